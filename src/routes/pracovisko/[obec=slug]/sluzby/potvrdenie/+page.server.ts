import { error, fail, redirect } from '@sveltejs/kit';
import {
  ASK_MONTHS,
  STALE_DAYS,
  USUAL_SETTINGS
} from '#lib/domain/directory/confirmation/directory-settings.ts';
import { dayInSlovakia } from '#lib/domain/shared/calendar-day.ts';
import { may } from '#lib/domain/tenancy/permissions.ts';
import { formats } from '#lib/i18n/format.ts';
import { inLanguage } from '#lib/i18n/locale.ts';
import { readTypedWhole } from '#lib/server/desk/forms/typed-values.ts';
import { theInstallation } from '#lib/server/installation.ts';
import { letterWithLink } from '#lib/server/mail-links.ts';
import { showDirectory } from '#lib/server/public/show-directory.ts';
import {
  askProviders,
  type Freshness,
  readFreshness
} from '#lib/server/use-cases/directory/ask-providers.ts';
import { keepDirectorySettings } from '#lib/server/use-cases/directory/keep-directory-settings.ts';
import { textOf } from '../../../../prihlasenie/form-errors.ts';
import { openDesk } from '../../../desk.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const desk = await openDesk(event, 'view-desk');
  const { t, locale, today } = event.locals;
  const { rows, settings, open } = await desk.inBody(async (stores) => ({
    rows: await readFreshness(stores, today),
    settings: (await stores.directorySettings.find()) ?? USUAL_SETTINGS,
    open: (await stores.providerChanges.listOpen()).length
  }));
  const base = inLanguage(`/pracovisko/${desk.body.slug}/sluzby`, locale);
  const { shortDay } = formats(locale);
  const state = ({ confirmedOn, askedOn, answeredAt }: Freshness) => {
    const answeredOn = answeredAt && dayInSlovakia(answeredAt);
    if (answeredOn) return t('confirmDesk.answered', { day: shortDay(answeredOn) });
    if (askedOn) return t('confirmDesk.waiting', { day: shortDay(askedOn) });
    return confirmedOn ? t('confirmDesk.neverAsked') : t('confirmDesk.nothingKnown');
  };
  const query = event.url.searchParams;
  return {
    title: t('confirmDesk.title'),
    mayAsk: may(desk.actor, 'ask-providers'),
    rows: rows.map((one) => ({
      id: one.service.id,
      name: one.service.name,
      href: `${base}/${one.service.id}/potvrdenie`,
      confirmedOn: one.confirmedOn ? shortDay(one.confirmedOn) : '',
      state: state(one),
      isDue: one.isDue,
      hasContact: one.contact !== null
    })),
    ready: rows.filter(({ isDue, contact }) => isDue && contact !== null).length,
    answered: rows.filter(({ answeredAt }) => answeredAt !== null).length,
    asked: rows.filter(({ askedOn }) => askedOn !== null).length,
    settings: {
      staleAfterDays: String(settings.staleAfterDays),
      askEveryMonths: String(settings.askEveryMonths),
      asksItself: settings.asksItself
    },
    bounds: { stale: STALE_DAYS, months: ASK_MONTHS },
    changes: open === 0 ? null : { count: open, href: `${base}/zmeny` },
    sent: query.has('poslane') ? Number(query.get('poslane')) : null,
    isKept: query.has('ulozene')
  };
};

export const actions: Actions = {
  poslat: async (event) => {
    const desk = await openDesk(event, 'ask-providers');
    const { today, locale } = event.locals;
    const { origin, mail } = theInstallation();
    const asked = await desk.inBody((stores) =>
      askProviders(
        stores,
        desk.actor,
        { which: 'due', today, now: new Date() },
        letterWithLink(stores, desk.body.name, origin)
      )
    );
    if (asked === 'not-allowed') error(403, event.locals.t('error.403.title'));
    mail.wake();
    const path = inLanguage(`/pracovisko/${desk.body.slug}/sluzby/potvrdenie`, locale);
    redirect(303, `${path}?poslane=${asked.services}`);
  },

  nastavit: async (event) => {
    const desk = await openDesk(event, 'ask-providers');
    const { t, locale } = event.locals;
    const form = await event.request.formData();
    const typed = {
      staleAfterDays: textOf(form, 'staleAfterDays'),
      askEveryMonths: textOf(form, 'askEveryMonths'),
      asksItself: form.get('asksItself') === 'ano'
    };
    const settings = {
      staleAfterDays: readTypedWhole(typed.staleAfterDays) ?? Number.NaN,
      askEveryMonths: readTypedWhole(typed.askEveryMonths) ?? Number.NaN,
      asksItself: typed.asksItself
    };
    const outcome = await desk.inBody((stores) => keepDirectorySettings(stores, desk.actor, settings));
    if (outcome === 'not-allowed') error(403, t('error.403.title'));
    if (outcome !== 'kept') {
      const field = outcome === 'stale-out-of-bounds' ? 'staleAfterDays' : 'askEveryMonths';
      return fail(422, { typed, errors: [{ field, text: t(`confirmDesk.error.${outcome}`) }] });
    }
    await showDirectory(theInstallation(), desk.body.bodyId);
    redirect(303, `${inLanguage(`/pracovisko/${desk.body.slug}/sluzby/potvrdenie`, locale)}?ulozene`);
  }
};
