import { error } from '@sveltejs/kit';
import { agePicture } from '#lib/server/public/age-picture.ts';
import { chosenVersion } from '#lib/server/public/chosen-version.ts';
import { draftsUnderDiscussion, planOverview } from '#lib/server/public/plan-overview.ts';
import {
  ALL_BODIES,
  plansByDistrict,
  plansInForce,
  revisionOfAllBodies
} from '#lib/server/public/plans-here.ts';
import { readReference } from '#lib/server/public/reference.ts';
import { mapOfRegion, readRegion } from '#lib/server/public/region.ts';
import { openPages } from '../../[[in=kraj]]/[obec=slug]/open-owner.ts';
import type { PageServerLoad } from './$types';

const SHOWN_SETS = ['census-2021-ages', 'territory', 'boundaries'];

/** A region: its own plan where it has published one, and the picture of its municipalities. */
export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { publicDb, locale, t, today } = locals;
  locals.reads(ALL_BODIES, await revisionOfAllBodies(publicDb));
  const owner = { in: 'kraj', obec: params.kraj };
  const { body, versions, frame } = await openPages({ locals, url, params: owner });
  const version = chosenVersion(versions, {}, today);
  const plan = version && (await planOverview(publicDb, version, body.home, { today, locale }));
  const region = await readRegion(publicDb, body.unitCode);
  if (!region) error(404, 'no-such-region');
  const { ages, ...shown } = region;
  const plans = await plansInForce(publicDb, today, body.unitCode);
  const reference = await readReference(publicDb, SHOWN_SETS);
  locals.reads('reference', reference.revision);
  return {
    frame: { ...frame, demo: plan?.demonstration ?? false },
    body,
    plan,
    drafts: draftsUnderDiscussion(versions, body.home, { today, locale }),
    title: region.name,
    description: t('public.region.description', { name: region.name }),
    region: shown,
    map: mapOfRegion(body.unitCode, region, plansByDistrict(plans), locale),
    plans,
    picture: agePicture(region.name, ages, locale),
    sets: reference.sets
  };
};
