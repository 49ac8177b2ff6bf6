import { type AgeStructure, personsBetween } from '#lib/domain/population/age-structure.ts';
import { projectVariant } from '#lib/domain/population/projection/place-projection.ts';
import { peopleBetween } from '#lib/domain/population/projection/projection.ts';
import { peopleFrom } from '#lib/domain/population/statistics/five-year-ages.ts';
import type { PublicDb } from '../../db/db.ts';
import { loadedAges } from '../../db/office-statistics.ts';
import { countryGround } from './country-ground.ts';
import { CENSUS_YEAR, censusBasis, PROJECTED_YEARS } from './place-basis.ts';

/** People of some ages: as the office counted them, as the projection said, and as they were at the census. */
type BackTestLine = { from: 0 | 65 | 80; counted: number; projected: number; unchanged: number };

type BackTest = { year: number; lines: BackTestLine[] };

const TESTED_AGES = [0, 65, 80] as const;

/**
 * The projection from the census beside what the office counted at the end of the latest loaded year, before it is
 * brought to the country's and without what the office counted since: it must stand by itself, knowing only the census. Null where no later year is loaded.
 */
export async function backTest(db: PublicDb, unitCode: string, ages: AgeStructure): Promise<BackTest | null> {
  const counted = (await loadedAges(db, unitCode)).at(-1);
  // The end of a year is the beginning of the next one, of which projections speak.
  const at = (counted?.year ?? 0) + 1;
  if (!counted || at <= CENSUS_YEAR || at > CENSUS_YEAR + PROJECTED_YEARS) return null;
  const ground = await countryGround(db);
  const projected = projectVariant(censusBasis(ages, ground), ground, 'middle');
  const then =
    projected.outcome === 'projected'
      ? projected.years.find(({ year }) => year === at)?.population
      : undefined;
  if (!then) return null;
  return {
    year: counted.year,
    lines: TESTED_AGES.map((from) => ({
      from,
      counted: peopleFrom(counted, from),
      projected: Math.round(peopleBetween(then, from, null)),
      unchanged: personsBetween(ages, from)
    }))
  };
}
