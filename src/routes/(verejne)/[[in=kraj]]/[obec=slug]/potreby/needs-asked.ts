import { error } from '@sveltejs/kit';
import { REGISTER_SET } from '#lib/server/db/shown-register.ts';
import { chosenVersion } from '#lib/server/public/chosen-version.ts';
import { ALL_BODIES, revisionOfAllBodies } from '#lib/server/public/plans-here.ts';
import { readReference } from '#lib/server/public/reference.ts';
import { type OwnerEvent, openPages } from '../open-owner.ts';

const SHOWN_SETS = [
  ...['census-2021-ages', 'un-projection-2019', 'need-models', 'law-catalogue'],
  ...['settlement-centres', REGISTER_SET]
];

/**
 * What a page of needs is asked for. It is old as soon as a set changes, or any body shows another service or another
 * model.
 * @throws 404 where the owner is a region: needs are told of municipalities
 */
export async function needsAsked(event: OwnerEvent) {
  const { publicDb, t, locale, today, reads } = event.locals;
  const { body, versions, frame } = await openPages(event);
  if (body.ownerKind === 'region') error(404, t('error.404.title'));
  const [{ sets, revision }, bodies] = await Promise.all([
    readReference(publicDb, SHOWN_SETS),
    revisionOfAllBodies(publicDb)
  ]);
  reads('reference', revision);
  reads(ALL_BODIES, bodies);
  const version = chosenVersion(versions, {}, today);
  return { body, frame, sets, asked: { unitCode: body.unitCode, day: today, version }, said: { t, locale } };
}
