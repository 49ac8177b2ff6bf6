import { error } from '@sveltejs/kit';
import { placeOf } from '#lib/server/public/municipality.ts';
import { needsPage } from '#lib/server/public/needs/needs-page.ts';
import { needsAsked } from '../needs-asked.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { publicDb, t, locale } = event.locals;
  const { body, frame, sets, asked, said } = await needsAsked(event);
  const needs = await needsPage(publicDb, asked, said);
  if (!needs) error(404, t('error.404.title'));
  const inPlace = placeOf(body, t, locale);
  return {
    ...{ title: t('needs.title'), description: t('needs.description', { inPlace }), inPlace, sets },
    ...{ body, path: `${body.home}/potreby/kapacity`, needs },
    frame: { ...frame, ...(needs.isInvented ? { demo: t('reach.invented') } : {}) }
  };
};
