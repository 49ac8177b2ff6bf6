import { error, type ServerLoadEvent } from '@sveltejs/kit';
import { readReachKm } from '#lib/domain/directory/reach/distance-decay.ts';
import type { PublicOwner } from '#lib/server/public/municipality.ts';
import { ALL_BODIES, revisionOfAllBodies } from '#lib/server/public/plans-here.ts';
import { readReference } from '#lib/server/public/reference.ts';

/**
 * What a page on the services around a municipality is asked for, and the sets that it names as its sources. The page
 * is old as soon as a set changes or any body shows another service.
 * @throws 404 where the owner is a region: it is no place from which anything is near
 */
export async function reachAsked(
  { locals, url }: Pick<ServerLoadEvent, 'locals' | 'url'>,
  { ownerKind, unitCode }: Pick<PublicOwner, 'ownerKind' | 'unitCode'>,
  shownSets: readonly string[]
) {
  const { publicDb, t, today, reads } = locals;
  if (ownerKind === 'region') error(404, t('error.404.title'));
  const [{ sets, revision }, bodies] = await Promise.all([
    readReference(publicDb, shownSets),
    revisionOfAllBodies(publicDb)
  ]);
  reads('reference', revision);
  reads(ALL_BODIES, bodies);
  const given = url.searchParams.get('km');
  const reachKm = readReachKm(given);
  const wrongKm = given !== null && given !== String(reachKm) ? given.slice(0, 20).toWellFormed() : null;
  return { sets, asked: { unitCode, reachKm, day: today }, isAsked: url.search !== '', wrongKm };
}
