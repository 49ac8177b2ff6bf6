import { countryMap, readCountry } from '#lib/server/public/country.ts';
import { ownFrame } from '#lib/server/public/municipality.ts';
import { readReference } from '#lib/server/public/reference.ts';
import type { PageServerLoad } from './$types';

const SHOWN_SETS = ['territory', 'boundaries'];

export const load: PageServerLoad = async ({ locals }) => {
  const { publicDb, t, locale } = locals;
  const reference = await readReference(publicDb, SHOWN_SETS);
  const regions = await readCountry(publicDb);
  locals.reads('reference', reference.revision);
  return {
    frame: ownFrame('/', t),
    description: t('public.home.description'),
    regions,
    map: countryMap(regions, locale),
    sets: reference.sets
  };
};
