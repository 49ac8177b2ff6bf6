import type { Locale } from '#lib/i18n/locale.ts';
import { inLanguage } from '#lib/i18n/locale.ts';
import { messages, type Translate } from '#lib/i18n/messages.ts';
import type { PublicDb } from '../db/db.ts';
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
  const regions = await db
    .selectFrom('territoryRegion')
    .select(['code', 'name', 'slug'])
    .orderBy('code')
    .execute();
  const districts = await db
    .selectFrom('territoryDistrict as district')
    .leftJoin('territoryUnit as unit', 'unit.districtCode', 'district.code')
    .leftJoin('planningBody as body', 'body.unitCode', 'unit.code')
    .select(['district.code', 'district.name', 'district.slug', 'district.regionCode'])
    .select((row) => row.fn.count<number>('body.bodyId').as('municipalities'))
    .groupBy('district.code')
    .orderBy('district.sortKey')
    .execute();
  const cities = await db
    .selectFrom('planningBody as body')
    .innerJoin('territoryUnit as unit', 'unit.code', 'body.unitCode')
    .select(['body.name', 'body.slug', 'unit.regionCode'])
    .where('body.kind', '=', 'city')
    .execute();
  return regions.map(({ code, name, slug }) => {
    const ofRegion = <Row extends { regionCode: string }>(rows: Row[]) =>
      rows.filter(({ regionCode }) => regionCode === code);
    const own = ofRegion(districts).map((row) => ({ ...row, municipalities: Number(row.municipalities) }));
    const wholeCities = ofRegion(cities);
    const municipalities = own.reduce((sum, district) => sum + district.municipalities, wholeCities.length);
    return { name, slug, municipalities, wholeCities, districts: own };
  });
}

/**
 * The map of all districts, each leading to its place on the page of its region.
 * @param plans how many plans are in force in a district, by its code; those with one are coloured
 */
export function countryMap(
  regions: readonly ListedRegion[],
  plans: ReadonlyMap<string, number>,
  locale: Locale
): string {
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
        ...districtMark({ name, municipalities: district.municipalities, plans: plans.get(code) ?? 0 }, t),
        href: inLanguage(`/kraj/${district.region}#${district.slug}`, locale)
      };
    }
  });
}

/** What a map says of a district, and how it is dressed when plans are in force there. */
export function districtMark(
  { name, municipalities, plans }: { name: string; municipalities: number; plans: number },
  t: Translate
): { title: string; className?: string } {
  if (plans === 0) return { title: t('public.map.district', { name, count: municipalities }) };
  return { title: t('public.map.districtWithPlans', { name, count: plans }), className: 'map-state-done' };
}
