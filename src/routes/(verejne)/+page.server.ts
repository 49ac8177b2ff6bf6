import { agesOfAreas, peopleFigures } from '#lib/server/public/census.ts';
import { countryMap, readCountry } from '#lib/server/public/country.ts';
import { ownFrame } from '#lib/server/public/municipality.ts';
import {
  ALL_BODIES,
  plansByDistrict,
  plansInForce,
  revisionOfAllBodies
} from '#lib/server/public/plans-here.ts';
import { readReference } from '#lib/server/public/reference.ts';
import type { PageServerLoad } from './$types';

const SHOWN_SETS = ['territory', 'boundaries', 'census-2021-ages'];
/** So many plans are named on the first page; the others stand with their regions. */
const MOST_NAMED = 24;

export const load: PageServerLoad = async ({ locals }) => {
  const { publicDb, t, locale, today } = locals;
  locals.reads(ALL_BODIES, await revisionOfAllBodies(publicDb));
  const reference = await readReference(publicDb, SHOWN_SETS);
  const regions = await readCountry(publicDb);
  const plans = await plansInForce(publicDb, today);
  const country = (await agesOfAreas(publicDb, ['SK'])).get('SK');
  locals.reads('reference', reference.revision);
  return {
    frame: ownFrame('/', t),
    description: t('public.home.description'),
    regions,
    map: countryMap(regions, plansByDistrict(plans), locale),
    country: country && peopleFigures('', country),
    plans: { count: plans.length, named: plans.slice(0, MOST_NAMED) },
    sets: reference.sets
  };
};
