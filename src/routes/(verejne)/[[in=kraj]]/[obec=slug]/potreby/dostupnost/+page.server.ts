import { error } from '@sveltejs/kit';
import { readReachKm } from '#lib/domain/directory/reach/distance-decay.ts';
import { REGISTER_SET } from '#lib/server/db/shown-register.ts';
import { gapPage } from '#lib/server/public/gap-page.ts';
import { placeOf } from '#lib/server/public/municipality.ts';
import { ALL_BODIES, revisionOfAllBodies } from '#lib/server/public/plans-here.ts';
import { readReference } from '#lib/server/public/reference.ts';
import type { PageServerLoad } from './$types';

const SHOWN_SETS = ['census-2021-ages', 'settlement-centres', 'law-catalogue', 'target-ages', REGISTER_SET];

export const load: PageServerLoad = async ({ locals, parent, url }) => {
  const { publicDb, t, locale, today, reads } = locals;
  const { body, frame } = await parent();
  // A region is no place from which anything is near.
  if (body.ownerKind === 'region') error(404, t('error.404.title'));
  const [{ sets, revision }, bodies] = await Promise.all([
    readReference(publicDb, SHOWN_SETS),
    revisionOfAllBodies(publicDb)
  ]);
  reads('reference', revision);
  reads(ALL_BODIES, bodies);
  const reachKm = readReachKm(url.searchParams.get('km'));
  const found = await gapPage(publicDb, { unitCode: body.unitCode, reachKm, day: today }, { t, locale });
  if (!found) error(404, t('error.404.title'));
  const inPlace = placeOf(body, t, locale);
  return {
    ...{ title: t('reach.title'), description: t('reach.description', { inPlace }), inPlace },
    ...{ reachKm, isAsked: url.search !== '', path: `${body.home}/potreby/dostupnost`, sets },
    ...found,
    frame: { ...frame, ...(found.isInvented ? { demo: t('reach.invented') } : {}) }
  };
};
