import { error } from '@sveltejs/kit';
import { placeOf } from '#lib/server/public/municipality.ts';
import { kindNeedsPage } from '#lib/server/public/needs/kind-needs-page.ts';
import { needsAsked } from '../../needs-asked.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { publicDb, t, locale } = event.locals;
  const { body, frame, sets, asked, said } = await needsAsked(event);
  const kind = await kindNeedsPage(publicDb, { ...asked, kind: event.params.druh }, said);
  if (!kind) error(404, t('error.404.title'));
  const inPlace = placeOf(body, t, locale);
  return {
    ...{ title: kind.name, description: t('needs.kind.description', { name: kind.name, inPlace }) },
    ...{ body, inPlace, sets, path: `${body.home}/potreby/kapacity`, kind },
    frame: { ...frame, ...(kind.isInvented ? { demo: t('reach.invented') } : {}) }
  };
};
