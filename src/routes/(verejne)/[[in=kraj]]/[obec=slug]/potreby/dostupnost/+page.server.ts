import { error } from '@sveltejs/kit';
import { REGISTER_SET } from '#lib/server/db/shown-register.ts';
import { gapPage } from '#lib/server/public/gap-page.ts';
import { placeOf } from '#lib/server/public/municipality.ts';
import { reachAsked } from '../../reach-asked.ts';
import type { PageServerLoad } from './$types';

const SHOWN_SETS = ['census-2021-ages', 'settlement-centres', 'law-catalogue', 'target-ages', REGISTER_SET];

export const load: PageServerLoad = async ({ locals, parent, url }) => {
  const { publicDb, t, locale } = locals;
  const { body, frame } = await parent();
  const { sets, asked, isAsked, wrongKm } = await reachAsked({ locals, url }, body, SHOWN_SETS);
  const found = await gapPage(publicDb, asked, { t, locale });
  if (!found) error(404, t('error.404.title'));
  const inPlace = placeOf(body, t, locale);
  return {
    ...{ title: t('reach.title'), description: t('reach.description', { inPlace }), inPlace },
    ...{ reachKm: asked.reachKm, isAsked, wrongKm, path: `${body.home}/potreby/dostupnost`, sets },
    ...found,
    frame: { ...frame, ...(found.isInvented ? { demo: t('reach.invented') } : {}) }
  };
};
