import { type AgeStructure, totalOf } from '../age-structure.ts';
import type { BySex, StepRates } from './cohort-component.ts';
import type { Sex } from './life-table.ts';
import { migrantsByGroup } from './vital-rates.ts';

/** What was counted in a place, beside what the country's rates would give its people. */
export type Beside = { observed: number; expected: number };

const SMALL_CHILDREN = 5;

/**
 * Children of 0–4 of a place beside those that its women would have had by the country's fertility (indirect
 * standardisation): the only sign of local fertility that a census alone gives.
 * @param rates of one-year steps, of the years in which the children were born
 */
export function childrenBeside(place: AgeStructure, country: AgeStructure, rates: StepRates): Beside {
  const scale = smallChildren(country) / motherhood(country, rates);
  return { observed: smallChildren(place), expected: motherhood(place, rates) * scale };
}

function smallChildren({ males, females }: AgeStructure): number {
  let children = 0;
  for (let age = 0; age < SMALL_CHILDREN; age++) children += (males[age] ?? 0) + (females[age] ?? 0);
  return children;
}

/** Births that women of today had in the last five years by the rates of the ages they then had. */
function motherhood({ females }: AgeStructure, { fertility }: StepRates): number {
  let births = 0;
  females.forEach((women, age) => {
    for (let ago = 1; ago <= SMALL_CHILDREN; ago++) births += women * (fertility[age - ago] ?? 0);
  });
  return births;
}

/**
 * How much is known of places before they are looked at, in expected events: the fewer places differ beyond chance,
 * the more one of them must show to be believed. Method of moments of the global empirical Bayes estimate
 * (Marshall, *Applied Statistics* 40, 1991, pp. 283–294).
 * @returns infinity where places differ by no more than chance
 */
export function priorStrength(places: readonly Beside[]): number {
  const expected = places.reduce((sum, place) => sum + place.expected, 0);
  if (expected === 0) return Number.POSITIVE_INFINITY;
  const mean = places.reduce((sum, place) => sum + place.observed, 0) / expected;
  const spread = places.reduce((sum, place) => {
    const ratio = place.expected > 0 ? place.observed / place.expected : mean;
    return sum + place.expected * (ratio - mean) ** 2;
  }, 0);
  const beyondChance = spread / expected - (mean * places.length) / expected;
  return beyondChance > 0 ? mean / beyondChance : Number.POSITIVE_INFINITY;
}

/** A ratio of a place drawn towards 1 the more, the less was seen there, with its standard deviation. */
export type ShrunkenRatio = { ratio: number; deviation: number };

/** @param strength as {@link priorStrength} gives it; infinity leaves the country's rates */
export function shrunkenRatio({ observed, expected }: Beside, strength: number): ShrunkenRatio {
  if (strength === Number.POSITIVE_INFINITY) return { ratio: 1, deviation: 0 };
  const weight = expected + strength;
  return { ratio: (observed + strength) / weight, deviation: Math.sqrt(observed + strength) / weight };
}

/** What in a place differs from the country. */
export type LocalScale = {
  /** Factor of fertility. */
  fertility: number;
  /** Factor of the hazards of death. */
  mortality: number;
  /** People who come less those who leave in a year, per inhabitant, beyond the country's; it fades ({@link fading}). */
  netMigration: number;
};

/** Moving of a place becomes half in so many years. Ours, unverified: no place grows by new streets for ever. */
export const MOVING_HALVES_IN = 10;
const UNFADED_UNTIL = 2025;
const FADING_STEP = 5;

/** What in a year is left of how people moved around the census: all of it until 2024, then less with every five years. */
export function fading(year: number): number {
  const steps = Math.max(0, Math.floor((year - UNFADED_UNTIL) / FADING_STEP) + 1);
  return 0.5 ** ((FADING_STEP * steps) / MOVING_HALVES_IN);
}

/** A place of which nothing is known but its people. */
export const AS_THE_COUNTRY: LocalScale = { fertility: 1, mortality: 1, netMigration: 0 };

/**
 * The country's yearly rates scaled to a place. Who comes takes the ages of migrants; who leaves is a share of those
 * who are there, greatest at the ages at which people move, so that nobody leaves an empty house.
 * @param rates of one-year steps
 * @param inhabitants of the place when the projection begins: those who come are counted by them
 * @param country people of the whole country, by whose ages the readiness to move is measured
 */
export function localRates(
  rates: StepRates,
  { fertility, mortality, netMigration }: LocalScale,
  { inhabitants, country }: { inhabitants: number; country: AgeStructure }
): StepRates {
  // Hazards are multiplied, so the shares alive are raised to the factor: they stay between 0 and 1.
  const survive = (share: number) => share ** mortality;
  const { males, females } = rates.newbornSurvival;
  return {
    ...rates,
    newbornSurvival: { males: survive(males), females: survive(females) },
    survival: { males: rates.survival.males.map(survive), females: rates.survival.females.map(survive) },
    fertility: rates.fertility.map((births) => births * fertility),
    netMigration: migrantsByGroup(Math.max(0, netMigration) * inhabitants, 1),
    leaving: leavingRates(Math.max(0, -netMigration), country)
  };
}

/** Of each age, the share that leaves, when of everybody in the country the given share would. */
function leavingRates(share: number, country: AgeStructure): BySex {
  const movers = migrantsByGroup(share * totalOf(country), 1);
  const rate = (sex: Sex) =>
    movers[sex].map((leaving, age) =>
      Math.min(1, leaving === 0 ? 0 : leaving / (country[sex][age] || leaving))
    );
  return { males: rate('males'), females: rate('females') };
}
