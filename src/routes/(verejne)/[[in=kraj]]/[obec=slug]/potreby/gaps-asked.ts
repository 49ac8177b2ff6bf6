import { REGISTER_SET } from '#lib/server/db/shown-register.ts';
import { chosenVersion } from '#lib/server/public/chosen-version.ts';
import { gapsAsked } from '#lib/server/public/gaps/gaps-asked.ts';
import { shownYears } from '#lib/server/public/needs/shown-years.ts';
import { ALL_BODIES, revisionOfAllBodies } from '#lib/server/public/plans-here.ts';
import { readReference } from '#lib/server/public/reference.ts';
import { type OwnerEvent, openPages } from '../open-owner.ts';

const SHOWN_SETS = [
  ...['census-2021-ages', 'un-projection-2019', 'need-models', 'law-catalogue'],
  ...['settlement-centres', 'boundaries', REGISTER_SET]
];

/** What a page of gaps is asked for, of a municipality or a region. It is old as soon as any body shows another service. */
export async function gapsPageAsked(event: OwnerEvent) {
  const { publicDb, t, locale, today, reads } = event.locals;
  const { body, versions, frame } = await openPages(event);
  const [{ sets, revision }, bodies] = await Promise.all([
    readReference(publicDb, SHOWN_SETS),
    revisionOfAllBodies(publicDb)
  ]);
  reads('reference', revision);
  reads(ALL_BODIES, bodies);
  const asked = {
    ...gapsAsked(event.url.searchParams, today),
    ...{ unitCode: body.unitCode, isRegion: body.ownerKind === 'region', today },
    years: shownYears(chosenVersion(versions, {}, today), today)
  };
  return { body, frame, sets, asked, said: { t, locale } };
}
