import { error } from '@sveltejs/kit';
import { gapQuery } from '#lib/server/public/gaps/gaps-asked.ts';
import { gapsByPlace } from '#lib/server/public/gaps/gaps-by-place.ts';
import { gapsPage } from '#lib/server/public/gaps/gaps-page.ts';
import { placeOf } from '#lib/server/public/municipality.ts';
import { gapsPageAsked } from '../gaps-asked.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { publicDb, t, locale } = event.locals;
  const { body, frame, sets, asked, said } = await gapsPageAsked(event);
  const gaps = await gapsPage(publicDb, asked, said);
  if (!gaps) error(404, t('error.404.title'));
  const { first, ...shown } = gaps;
  const places =
    asked.isRegion && first !== undefined
      ? await gapsByPlace(publicDb, { ...asked, model: first }, said)
      : undefined;
  const inPlace = placeOf(body, t, locale);
  return {
    ...{ title: t('needGap.title'), description: t('needGap.description', { inPlace }), inPlace, sets, body },
    ...{ path: `${body.home}/potreby/medzery`, gaps: shown, places, filter: asked.filter, year: asked.year },
    ...{
      query: gapQuery(asked),
      isAsked: event.url.search !== '',
      isRegion: asked.isRegion,
      page: asked.page
    },
    frame: { ...frame, ...(gaps.isInvented ? { demo: t('reach.invented') } : {}) }
  };
};
