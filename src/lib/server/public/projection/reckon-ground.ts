import { sumAgeStructures } from '#lib/domain/population/age-structure.ts';
import type { BySex } from '#lib/domain/population/projection/cohort-component.ts';
import { type LoadedLifeTable, withLifeTable } from '#lib/domain/population/projection/loaded-life-table.ts';
import {
  type MovementYear,
  movementPriors,
  NOTHING_SEEN,
  type SeenMovement,
  seenMovement,
  togetherSeen
} from '#lib/domain/population/projection/local-movement.ts';
import {
  AS_THE_COUNTRY,
  childrenBeside,
  priorStrength
} from '#lib/domain/population/projection/local-rates.ts';
import {
  type CountryBasis,
  groupsFrom,
  type PlaceBasis,
  projectVariant
} from '#lib/domain/population/projection/place-projection.ts';
import { type ProjectedYear, project } from '#lib/domain/population/projection/projection.ts';
import { rakingFactors } from '#lib/domain/population/projection/raking.ts';
import { COUNTRY_UNCERTAINTY } from '#lib/domain/population/projection/uncertainty.ts';
import { type PeriodRates, yearlyRates } from '#lib/domain/population/projection/vital-rates.ts';
import {
  addTo,
  BORN_AROUND,
  CENSUS_YEAR,
  COUNTRY,
  type CountryGround,
  type MortalityGround,
  type MovementGround,
  mortalityOf,
  type PeopleOfPlace,
  PROJECTED_YEARS,
  placeBasis
} from './place-basis.ts';

/** So many of the latest years that the office counted tell of a place's own rates. */
const COUNTED_YEARS = 5;

/** All that the ground is made from, as plain data. */
export type GroundGiven = {
  places: readonly PeopleOfPlace[];
  tables: readonly LoadedLifeTable[];
  periods: readonly PeriodRates[];
  units: readonly {
    code: string;
    districtCode: string | null;
    regionCode: string;
    cityCode: string | null;
  }[];
  /** Counts of the office since the census. */
  movement: readonly (MovementYear & { unitCode: string })[];
};

/** What takes its time: all municipalities are projected. */
export type ReckonedGround = Pick<CountryGround, 'strength' | 'local' | 'factors'>;

/** What needs no projection: the people of the country, its rates, and those of its parts. */
export function countryBasis({
  places,
  tables,
  periods,
  units
}: GroundGiven): CountryBasis & MortalityGround {
  const supplied = yearlyRates(periods);
  const ofCountry = tables.find(({ areaCode }) => areaCode === COUNTRY);
  return {
    ages: sumAgeStructures(places),
    ratesIn: ofCountry ? withLifeTable(supplied, ofCountry) : supplied,
    mortality: new Map(
      tables.map((table) => [table.areaCode, { year: table.year, ratesIn: withLifeTable(supplied, table) }])
    ),
    territory: new Map(units.map((unit) => [unit.code, unit]))
  };
}

/** Projects every municipality once, and reckons what brings them together to the country's own projection. */
export function reckonGround(given: GroundGiven): ReckonedGround {
  const country = countryBasis(given);
  const { places } = given;
  const rates = country.ratesIn(BORN_AROUND);
  const strength = priorStrength(places.map((ages) => childrenBeside(ages, country.ages, rates)));
  const local = movementGround(given, country);
  const sums = new Map<number, BySex>();
  for (const place of places) {
    for (const { year, population } of yearsOf(placeBasis(place, { ...country, strength, local }), country))
      addTo(sums, year, population);
  }
  const factors = new Map<number, BySex>();
  // By the country's own rates as they are published, with those who come across its border and leave across it.
  const whole = project(groupsFrom(country.ages), CENSUS_YEAR, PROJECTED_YEARS, country.ratesIn);
  if (whole.outcome !== 'projected') throw new Error(`The country is not projected: ${whole.outcome}.`);
  for (const { year, population } of whole.years) {
    const sum = sums.get(year);
    if (sum) factors.set(year, rakingFactors([sum], population));
  }
  return { strength, local, factors };
}

/** Priors from what the office counted of all places; null where it was not loaded, or not of years since the census. */
function movementGround(
  { places, movement: counted }: GroundGiven,
  country: CountryBasis & MortalityGround
): MovementGround | null {
  const rows = counted.filter(({ year }) => year < CENSUS_YEAR + PROJECTED_YEARS);
  const last = Math.max(...rows.map(({ year }) => year));
  const movement = Map.groupBy(
    rows.filter(({ year }) => year > last - COUNTED_YEARS),
    ({ unitCode }) => unitCode
  );
  if (movement.size === 0) return null;
  const districtOf = (code: string) => country.territory.get(code)?.districtCode ?? null;
  const seen = new Map<string, SeenMovement>();
  for (const place of places) {
    const ofPlace = movement.get(place.unitCode);
    if (!ofPlace) continue;
    const years = last + 1 - CENSUS_YEAR;
    const basis = {
      ...{ ages: place, scale: AS_THE_COUNTRY, from: CENSUS_YEAR, years },
      ratesIn: mortalityOf(place.unitCode, country)?.ratesIn
    };
    seen.set(place.unitCode, seenMovement(ofPlace, yearsOf(basis, country)));
  }
  const { turnover } = COUNTRY_UNCERTAINTY;
  const priors = movementPriors(
    [...seen].map(([code, of]) => ({ district: districtOf(code), seen: of })),
    turnover
  );
  // A whole city shows what its districts show together.
  for (const [code, { cityCode }] of country.territory) {
    const part = seen.get(code);
    if (cityCode && part) seen.set(cityCode, togetherSeen(seen.get(cityCode) ?? NOTHING_SEEN, part));
  }
  const first = Math.min(...[...movement.values()].flatMap((of) => of.map(({ year }) => year)));
  return { years: { from: first, to: last }, priors, seen };
}

function yearsOf(place: PlaceBasis, country: CountryBasis): ProjectedYear[] {
  const projected = projectVariant(place, country, 'middle');
  // The middle variant lets nobody leave, so there are always enough people.
  if (projected.outcome !== 'projected') throw new Error(`The middle variant fails: ${projected.outcome}.`);
  return projected.years;
}
