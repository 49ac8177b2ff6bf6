import { setImmediate } from 'node:timers/promises';
import type { BySex } from '#lib/domain/population/projection/cohort-component.ts';
import { PROJECTED_AGES } from '#lib/domain/population/projection/counted-ages.ts';
import type { LocalMovement } from '#lib/domain/population/projection/local-movement.ts';
import {
  groupsFrom,
  type PlaceBasis,
  projectPlace,
  projectVariant,
  ratesOfPlace
} from '#lib/domain/population/projection/place-projection.ts';
import { type ProjectedYear, peopleBetween } from '#lib/domain/population/projection/projection.ts';
import { simulation } from '#lib/domain/population/projection/simulation.ts';
import { uncertaintyOf } from '#lib/domain/population/projection/uncertainty.ts';
import { VARIANTS, type Variant } from '#lib/domain/population/projection/variants.ts';
import type { PeopleOfUnit } from '../../db/census-people.ts';
import {
  CENSUS_YEAR,
  type CountryGround,
  fertilitySeen,
  movementOf,
  PROJECTED_YEARS,
  placeBasis
} from './place-basis.ts';

export const RUNS = 1_000;
/** Runs that are played before somebody else is served: some thousandths of a second. */
const RUNS_AT_ONCE = 20;
/** Between these shares of the runs lies what happens in eight cases out of ten. */
const QUANTILES = [0.1, 0.9];

/** People of some ages in one year: by the variants, and between which numbers in eight cases out of ten. */
export type FutureCount = Record<Variant, number> & { from: number; to: number };

/** What may become of the people of a place. */
export type PlaceFuture = {
  /** People of single ages at the beginning of each year, by the variants, in accord with the country's projection. */
  variants: Record<Variant, ProjectedYear[]>;
  /** By year, in the order of {@link PROJECTED_AGES}. */
  counts: ReadonlyMap<number, FutureCount[]>;
  fertility: ReturnType<typeof fertilitySeen>;
  /** What the office counted in the place, in which years; null where that was not loaded. */
  local: (LocalMovement & { years: { from: number; to: number } }) | null;
};

/**
 * Projects a place and plays its future a thousand times, in pieces, so that other people are served in between.
 */
export async function placeFuture(people: PeopleOfUnit, ground: CountryGround): Promise<PlaceFuture> {
  const place = placeBasis(people, ground);
  const { ages } = place;
  // The same place always gets the same numbers.
  const seed = Number(people.unitCode);
  const projected = projectPlace(place, ground, ground.factors);
  if (projected.outcome !== 'projected') {
    throw new Error(`More would leave than are there, at ${projected.fromAge} in ${projected.year}.`);
  }
  const fertility = fertilitySeen(ages, ground);
  const local = movementOf(people.unitCode, ground);
  const game = simulation(groupsFrom(ages), {
    ...{ from: CENSUS_YEAR, steps: PROJECTED_YEARS, runs: RUNS, seed, quantiles: QUANTILES },
    ratesIn: ratesOfPlace(place, ground, 'middle'),
    uncertainty: uncertaintyOf({
      fertility: local && local.births.expected > 0 ? local.births : fertility,
      ...(local && { mortality: local.deaths, migration: local.moves.deviation })
    }),
    counted: PROJECTED_AGES
  });
  for (let played = 0; played < RUNS; played += RUNS_AT_ONCE) {
    game.play(RUNS_AT_ONCE);
    await setImmediate();
  }
  const own = ownMiddle(place, ground);
  const counts = game.years().map(({ year, quantiles }): [number, FutureCount[]] => [
    year,
    PROJECTED_AGES.map((asked, what) => {
      const count = (years: ProjectedYear[]) => countIn(years, year, asked);
      const [low, middle, high] = VARIANTS.map((variant) => count(projected.variants[variant]));
      // What is brought to the country's projection is brought there with its interval.
      const factor = count(own) === 0 ? 1 : (middle ?? 0) / count(own);
      const [from = 0, to = 0] = (quantiles[what] ?? []).map((people) => people * factor);
      return { low: low ?? 0, middle: middle ?? 0, high: high ?? 0, from, to };
    })
  ]);
  return {
    variants: projected.variants,
    counts: new Map(counts),
    fertility,
    local: local && ground.local ? { ...local, years: ground.local.years } : null
  };
}

/** The middle variant before it is brought to the country's: the simulation plays around it. */
function ownMiddle(place: PlaceBasis, ground: CountryGround): ProjectedYear[] {
  const projected = projectVariant(place, ground, 'middle');
  return projected.outcome === 'projected' ? projected.years : [];
}

function countIn(
  years: readonly ProjectedYear[],
  year: number,
  { from, to }: { from: number; to: number | null }
) {
  const found: BySex | undefined = years.find((one) => one.year === year)?.population;
  return found ? peopleBetween(found, from, to) : 0;
}
