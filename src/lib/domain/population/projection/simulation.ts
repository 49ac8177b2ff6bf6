import { OLDEST_AGE } from '../age-structure.ts';
import { type BySex, emptyGroups, type StepRates, sumOf } from './cohort-component.ts';
import { SEXES } from './life-table.ts';
import { peopleBetween } from './projection.ts';
import { type RandomStream, randomStream } from './random-stream.ts';
import { migrantsByGroup } from './vital-rates.ts';

const FIRST_FERTILE = 15;
const LAST_FERTILE = 49;

/** Completed years of age from one to another, both counted; `to` null means and more. */
export type CountedAges = { from: number; to: number | null };

/** How sure the rates themselves are, each as one standard deviation; they hold for the whole of one run. */
export type RateUncertainty = {
  /** Of fertility, as a part of it. */
  fertility: number;
  /** Of hazards of death, as a part of them. */
  mortality: number;
  /** Of net migration, in people per inhabitant and year. */
  migration: number;
  /** People who come or leave in a year, per inhabitant: the more of them, the more chance. */
  turnover: number;
};

export type SimulationOptions = {
  from: number;
  /** Steps of one year. */
  steps: number;
  ratesIn: (year: number) => StepRates;
  runs: number;
  seed: number;
  uncertainty: RateUncertainty;
  /** What is counted at the beginning of each year. */
  counted: readonly CountedAges[];
  /** Which shares of the runs lie below the numbers returned, each from 0 to 1. */
  quantiles: readonly number[];
};

/** For each year, for what was counted in it, the quantiles asked for. */
export type SimulatedYear = { year: number; quantiles: number[][] };

/** A simulation that is played piece by piece, so that whoever runs it may serve somebody else in between. */
export type Simulation = {
  /** Plays so many more of the runs; none beyond those asked for. */
  play(runs: number): void;
  /** What the runs played so far say. */
  years(): SimulatedYear[];
};

/**
 * Plays the coming years many times with whole people: each dies or lives, is born, comes or leaves by chance, and in
 * each run the rates themselves are drawn anew. Between the quantiles lies the prediction interval: of a village of 300
 * it shows how much of its future is chance. The same seed gives the same numbers, however the runs are divided.
 * @param population whole people by single year of age, 101 groups of each sex
 */
export function simulation(population: BySex, options: SimulationOptions): Simulation {
  const { from, steps, runs, counted } = options;
  const rates = Array.from({ length: steps }, (_, step) => yearOf(options.ratesIn(from + step)));
  const chance = randomStream(options.seed);
  /** People counted: by year, by what is counted, by run. */
  const found = new Float64Array((steps + 1) * counted.length * runs);
  let played = 0;

  const count = (people: BySex, step: number) => {
    counted.forEach((ages, what) => {
      found[(step * counted.length + what) * runs + played] = peopleBetween(people, ages.from, ages.to);
    });
  };

  const playOne = () => {
    const draw = drawRun(chance, options.uncertainty);
    let [people, next] = [wholePeople(population), emptyGroups(1)];
    count(people, 0);
    rates.forEach((year, step) => {
      playYear(people, year, draw, { next, chance });
      [people, next] = [next, people];
      count(people, step + 1);
    });
    played += 1;
  };

  return {
    play: (more) => {
      for (const until = Math.min(runs, played + more); played < until; ) playOne();
    },
    years: () =>
      Array.from({ length: steps + 1 }, (_, step) => ({
        year: from + step,
        quantiles: counted.map((_, what) => {
          const at = (step * counted.length + what) * runs;
          return quantilesOf(found.slice(at, at + played).sort(), options.quantiles);
        })
      }))
  };
}

function yearOf(rates: StepRates): Year {
  const hazardsOf = (survival: Float64Array) => survival.map((share) => -Math.log(share));
  const hazards = { males: hazardsOf(rates.survival.males), females: hazardsOf(rates.survival.females) };
  return { rates, shares: migrantsByGroup(1, 1), hazards };
}

/** What one run takes for true. */
type Draw = { fertility: number; hazard: number; migration: number; turnover: number };

function drawRun(chance: RandomStream, { fertility, mortality, migration, turnover }: RateUncertainty): Draw {
  return {
    fertility: Math.exp(fertility * chance.normal() - fertility ** 2 / 2),
    hazard: Math.exp(mortality * chance.normal() - mortality ** 2 / 2),
    migration: migration * chance.normal(),
    turnover
  };
}

function wholePeople({ males, females }: BySex): BySex {
  return { males: males.map(Math.round), females: females.map(Math.round) };
}

/** What of a year is the same in every run. */
type Year = { rates: StepRates; shares: BySex; hazards: BySex };

type Into = { next: BySex; chance: RandomStream };

/** One year with everybody in it; migrants come and leave at its end, which of a single year makes no difference. */
function playYear(people: BySex, year: Year, draw: Draw, { next, chance }: Into): void {
  const inhabitants = sumOf(people);
  const drawn = inhabitants * draw.migration + Math.sqrt(inhabitants * draw.turnover) * chance.normal();
  for (const sex of SEXES) surviveByChance(people[sex], year.hazards[sex], draw.hazard, next[sex], chance);
  const { boysPerGirl, newbornSurvival } = year.rates;
  const births = chance.poisson(expectedBirths(people.females, next.females, year.rates) * draw.fertility);
  const boys = chance.binomial(births, boysPerGirl / (1 + boysPerGirl));
  next.males[0] = chance.binomial(boys, newbornSurvival.males ** draw.hazard);
  next.females[0] = chance.binomial(births - boys, newbornSurvival.females ** draw.hazard);
  const more = { coming: Math.max(0, drawn), leaving: leavingShare(next, year.shares, Math.max(0, -drawn)) };
  for (const sex of SEXES) {
    const { netMigration, leaving } = year.rates;
    const expected = { coming: netMigration[sex], leaving: leaving[sex] };
    moveByChance(next[sex], { expected, more, shares: year.shares[sex] }, chance);
  }
}

/**
 * How many times its readiness to move each age leaves, so that so many leave in all. They are taken from those who are
 * there: in a village many ages stand empty, and what was taken from those would stay.
 */
function leavingShare(people: BySex, shares: BySex, leavers: number): number {
  if (leavers === 0) return 0;
  let ready = 0;
  for (const sex of SEXES)
    for (let age = 0; age <= OLDEST_AGE; age++) ready += (people[sex][age] ?? 0) * (shares[sex][age] ?? 0);
  return ready === 0 ? 0 : leavers / ready;
}

/** Everybody dies or comes to the next age; those of 99 and of 100 and more come to the last together. */
function surviveByChance(
  people: Float64Array,
  hazards: Float64Array,
  level: number,
  next: Float64Array,
  chance: RandomStream
): void {
  const alive = (age: number) => {
    const there = people[age] ?? 0;
    return there === 0 ? 0 : there - chance.hit(there, level * (hazards[age] ?? 0));
  };
  for (let age = 0; age < OLDEST_AGE; age++) next[age + 1] = alive(age);
  next[OLDEST_AGE] = (next[OLDEST_AGE] ?? 0) + alive(OLDEST_AGE);
}

type Moving = {
  /** By age: people who come, and which share of those who are there leaves. */
  expected: { coming: Float64Array; leaving: Float64Array };
  /** What chance adds: people who come, and how many times the readiness of an age leaves. */
  more: { coming: number; leaving: number };
  /** How ready each age is to move. */
  shares: Float64Array;
};

/** Migrants that the rates expect, and what chance adds at the ages at which people move; nobody leaves who is not there. */
function moveByChance(people: Float64Array, { expected, more, shares }: Moving, chance: RandomStream): void {
  for (let age = 0; age <= OLDEST_AGE; age++) {
    const there = people[age] ?? 0;
    const ready = shares[age] ?? 0;
    const coming = (expected.coming[age] ?? 0) + more.coming * ready;
    const moving = coming - there * ((expected.leaving[age] ?? 0) + more.leaving * ready);
    if (moving !== 0) people[age] = Math.max(0, there + chance.rounded(moving));
  }
}

function expectedBirths(begun: Float64Array, ended: Float64Array, { fertility }: StepRates): number {
  let births = 0;
  for (let age = FIRST_FERTILE; age <= LAST_FERTILE; age++) {
    births += ((begun[age] ?? 0) + (ended[age] ?? 0)) * (fertility[age] ?? 0);
  }
  return births / 2;
}

/** Of sorted numbers those below which the given shares lie, between two of them in proportion. */
function quantilesOf(sorted: Float64Array, shares: readonly number[]): number[] {
  return shares.map((share) => {
    const at = share * (sorted.length - 1);
    const below = Math.floor(at);
    const low = sorted[below] ?? 0;
    return low + (at - below) * ((sorted[below + 1] ?? low) - low);
  });
}
