import { fail, redirect } from '@sveltejs/kit';
import { dayInSlovakia } from '#lib/domain/shared/calendar-day.ts';
import { formats } from '#lib/i18n/format.ts';
import { inLanguage } from '#lib/i18n/locale.ts';
import { ownersByToken } from '#lib/server/db/owner-links.ts';
import { reportsByToken } from '#lib/server/db/report-links.ts';
import { theInstallation } from '#lib/server/installation.ts';
import { showServices } from '#lib/server/public/show-directory.ts';
import { hashOfToken } from '#lib/server/secret-token.ts';
import { inTransaction } from '#lib/server/stores.ts';
import { confirmRecord } from '#lib/server/use-cases/directory/answer-by-link.ts';
import type { Actions, PageServerLoad } from './$types';
import { openLink, shownRecord } from './open-link.ts';

/** Only shows the record: scanners of mail open every link, and must confirm nothing. */
export const load: PageServerLoad = async (event) => {
  const { locals, url } = event;
  const open = await openLink(event);
  const title = locals.t('confirm.title');
  if (!open && (await reportsByToken(locals.db, hashOfToken(event.params.token))))
    redirect(303, inLanguage(`/u/${event.params.token}/vykaz`, locals.locale));
  if (!open && (await ownersByToken(locals.db, hashOfToken(event.params.token))))
    redirect(303, inLanguage(`/u/${event.params.token}/plnenie`, locals.locale));
  if (!open) return { title, state: 'unknown' as const, bodyName: '', until: '', services: [], ...said(url) };
  const last = open.asked.map(({ request }) => request.expiresAt).toSorted((a, b) => +b - +a)[0];
  return {
    ...{ title, state: open.state, bodyName: open.body.name },
    until: last ? formats(locals.locale).day(dayInSlovakia(last)) : '',
    services: open.asked.map((one) => shownRecord(open, one, event)),
    ...said(url)
  };
};

/** What was done a moment ago. */
function said({ searchParams }: URL) {
  return { isMended: searchParams.has('opravene'), confirmed: searchParams.get('potvrdene') };
}

export const actions: Actions = {
  default: async (event) => {
    const { locals, params, request } = event;
    const open = await openLink(event);
    if (!open) return fail(410, { problem: null });
    const sent = await request.formData();
    const serviceId = String(sent.get('sluzba') ?? '');
    const seen = String(sent.get('videne') ?? '');
    const { body, tokenHash } = open;
    const outcome = await inTransaction(locals.db, body.bodyId, (stores) =>
      confirmRecord(stores, { tokenHash, serviceId, seen, today: locals.today, now: new Date() })
    );
    // The page itself says why a link opens nothing.
    if (outcome === 'not-open' || outcome === 'gone') return fail(410, { problem: null });
    if (outcome === 'changed-meanwhile') return fail(409, { problem: serviceId });
    await showServices(theInstallation(), body.bodyId, [serviceId]);
    redirect(
      303,
      `${inLanguage(`/u/${params.token}`, locals.locale)}?potvrdene=${serviceId}#sluzba-${serviceId}`
    );
  }
};
