import { error } from '@sveltejs/kit';
import { placeOf } from '#lib/server/public/municipality.ts';
import { scenariosAsked, scenariosPage } from '#lib/server/public/needs/scenarios-page.ts';
import { needsAsked } from '../../needs-asked.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { publicDb, t, locale } = event.locals;
  const { body, frame, sets, asked, said } = await needsAsked(event);
  const scenarios = scenariosAsked(event.url.searchParams);
  const found = await scenariosPage(publicDb, { ...asked, scenarios }, said);
  if (!found) error(404, t('error.404.title'));
  const inPlace = placeOf(body, t, locale);
  return {
    ...{ title: t('needs.scenario.title'), description: t('needs.scenario.description', { inPlace }) },
    ...{ body, frame, inPlace, sets, path: `${body.home}/potreby/kapacity` },
    ...{ scenarios, found, isAsked: event.url.search !== '' }
  };
};
