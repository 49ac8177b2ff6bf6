import { error, fail, redirect } from '@sveltejs/kit';
import { CONTACT_MAX_LENGTH, REPORT_MAX_LENGTH } from '#lib/domain/directory/wrong-record.ts';
import { plainText } from '#lib/domain/shared/plain-text.ts';
import { publishedServices } from '#lib/server/db/published-services.ts';
import { inTransaction } from '#lib/server/stores.ts';
import { reportWrongRecord } from '#lib/server/use-cases/directory/report-wrong-record.ts';
import { TRAP } from '../../../../../trap.ts';
import { openOwner } from '../../../open-owner.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, parent, params, url }) => {
  const { body, frame } = await parent();
  const service = await publishedServices(locals.publicDb).find(body.bodyId, params.sluzba);
  // What only the national register knows, the body cannot mend.
  if (!service || service.fromRegister) error(404, locals.t('error.404.title'));
  return {
    title: locals.t('report.title'),
    frame,
    service: service.name,
    path: `${body.home}/sluzby`,
    serviceHref: `${body.home}/sluzby/${service.id}`,
    limits: { what: REPORT_MAX_LENGTH, contact: CONTACT_MAX_LENGTH },
    isSent: url.searchParams.has('poslane')
  };
};

const FIELDS = { empty: 'what', 'too-long': 'what', 'contact-too-long': 'contact' } as const;

export const actions: Actions = {
  default: async (event) => {
    const { locals, params, request, url } = event;
    const { t, locale } = locals;
    const body = await openOwner(event);
    const form = await request.formData();
    const typed = (name: string) => {
      const value = form.get(name);
      return typeof value === 'string' ? plainText(value).trim() : '';
    };
    const [what, contact] = [typed('what'), typed('contact')];
    const thanks = `${url.pathname}?poslane`;
    if (typed(TRAP) !== '') redirect(303, thanks);
    const outcome = await inTransaction(locals.db, body.bodyId, (stores) =>
      reportWrongRecord(stores, {
        ...{ serviceId: params.sluzba, what, contact },
        ...{ language: locale, now: new Date() }
      })
    );
    if (outcome === 'gone') error(404, t('error.404.title'));
    if (outcome !== 'reported') {
      const errors = [{ field: FIELDS[outcome], text: t(`report.error.${outcome}`) }];
      return fail(422, { what, contact, errors });
    }
    redirect(303, thanks);
  }
};
