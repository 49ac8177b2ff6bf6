import { setImmediate } from 'node:timers/promises';
import type { AgeBand } from '#lib/domain/population/age-structure.ts';
import type { BySex } from '#lib/domain/population/projection/cohort-component.ts';
import {
  type ComparedCount,
  type ComparedProjection,
  comparedProjections
} from '#lib/domain/population/projection/other-projection.ts';
import { projectVariant } from '#lib/domain/population/projection/place-projection.ts';
import { peopleBetween } from '#lib/domain/population/projection/projection.ts';
import { scaledBy } from '#lib/domain/population/projection/raking.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { messages } from '#lib/i18n/messages.ts';
import { censusPeople } from '../../db/census-people.ts';
import type { PublicDb } from '../../db/db.ts';
import { loadedProjection } from '../../db/other-demography.ts';
import { bandLabel } from '../age-picture.ts';
import { countryGround } from './country-ground.ts';
import { addTo, placeBasis } from './place-basis.ts';

/** Years of which the page tells, where what was published has them. */
const TOLD_YEARS = [2026, 2031, 2041];

type ComparedLine = Omit<ComparedCount, 'band'> & { age: string };
type ComparedDistrict = {
  district: string;
  projections: (Omit<ComparedProjection, 'counts'> & { counts: ComparedLine[] })[];
};

/**
 * What others published of a municipality's district, beside the sum of our own projections of its municipalities. Null
 * where nothing of it was loaded, and for whole cities, which are more than one district.
 */
export async function comparedDistrict(
  db: PublicDb,
  unitCode: string,
  locale: Locale
): Promise<ComparedDistrict | null> {
  const district = await db
    .selectFrom('territoryUnit as unit')
    .innerJoin('territoryDistrict as district', 'district.code', 'unit.districtCode')
    .select(['district.code', 'district.name'])
    .where('unit.code', '=', unitCode)
    .executeTakeFirst();
  const published = district ? await loadedProjection(db, district.code) : [];
  if (!district || published.length === 0) return null;
  const ground = await countryGround(db);
  const people = (await censusPeople(db).municipalities()).filter(
    (place) => ground.territory.get(place.unitCode)?.districtCode === district.code
  );
  const sums = new Map<number, BySex>();
  for (const place of people) {
    await setImmediate();
    const projected = projectVariant(placeBasis(place, ground), ground, 'middle');
    if (projected.outcome !== 'projected') continue;
    for (const { year, population } of projected.years) {
      const factors = ground.factors.get(year);
      addTo(sums, year, factors ? scaledBy(population, factors) : population);
    }
  }
  const projections = comparedProjections(published, TOLD_YEARS, (year, { from, to }) => {
    const sum = sums.get(year);
    return sum && peopleBetween(sum, from, to);
  });
  if (projections.length === 0) return null;
  const ageOf = (band: AgeBand) =>
    band.from === 0 && band.to === null ? messages(locale)('projection.everybody') : bandLabel(band, locale);
  return {
    district: district.name,
    projections: projections.map((one) => ({
      ...one,
      counts: one.counts.map(({ band, ...count }) => ({ ...count, age: ageOf(band) }))
    }))
  };
}
