import { error } from '@sveltejs/kit';
import { gapQuery } from '#lib/server/public/gaps/gaps-asked.ts';
import { gapsPage } from '#lib/server/public/gaps/gaps-page.ts';
import { placeOf } from '#lib/server/public/municipality.ts';
import { gapsPageAsked } from '../gaps-asked.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { publicDb, t, locale } = event.locals;
  const { body, frame, sets, asked, said } = await gapsPageAsked(event);
  const gaps = await gapsPage(publicDb, asked, said);
  if (!gaps) error(404, t('error.404.title'));
  const inPlace = placeOf(body, t, locale);
  return {
    ...{ title: t('needGap.title'), description: t('needGap.description', { inPlace }), inPlace, sets, body },
    ...{ path: `${body.home}/potreby/medzery`, gaps, filter: asked.filter, year: asked.year },
    ...{ query: gapQuery(asked), isAsked: event.url.search !== '', isRegion: asked.isRegion },
    frame: { ...frame, ...(gaps.isInvented ? { demo: t('reach.invented') } : {}) }
  };
};
