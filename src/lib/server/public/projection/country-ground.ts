import { setImmediate } from 'node:timers/promises';
import { type AgeStructure, sumAgeStructures } from '#lib/domain/population/age-structure.ts';
import type { BySex } from '#lib/domain/population/projection/cohort-component.ts';
import { withLifeTable } from '#lib/domain/population/projection/loaded-life-table.ts';
import {
  type LocalMovement,
  localMovement,
  type MovementPriors,
  movementPriors,
  NOTHING_SEEN,
  type SeenMovement,
  seenMovement,
  togetherSeen
} from '#lib/domain/population/projection/local-movement.ts';
import {
  AS_THE_COUNTRY,
  childrenBeside,
  priorStrength,
  shrunkenRatio
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
import { yearlyRates } from '#lib/domain/population/projection/vital-rates.ts';
import { censusPeople, type PeopleOfUnit } from '../../db/census-people.ts';
import type { PublicDb } from '../../db/db.ts';
import { loadedMovement } from '../../db/office-statistics.ts';
import { LIFE_TABLES, loadedLifeTables } from '../../db/other-demography.ts';
import { readRevisions } from '../../db/reference-revision.ts';
import { dataFolder } from '../../reference/data-folder.ts';
import { readVitalRates } from '../../reference/read-vital-rates.ts';

/** The census, and how far from it the projection goes: twenty years from the time of a plan, and the years since. */
export const CENSUS_YEAR = 2021;
export const PROJECTED_YEARS = 25;
/** Children of the census were born around this year: by its rates local fertility is judged. */
const BORN_AROUND = 2018;
/** So many of the latest years that the office counted tell of a place's own rates. */
const COUNTED_YEARS = 5;
/** So many municipalities are projected before somebody else is served. */
const AT_ONCE = 8;

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

type MovementGround = {
  years: { from: number; to: number };
  priors: MovementPriors;
  seen: ReadonlyMap<string, SeenMovement>;
};

/** What the ground is made from: another of these makes another ground, and no other set of reference data does. */
const GROUND_SETS = [
  ...['territory', 'census-2021-ages', 'un-projection-2019'],
  ...['statistics-om7105rr', LIFE_TABLES]
];
const COUNTRY = 'SK';

// The web framework bundles its own copy of this module; what is reckoned after the start must be there for its pages.
const PLACE = Symbol.for('opora.country-ground');
type Kept = { sets: string; ground: Promise<CountryGround> };
type Holder = { [PLACE]?: Kept | undefined };

/** The ground by the reference data as they are now: all municipalities projected once, in short pieces. */
export async function countryGround(db: PublicDb): Promise<CountryGround> {
  const holder = globalThis as Holder;
  const sets = await readRevisions(db, GROUND_SETS);
  const known = holder[PLACE];
  if (known?.sets === sets) return known.ground;
  const ground = reckon(db);
  holder[PLACE] = { sets, ground };
  // A failure must not be the answer for ever.
  ground.catch(() => {
    if (holder[PLACE]?.ground === ground) holder[PLACE] = undefined;
  });
  return ground;
}

async function reckon(db: PublicDb): Promise<CountryGround> {
  const places = await censusPeople(db).municipalities();
  const tables = new Map((await loadedLifeTables(db)).map((table) => [table.areaCode, table]));
  const supplied = yearlyRates(readVitalRates(dataFolder()));
  const ofCountry = tables.get(COUNTRY);
  const ratesIn = ofCountry ? withLifeTable(supplied, ofCountry) : supplied;
  const country = { ages: sumAgeStructures(places), ratesIn };
  const mortality = new Map(
    [...tables].map(([area, table]) => [area, { year: table.year, ratesIn: withLifeTable(supplied, table) }])
  );
  const units = await db
    .selectFrom('territoryUnit')
    .select(['code', 'districtCode', 'regionCode', 'cityCode'])
    .execute();
  const territory = new Map(units.map((unit) => [unit.code, unit]));
  const rates = country.ratesIn(BORN_AROUND);
  const strength = priorStrength(places.map((ages) => childrenBeside(ages, country.ages, rates)));
  const local = await movementGround(db, places, { ...country, territory, mortality });
  const ground = {
    ...{ ...country, territory, mortality, strength, local },
    factors: new Map<number, BySex>()
  };
  const sums = new Map<number, BySex>();
  for (const [at, place] of places.entries()) {
    if (at % AT_ONCE === 0) await setImmediate();
    for (const { year, population } of yearsOf(placeBasis(place, ground), country))
      addTo(sums, year, population);
  }
  // By the country's own rates as they are published, with those who come across its border and leave across it.
  const whole = project(groupsFrom(country.ages), CENSUS_YEAR, PROJECTED_YEARS, country.ratesIn);
  if (whole.outcome !== 'projected') throw new Error(`The country is not projected: ${whole.outcome}.`);
  for (const { year, population } of whole.years) {
    const sum = sums.get(year);
    if (sum) ground.factors.set(year, rakingFactors([sum], population));
  }
  return ground;
}

/** Priors from what the office counted of all places; null where it was not loaded, or not of years since the census. */
async function movementGround(
  db: PublicDb,
  places: readonly PeopleOfUnit[],
  country: CountryBasis & MortalityGround
): Promise<MovementGround | null> {
  const rows = (await loadedMovement(db, CENSUS_YEAR)).filter(
    ({ year }) => year < CENSUS_YEAR + PROJECTED_YEARS
  );
  const last = Math.max(...rows.map(({ year }) => year));
  const movement = Map.groupBy(
    rows.filter(({ year }) => year > last - COUNTED_YEARS),
    ({ unitCode }) => unitCode
  );
  if (movement.size === 0) return null;
  const districtOf = (code: string) => country.territory.get(code)?.districtCode ?? null;
  const seen = new Map<string, SeenMovement>();
  for (const [at, place] of places.entries()) {
    if (at % AT_ONCE === 0) await setImmediate();
    const counted = movement.get(place.unitCode);
    if (!counted) continue;
    const years = last + 1 - CENSUS_YEAR;
    const basis = {
      ...{ ages: place, scale: AS_THE_COUNTRY, from: CENSUS_YEAR, years },
      ratesIn: mortalityOf(place.unitCode, country)?.ratesIn
    };
    seen.set(place.unitCode, seenMovement(counted, yearsOf(basis, country)));
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
  { unitCode, males, females }: PeopleOfUnit,
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

function yearsOf(place: PlaceBasis, country: CountryBasis): ProjectedYear[] {
  const projected = projectVariant(place, country, 'middle');
  // The middle variant lets nobody leave, so there are always enough people.
  if (projected.outcome !== 'projected') throw new Error(`The middle variant fails: ${projected.outcome}.`);
  return projected.years;
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
