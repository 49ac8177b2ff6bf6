import type { AgeStructure } from '#lib/domain/population/age-structure.ts';
import type { BySex } from '#lib/domain/population/projection/cohort-component.ts';
import {
  type LocalMovement,
  localMovement,
  type MovementPriors,
  NOTHING_SEEN,
  type SeenMovement
} from '#lib/domain/population/projection/local-movement.ts';
import {
  AS_THE_COUNTRY,
  childrenBeside,
  shrunkenRatio
} from '#lib/domain/population/projection/local-rates.ts';
import type { CountryBasis, PlaceBasis } from '#lib/domain/population/projection/place-projection.ts';
import { COUNTRY_UNCERTAINTY } from '#lib/domain/population/projection/uncertainty.ts';

/** The census, and how far from it the projection goes: twenty years from the time of a plan, and the years since. */
export const CENSUS_YEAR = 2021;
export const PROJECTED_YEARS = 25;
/** Life tables of the whole country stand under this code. */
export const COUNTRY = 'SK';
/** Children of the census were born around this year: by its rates local fertility is judged. */
export const BORN_AROUND = 2018;

/** The people of a municipality by sex and single year of age. */
export type PeopleOfPlace = AgeStructure & { unitCode: string };

/** What the projection of any place needs of the whole country. */
export type CountryGround = CountryBasis &
  MortalityGround & {
    /** How much a place must show of its own fertility, in children. */
    strength: number;
    /** What the office counted of births, deaths and moves; null where that was not loaded. */
    local: MovementGround | null;
    /** By year: what brings all municipalities to the country's own projection. */
    factors: ReadonlyMap<number, BySex>;
  };

/** Where each unit lies, and rates by loaded life tables of the country, regions and districts. */
export type MortalityGround = {
  territory: ReadonlyMap<
    string,
    { districtCode: string | null; regionCode: string; cityCode: string | null }
  >;
  mortality: ReadonlyMap<string, { year: number; ratesIn: CountryBasis['ratesIn'] }>;
};

export type MovementGround = {
  years: { from: number; to: number };
  priors: MovementPriors;
  seen: ReadonlyMap<string, SeenMovement>;
};

/** A place as its census shows it alone: by its own fertility, as far as its children tell of it. */
export function censusBasis(ages: AgeStructure, ground: CountryBasis & { strength: number }): PlaceBasis {
  const fertility = fertilitySeen(ages, ground).ratio;
  return {
    ages,
    scale: { ...AS_THE_COUNTRY, fertility },
    from: CENSUS_YEAR,
    years: PROJECTED_YEARS
  };
}

/** A place with all that is known of it: what the office counted there, else its census. */
export function placeBasis(
  { unitCode, males, females }: PeopleOfPlace,
  ground: CountryBasis & Pick<CountryGround, 'strength' | 'local'> & MortalityGround
): PlaceBasis {
  const { ratesIn } = mortalityOf(unitCode, ground) ?? {};
  const basis = { ...censusBasis({ males, females }, ground), ratesIn };
  const local = movementOf(unitCode, ground);
  if (!local) return basis;
  const { births, deaths, moves } = local;
  return {
    ...basis,
    scale: {
      // Where births are not stated, the children of the census still tell something.
      fertility: births.expected > 0 ? births.ratio : basis.scale.fertility,
      mortality: deaths.ratio,
      // The country's own moving comes in when all places are brought to it.
      netMigration: moves.rate - moves.country
    }
  };
}

/** The loaded life table of a place's district, else of its region, else of the country; undefined where there is none. */
export function mortalityOf(unitCode: string, { territory, mortality }: MortalityGround) {
  const { districtCode, regionCode } = territory.get(unitCode) ?? {};
  return mortality.get(districtCode ?? '') ?? mortality.get(regionCode ?? '') ?? mortality.get(COUNTRY);
}

/** What the office's counts make of a place's rates; undefined where none were loaded. */
export function movementOf(
  unitCode: string,
  { local, territory }: Pick<CountryGround, 'local' | 'territory'>
): LocalMovement | undefined {
  if (!local) return undefined;
  const place = {
    district: territory.get(unitCode)?.districtCode ?? null,
    seen: local.seen.get(unitCode) ?? NOTHING_SEEN
  };
  return localMovement(place, local.priors, COUNTRY_UNCERTAINTY.turnover);
}

/** What of local fertility the census shows, for those who want to know how it came about. */
export function fertilitySeen(ages: AgeStructure, ground: CountryBasis & { strength: number }) {
  const beside = childrenBeside(ages, ground.ages, ground.ratesIn(BORN_AROUND));
  return { ...beside, ...shrunkenRatio(beside, ground.strength), strength: ground.strength };
}

/** Adds people to those of a year. */
export function addTo(sums: Map<number, BySex>, year: number, { males, females }: BySex): void {
  const sum = sums.get(year) ?? { males: males.map(() => 0), females: females.map(() => 0) };
  for (let group = 0; group < males.length; group++) {
    sum.males[group] = (sum.males[group] ?? 0) + (males[group] ?? 0);
    sum.females[group] = (sum.females[group] ?? 0) + (females[group] ?? 0);
  }
  sums.set(year, sum);
}
