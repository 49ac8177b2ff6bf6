import { error } from '@sveltejs/kit';
import { EASY_SLOVAK, languageName } from '#lib/domain/plans/content-language.ts';
import { translationShares } from '#lib/domain/plans/translation.ts';
import { translatable } from '#lib/server/use-cases/translations/keep-translations.ts';
import { openPlan } from '../../../open-plan.ts';
import { partTitle } from '../part-title.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { params, locals } = event;
  const { variant } = params;
  if (!variant) error(404, locals.t('error.404.title'));
  const open = await openPlan(event, 'view-desk');
  const shares = await open.desk.inBody(async (stores) => {
    const texts = await translatable(stores, params.plan, variant);
    return translationShares(texts, await stores.translations.list(params.plan, variant));
  });
  const isEasy = variant === EASY_SLOVAK;
  const name = isEasy ? locals.t('twin.easy') : languageName(variant);
  return open.page('preklady', isEasy ? name : locals.t('twin.into', { language: name }), {
    variant,
    isEasy,
    address: event.url.pathname,
    parts: shares.map((share) => ({ ...share, title: partTitle(share.part, locals.t) }))
  });
};
