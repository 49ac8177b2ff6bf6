import { setImmediate } from 'node:timers/promises';
import { type AgeStructure, sumAgeStructures } from '#lib/domain/population/age-structure.ts';
import type { BySex } from '#lib/domain/population/projection/cohort-component.ts';
import {
  AS_THE_COUNTRY,
  childrenBeside,
  priorStrength,
  shrunkenRatio
} from '#lib/domain/population/projection/local-rates.ts';
import {
  type CountryBasis,
  type PlaceBasis,
  projectVariant
} from '#lib/domain/population/projection/place-projection.ts';
import type { ProjectedYear } from '#lib/domain/population/projection/projection.ts';
import { rakingFactors } from '#lib/domain/population/projection/raking.ts';
import { yearlyRates } from '#lib/domain/population/projection/vital-rates.ts';
import { censusPeople } from '../../db/census-people.ts';
import type { PublicDb } from '../../db/db.ts';
import { readReferenceRevision } from '../../db/reference-revision.ts';
import { dataFolder } from '../../reference/data-folder.ts';
import { readVitalRates } from '../../reference/read-vital-rates.ts';

/** The census, and how far from it the projection goes: twenty years from the time of a plan, and the years since. */
export const CENSUS_YEAR = 2021;
export const PROJECTED_YEARS = 25;
/** Children of the census were born around this year: by its rates local fertility is judged. */
const BORN_AROUND = 2018;
/** So many municipalities are projected before somebody else is served. */
const AT_ONCE = 25;

/** What the projection of any place needs of the whole country. */
export type CountryGround = CountryBasis & {
  /** How much a place must show of its own fertility, in children. */
  strength: number;
  /** By year: what brings all municipalities to the country's own projection. */
  factors: ReadonlyMap<number, BySex>;
};

let kept: { revision: number; ground: Promise<CountryGround> } | undefined;

/** The ground by the reference data as they are now: all municipalities projected once, in short pieces. */
export async function countryGround(db: PublicDb): Promise<CountryGround> {
  const revision = await readReferenceRevision(db);
  if (kept?.revision !== revision) {
    const ground = reckon(db);
    kept = { revision, ground };
    // A failure must not be the answer for ever.
    ground.catch(() => {
      kept = undefined;
    });
  }
  return kept.ground;
}

async function reckon(db: PublicDb): Promise<CountryGround> {
  const places = await censusPeople(db).municipalities();
  const country = { ages: sumAgeStructures(places), ratesIn: yearlyRates(readVitalRates(dataFolder())) };
  const rates = country.ratesIn(BORN_AROUND);
  const strength = priorStrength(places.map((ages) => childrenBeside(ages, country.ages, rates)));
  const ground = { ...country, strength, factors: new Map<number, BySex>() };
  const sums = new Map<number, BySex>();
  for (const [at, ages] of places.entries()) {
    if (at % AT_ONCE === 0) await setImmediate();
    for (const { year, population } of yearsOf(placeBasis(ages, ground), country))
      addTo(sums, year, population);
  }
  const whole = { ages: country.ages, scale: AS_THE_COUNTRY, from: CENSUS_YEAR, years: PROJECTED_YEARS };
  for (const { year, population } of yearsOf(whole, country)) {
    const sum = sums.get(year);
    if (sum) ground.factors.set(year, rakingFactors([sum], population));
  }
  return ground;
}

/** A place with what its own census says of its fertility; how its people move or die, the census does not say. */
export function placeBasis(ages: AgeStructure, ground: CountryBasis & { strength: number }): PlaceBasis {
  const fertility = shrunkenRatio(
    childrenBeside(ages, ground.ages, ground.ratesIn(BORN_AROUND)),
    ground.strength
  ).ratio;
  return {
    ages,
    scale: { ...AS_THE_COUNTRY, fertility },
    from: CENSUS_YEAR,
    years: PROJECTED_YEARS
  };
}

/** What of local fertility was seen, for those who want to know how it came about. */
export function fertilitySeen(ages: AgeStructure, ground: CountryGround) {
  const beside = childrenBeside(ages, ground.ages, ground.ratesIn(BORN_AROUND));
  return { ...beside, ...shrunkenRatio(beside, ground.strength), strength: ground.strength };
}

function yearsOf(place: PlaceBasis, country: CountryBasis): ProjectedYear[] {
  const projected = projectVariant(place, country, 'middle');
  // The middle variant lets nobody leave, so there are always enough people.
  if (projected.outcome !== 'projected') throw new Error(`The middle variant fails: ${projected.outcome}.`);
  return projected.years;
}

function addTo(sums: Map<number, BySex>, year: number, { males, females }: BySex): void {
  const sum = sums.get(year) ?? { males: males.map(() => 0), females: females.map(() => 0) };
  for (let group = 0; group < males.length; group++) {
    sum.males[group] = (sum.males[group] ?? 0) + (males[group] ?? 0);
    sum.females[group] = (sum.females[group] ?? 0) + (females[group] ?? 0);
  }
  sums.set(year, sum);
}
