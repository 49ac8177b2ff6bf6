import { OLDEST_AGE } from '../age-structure.ts';
import { SEXES, type Sex } from './life-table.ts';

/** Something for each age group of each sex. Typed arrays: a country is projected in them 2,927 times over. */
export type BySex = Record<Sex, Float64Array>;

/** Years that a group of ages holds, and a step of the projection takes. */
export type StepYears = 1 | 5;

/**
 * What happens to people within one step.
 * Groups are ages 0 … step − 1, and so on, the last everybody of 100 and more: 101 groups at one year, 21 at five.
 */
export type StepRates = {
  step: StepYears;
  /** Of those born within the step, the share alive at its end, by sex. */
  newbornSurvival: Record<Sex, number>;
  /** Of a group, the share alive one step later, when it is the next group; the last is that of the two oldest together. */
  survival: BySex;
  /** Births per woman and year, by her group; 0 outside 15–49. */
  fertility: Float64Array;
  /** Boys born for one girl. */
  boysPerGirl: number;
  /** People who come less those who leave within the step, by the group they come in or leave from. */
  netMigration: BySex;
  /** Of each group, the share that leaves within the step beside that: leavers of a place that may be nearly empty. */
  leaving: BySex;
};

export type StepOutcome = { population: BySex; births: number; deaths: number; netMigration: number };

/** More people would leave a group than there are. */
export type MigrationFault = { outcome: 'too-many-leave'; sex: Sex; fromAge: number };

export const groupsOf = (step: StepYears): number => OLDEST_AGE / step + 1;

export const emptyGroups = (step: StepYears): BySex => ({
  males: new Float64Array(groupsOf(step)),
  females: new Float64Array(groupsOf(step))
});

/**
 * One step of the cohort-component method (*kohortno-komponentná metóda*; Preston, Heuveline and Guillot, *Demography*,
 * 2001, chapter 6): half of the migrants come and leave at the beginning and live as everybody does, half at the end.
 * Births follow the mean number of women at both ends.
 * Nobody is lost: the new total is the old one, plus births, less deaths, plus net migration.
 * @param population people at the beginning, each number ≥ 0; it is not changed
 */
export function projectStep(
  population: BySex,
  rates: StepRates
): ({ outcome: 'projected' } & StepOutcome) | MigrationFault {
  const begun = afterHalfOfMigration(population, rates);
  if ('outcome' in begun) return begun;
  const grown = emptyGroups(rates.step);
  for (const sex of SEXES) survive(begun[sex], rates.survival[sex], grown[sex]);
  const births = birthsWithin(begun.females, grown.females, rates);
  const girls = births / (1 + rates.boysPerGirl);
  grown.females[0] = girls * rates.newbornSurvival.females;
  grown.males[0] = (births - girls) * rates.newbornSurvival.males;
  const ended = afterHalfOfMigration(grown, rates);
  if ('outcome' in ended) return ended;
  const [first, lived, last] = [sumOf(begun), sumOf(grown), sumOf(ended)];
  return {
    ...{ outcome: 'projected', population: ended, births },
    deaths: first + births - lived,
    netMigration: first - sumOf(population) + last - lived
  };
}

/** Everybody in all groups. */
export function sumOf({ males, females }: BySex): number {
  let sum = 0;
  for (let group = 0; group < males.length; group++) sum += (males[group] ?? 0) + (females[group] ?? 0);
  return sum;
}

/** People after half of the step's migration; says the group in which too few are there to leave. */
function afterHalfOfMigration(
  people: BySex,
  { step, netMigration, leaving }: StepRates
): BySex | MigrationFault {
  const moved = emptyGroups(step);
  for (const sex of SEXES) {
    for (let group = 0; group < people[sex].length; group++) {
      const staying = (people[sex][group] ?? 0) * (1 - (leaving[sex][group] ?? 0) / 2);
      const there = staying + (netMigration[sex][group] ?? 0) / 2;
      if (there < 0) return { outcome: 'too-many-leave', sex, fromAge: group * step };
      moved[sex][group] = there;
    }
  }
  return moved;
}

function survive(people: Float64Array, survival: Float64Array, into: Float64Array): void {
  const last = people.length - 1;
  for (let group = 0; group < last - 1; group++) {
    into[group + 1] = (people[group] ?? 0) * (survival[group] ?? 0);
  }
  into[last] = ((people[last - 1] ?? 0) + (people[last] ?? 0)) * (survival[last - 1] ?? 0);
}

function birthsWithin(begun: Float64Array, ended: Float64Array, { step, fertility }: StepRates): number {
  let births = 0;
  for (let group = 0; group < fertility.length; group++) {
    births += ((begun[group] ?? 0) + (ended[group] ?? 0)) * (fertility[group] ?? 0);
  }
  return (births * step) / 2;
}
