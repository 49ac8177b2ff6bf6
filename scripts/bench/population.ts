import { sumAgeStructures } from '#lib/domain/population/age-structure.ts';
import type { NeedModel } from '#lib/domain/population/needs/need-model.ts';
import { needByYear, type PeopleInYear } from '#lib/domain/population/needs/needs-by-year.ts';
import { PROJECTED_AGES } from '#lib/domain/population/projection/counted-ages.ts';
import { childrenBeside, priorStrength } from '#lib/domain/population/projection/local-rates.ts';
import {
  type CountryBasis,
  groupsFrom,
  type PlaceBasis,
  projectPlace,
  projectVariant,
  ratesOfPlace
} from '#lib/domain/population/projection/place-projection.ts';
import { simulation } from '#lib/domain/population/projection/simulation.ts';
import { COUNTRY_UNCERTAINTY } from '#lib/domain/population/projection/uncertainty.ts';
import { yearlyRates } from '#lib/domain/population/projection/vital-rates.ts';
import { placeBasis } from '#lib/server/public/projection/place-basis.ts';
import { dataFolder } from '#lib/server/reference/data-folder.ts';
import { readAges } from '#lib/server/reference/read-census.ts';
import { readNeedModels } from '#lib/server/reference/read-need-models.ts';
import { readTerritory } from '#lib/server/reference/read-territory.ts';
import { readVitalRates } from '#lib/server/reference/read-vital-rates.ts';
import { type Line, lineOf } from './line.ts';
import { needGapTimes } from './need-gap-times.ts';

const BANOV = '503045';
const YEARS = 25;
const AGES = 202;
const RUNS = 1_000;
const TIMES = 5;
/** Surviving one age and adding migrants at both ends of a year: two products and two sums a cell; births the same again for 35 ages. */
const OPERATIONS_A_YEAR = 4 * AGES + 4 * 35;

/** Projections and simulations beside a tight loop that does as many operations on numbers in a typed array. */
export async function* population(): AsyncGenerator<Line> {
  const { units } = readTerritory(dataFolder());
  const counted = new Set(units.filter(({ kind }) => kind !== 'whole-city').map(({ code }) => code));
  const areas = readAges(dataFolder(), units).filter(
    ({ areaKind, areaCode }) => areaKind === 'unit' && counted.has(areaCode)
  );
  const country = { ages: sumAgeStructures(areas), ratesIn: yearlyRates(readVitalRates(dataFolder())) };
  const rates = country.ratesIn(2018);
  const strength = priorStrength(areas.map((ages) => childrenBeside(ages, country.ages, rates)));
  const placeOf = (ages: (typeof areas)[number]): PlaceBasis =>
    placeBasis(
      { ...ages, unitCode: ages.areaCode },
      {
        ...{ ...country, strength, local: null },
        ...{ territory: new Map(), mortality: new Map() }
      }
    );
  const banov = areas.find(({ areaCode }) => areaCode === BANOV);
  if (!banov) throw new Error('The census has no Bánov.');

  const place = placeOf(banov);
  const chances = best(() => {
    const game = simulation(groupsFrom(banov), {
      ...{ from: 2021, steps: YEARS, runs: RUNS, seed: 1, uncertainty: COUNTRY_UNCERTAINTY },
      ...{ counted: PROJECTED_AGES, quantiles: [0.1, 0.9], ratesIn: ratesOfPlace(place, country, 'middle') }
    });
    game.play(RUNS);
    game.years();
  });
  yield lineOf({
    ...{ group: 'population', name: `${RUNS} simulations of ${YEARS} years, Bánov`, unit: 'ms' },
    ...{ goal: 'value <= 200', value: chances, limit: best(() => tightLoop(RUNS * YEARS)) }
  });

  const half = areas.filter((_, at) => at % 2 === 0);
  const project = (places: typeof areas) => {
    for (const ages of places) projectVariant(placeOf(ages), country, 'middle');
  };
  const whole = best(() => project(areas));
  yield lineOf({
    ...{
      group: 'population',
      name: `${areas.length} municipalities, ${YEARS} years, middle variant`,
      unit: 'ms'
    },
    ...{ goal: 'value <= 10000', value: whole, limit: best(() => tightLoop(areas.length * YEARS)) }
  });
  yield lineOf({
    ...{
      group: 'population',
      name: 'the same beside half of them: growth',
      unit: 'ms',
      goal: 'ratio <= 2.5'
    },
    ...{ value: whole, limit: best(() => project(half)) }
  });
  yield needsLine(place, country);
  yield* needGapTimes();
}

/** The needs of one municipality by all models, years and variants, beside adding up the same people in a tight loop. */
function needsLine(place: PlaceBasis, country: CountryBasis): Line {
  const models = readNeedModels(dataFolder());
  const projected = projectPlace(place, country);
  if (projected.outcome !== 'projected') throw new Error(projected.outcome);
  const { low, middle, high } = projected.variants;
  const people = middle.map(({ year, population }, at): PeopleInYear => {
    const [least, most] = [low[at]?.population ?? population, high[at]?.population ?? population];
    return { year, people: { low: least, middle: population, high: most } };
  });
  const cells = models.reduce((sum, model) => sum + cellsOf(model), 0) * people.length * 3;
  return lineOf({
    ...{
      group: 'population',
      name: `needs by ${models.length} models, ${people.length} years, Bánov`,
      unit: 'ms'
    },
    goal: 'value <= 50',
    value: best(() => {
      for (const model of models) needByYear(model, people, models);
    }),
    limit: best(() => tightSum(cells))
  });
}

/** Numbers of people that a model adds up: ages of its bands, women and men. */
function cellsOf({ base }: NeedModel): number {
  const bands = base.from === 'people' ? base.bands : [];
  return bands.reduce((sum, { from, to }) => sum + 2 * ((to ?? AGES / 2 - 1) - from + 1), 0);
}

function tightSum(cells: number): number {
  const numbers = new Float64Array(AGES).fill(0.999);
  let sum = 0;
  for (let done = 0; done < cells; done++) sum += numbers[done % AGES] ?? 0;
  return sum;
}

/** Milliseconds of processor time of the fastest of some tries: what else the machine does costs least then. */
function best(work: () => void): number {
  let least = Number.POSITIVE_INFINITY;
  for (let time = 0; time < TIMES; time++) {
    const before = process.cpuUsage();
    work();
    const { user } = process.cpuUsage(before);
    least = Math.min(least, user / 1_000);
  }
  return least;
}

/** As many operations as so many years of a projection ask for, on numbers in a typed array, and nothing else. */
function tightLoop(years: number): number {
  const numbers = new Float64Array(AGES).fill(0.999);
  for (let year = 0; year < years; year++) {
    for (let done = 0; done < OPERATIONS_A_YEAR / 2; done++) {
      const at = done % AGES;
      numbers[at] = (numbers[at] ?? 0) * 0.9999 + 0.0001;
    }
  }
  return numbers[0] ?? 0;
}
