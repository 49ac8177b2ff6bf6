import { error } from '@sveltejs/kit';
import { agePicture } from '#lib/server/public/age-picture.ts';
import { ownFrame, publicBody } from '#lib/server/public/municipality.ts';
import {
  ALL_BODIES,
  plansByDistrict,
  plansInForce,
  revisionOfAllBodies
} from '#lib/server/public/plans-here.ts';
import { readReference } from '#lib/server/public/reference.ts';
import { mapOfRegion, readRegion } from '#lib/server/public/region.ts';
import type { PageServerLoad } from './$types';

const SHOWN_SETS = ['census-2021-ages', 'territory', 'boundaries'];

export const load: PageServerLoad = async ({ locals, params }) => {
  const { publicDb, locale, t, today } = locals;
  locals.reads(ALL_BODIES, await revisionOfAllBodies(publicDb));
  const body = await publicBody(publicDb, params.kraj);
  if (body?.kind !== 'region' || body.unitCode === null) error(404, 'no-such-region');
  const region = await readRegion(publicDb, body.unitCode);
  if (!region) error(404, 'no-such-region');
  const { ages, ...shown } = region;
  const plans = await plansInForce(publicDb, today, body.unitCode);
  const reference = await readReference(publicDb, SHOWN_SETS);
  locals.reads('reference', reference.revision);
  return {
    frame: ownFrame(`/kraj/${region.slug}`, t),
    title: region.name,
    description: t('public.region.description', { name: region.name }),
    region: shown,
    map: mapOfRegion(body.unitCode, region, plansByDistrict(plans), locale),
    plans,
    picture: agePicture(region.name, ages, locale),
    sets: reference.sets
  };
};
