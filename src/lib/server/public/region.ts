import { ageingIndex, personsBetween, totalOf } from '#lib/domain/population/age-structure.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { messages } from '#lib/i18n/messages.ts';
import type { PublicDb } from '../db/db.ts';
import { territoryStore } from '../db/territory.ts';
import { regionMap } from '../documents/map.ts';
import { boundaries } from './boundaries.ts';
import { agesOfAreas, peopleFigures } from './census.ts';
import { districtMark } from './country.ts';

export type RegionDistrict = {
  code: string;
  name: string;
  slug: string;
  people: number;
  old: number;
  ageingIndex: number | null;
  bodies: { name: string; slug: string; inhabitants: number }[];
};

/** A region with its districts and their municipalities; undefined for a code that is no region. */
export async function readRegion(db: PublicDb, regionCode: string) {
  const [region] = await territoryStore(db).listBodiesByDistrict(regionCode);
  if (!region) return undefined;
  const codes = region.districts.map(({ code }) => code);
  const ages = await agesOfAreas(db, [regionCode, 'SK', ...codes]);
  const own = ages.get(regionCode);
  const country = ages.get('SK');
  const nobody = { males: [], females: [] };
  const districts = region.districts.map((district): RegionDistrict => {
    const people = ages.get(district.code) ?? nobody;
    return {
      code: district.code,
      name: district.name,
      slug: district.slug,
      people: totalOf(people),
      old: personsBetween(people, 65),
      ageingIndex: ageingIndex(people),
      bodies: district.bodies.map(({ name, slug, inhabitants }) => ({ name, slug, inhabitants }))
    };
  });
  return {
    name: region.name,
    slug: region.slug,
    ages: own ?? nobody,
    figures: peopleFigures(region.name, own ?? nobody),
    country: peopleFigures('Slovensko', country ?? nobody),
    wholeCities: region.wholeCities.map(({ name, slug, inhabitants }) => ({ name, slug, inhabitants })),
    municipalities: districts.reduce((sum, { bodies }) => sum + bodies.length, region.wholeCities.length),
    districts
  };
}

/** The map of a region's districts, each leading to its list on the same page; `plans` in force by district code. */
export function mapOfRegion(
  regionCode: string,
  region: { name: string; districts: readonly RegionDistrict[] },
  plans: ReadonlyMap<string, number>,
  locale: Locale
): string {
  const t = messages(locale);
  return regionMap(boundaries().districts, {
    label: t('public.map.region', { name: region.name }),
    regionCode,
    markOf: (code, name) => {
      const district = region.districts.find((each) => each.code === code);
      if (!district) return { title: name };
      const counted = { name, municipalities: district.bodies.length, plans: plans.get(code) ?? 0 };
      return { ...districtMark(counted, t), href: `#${district.slug}` };
    }
  });
}
