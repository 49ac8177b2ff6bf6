import type { Locale } from '#lib/i18n/locale.ts';
import { inLanguage } from '#lib/i18n/locale.ts';
import { messages } from '#lib/i18n/messages.ts';
import type { PublicDb } from '../db/db.ts';
import { territoryStore } from '../db/territory.ts';
import { regionMap } from '../documents/map.ts';
import { boundaries } from './boundaries.ts';

export type ListedDistrict = { code: string; name: string; slug: string; municipalities: number };
export type ListedRegion = {
  name: string;
  slug: string;
  municipalities: number;
  districts: ListedDistrict[];
  wholeCities: { name: string; slug: string }[];
};

/** The country by region and district with how many municipalities are in each, in Slovak order. */
export async function readCountry(db: PublicDb): Promise<ListedRegion[]> {
  const regions = await territoryStore(db).listBodiesByDistrict();
  return regions.map(({ name, slug, wholeCities, districts }) => ({
    name,
    slug,
    municipalities: districts.reduce((sum, { bodies }) => sum + bodies.length, wholeCities.length),
    wholeCities: wholeCities.map((city) => ({ name: city.name, slug: city.slug })),
    districts: districts.map((district) => ({
      code: district.code,
      name: district.name,
      slug: district.slug,
      municipalities: district.bodies.length
    }))
  }));
}

/** The map of all districts, each leading to its place on the page of its region. */
export function countryMap(regions: readonly ListedRegion[], locale: Locale): string {
  const t = messages(locale);
  const places = new Map(
    regions.flatMap(({ slug: region, districts }) =>
      districts.map((district) => [district.code, { ...district, region }] as const)
    )
  );
  return regionMap(boundaries().districts, {
    label: t('public.map.country'),
    markOf: (code, name) => {
      const district = places.get(code);
      if (!district) return { title: name };
      return {
        title: t('public.map.district', {
          name,
          count: district.municipalities
        }),
        href: inLanguage(`/kraj/${district.region}#${district.slug}`, locale)
      };
    }
  });
}
