import { error, redirect } from '@sveltejs/kit';
import { inLanguage } from '#lib/i18n/locale.ts';
import { isUuid } from '#lib/server/desk/forms/typed-values.ts';
import { eraseOffer } from '#lib/server/use-cases/evidence/offer-help.ts';
import { textOf } from '../../../../prihlasenie/form-errors.ts';
import { openDesk } from '../../../desk.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const desk = await openDesk(event, 'answer-suggestions');
  const { t, locale } = event.locals;
  const offers = await desk.inBody(({ offeredHelp }) => offeredHelp.list());
  return {
    title: t('offeredHelp.desk.title'),
    backHref: inLanguage(`/pracovisko/${desk.body.slug}/podnety`, locale),
    offers: offers.map(({ id, kinds, name, contact, note, consentedOn }) => ({
      ...{ id, name, contact, note, consentedOn },
      kinds: kinds.map((kind) => t(`offeredHelp.kind.${kind}`))
    })),
    isErased: event.url.searchParams.has('hotovo')
  };
};

export const actions: Actions = {
  default: async (event) => {
    const desk = await openDesk(event, 'answer-suggestions');
    const { locals } = event;
    const id = textOf(await event.request.formData(), 'id');
    const outcome = isUuid(id) ? await desk.inBody((stores) => eraseOffer(stores, desk.actor, id)) : 'gone';
    if (outcome === 'not-allowed') error(403, locals.t('error.403.title'));
    // What is gone already was what was asked for.
    redirect(303, `${inLanguage(`/pracovisko/${desk.body.slug}/podnety/ponuky`, locals.locale)}?hotovo`);
  }
};
