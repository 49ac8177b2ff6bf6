import { error, fail, redirect } from '@sveltejs/kit';
import { requestState } from '#lib/domain/directory/confirmation/confirmation-link.ts';
import { dayInSlovakia } from '#lib/domain/shared/calendar-day.ts';
import { may } from '#lib/domain/tenancy/permissions.ts';
import { formats } from '#lib/i18n/format.ts';
import { LOCALES } from '#lib/i18n/locale.ts';
import { theInstallation } from '#lib/server/installation.ts';
import { letterWithLink } from '#lib/server/mail-links.ts';
import { askProviders } from '#lib/server/use-cases/directory/ask-providers.ts';
import { keepContact } from '#lib/server/use-cases/directory/keep-contact.ts';
import { textOf } from '../../../../../prihlasenie/form-errors.ts';
import { openService } from '../../service-page.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const open = await openService(event, 'view-desk');
  const { t, locale } = event.locals;
  const mayAsk = may(open.desk.actor, 'ask-providers');
  const { contact, asked } = await open.desk.inBody(async (stores) => ({
    contact: await stores.serviceContacts.find(open.service.id),
    asked: await stores.confirmationRequests.ofService(open.service.id)
  }));
  const { shortDay } = formats(locale);
  return {
    title: t('confirmDesk.one'),
    service: open.service.name,
    backHref: open.path,
    mayAsk,
    hasContact: contact !== undefined,
    // An address of a person is shown to those who write to it, and to nobody else.
    contact: mayAsk && contact ? contact : { email: '', language: 'sk' as const },
    asked: asked.map((one) => {
      const state = requestState(one, new Date());
      const on = one.confirmedAt ? dayInSlovakia(one.confirmedAt) : dayInSlovakia(one.expiresAt);
      return t(`confirmDesk.request.${state}`, { sent: shortDay(one.sentOn), day: shortDay(on) });
    }),
    isKept: event.url.searchParams.has('ulozene'),
    isSent: event.url.searchParams.has('poslane')
  };
};

export const actions: Actions = {
  kontakt: async (event) => {
    const open = await openService(event, 'ask-providers');
    const { t } = event.locals;
    const form = await event.request.formData();
    const [email, language] = [textOf(form, 'email'), textOf(form, 'language')];
    const contact = {
      ...{ serviceId: open.service.id, email },
      language: LOCALES.find((one) => one === language) ?? ('sk' as const)
    };
    const outcome = await open.desk.inBody((stores) =>
      keepContact(stores, open.desk.actor, { ...contact, now: new Date() })
    );
    if (outcome === 'not-allowed') error(403, t('error.403.title'));
    if (outcome === 'gone') error(404, t('error.404.title'));
    if (outcome === 'not-an-address') {
      const errors = [{ field: 'email', text: t('confirmDesk.error.not-an-address') }];
      return fail(422, { contact, errors });
    }
    redirect(303, `${open.path}/potvrdenie?ulozene`);
  },

  poslat: async (event) => {
    const open = await openService(event, 'ask-providers');
    const { today, t } = event.locals;
    const { origin, mail } = theInstallation();
    const { desk, service } = open;
    const asked = await desk.inBody((stores) =>
      askProviders(
        stores,
        desk.actor,
        { which: [service.id], today, now: new Date() },
        letterWithLink(stores, desk.body.name, origin)
      )
    );
    if (asked === 'not-allowed') error(403, t('error.403.title'));
    if (asked.mails === 0) {
      const errors = [{ field: 'email', text: t('confirmDesk.error.no-contact') }];
      return fail(422, { contact: null, errors });
    }
    mail.wake();
    redirect(303, `${open.path}/potvrdenie?poslane`);
  }
};
