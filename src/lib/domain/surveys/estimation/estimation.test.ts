import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { association } from './association.ts';
import { postStratified, raked } from './calibration.ts';
import {
  designEffect,
  estimateMean,
  estimateRatio,
  estimateTotal,
  intervalOf,
  weightingEffect
} from './estimate.ts';
import { estimateQuantile } from './quantile.ts';
import { degreesOfFreedom, type SampleDesign, sampleDesign } from './sample-design.ts';
import {
  betaInterval,
  exactInterval,
  likelihoodInterval,
  logitInterval,
  plainInterval,
  wilsonInterval
} from './share-interval.ts';

/** Answers of R's survey package on its own samples; tests/oracles/survey/README.md tells their sources. */
const FOLDER = new URL('../../../../../tests/oracles/survey/', import.meta.url);

type Expected = {
  id: string;
  estimate: number;
  se: number | null;
  ci95: [number, number] | null;
  note: string;
};
const EXPECTED = new Map(
  (JSON.parse(readFileSync(new URL('expected.json', FOLDER), 'utf8')) as { results: Expected[] }).results.map(
    (one) => [one.id, one]
  )
);

function oracle(id: string): Expected {
  const found = EXPECTED.get(id);
  if (!found) throw new Error(`There is no oracle ${id}.`);
  return found;
}

type Table = Map<string, string[]>;

function tableOf(file: string): Table {
  const [head = [], ...rows] = readFileSync(new URL(file, FOLDER), 'utf8')
    .trim()
    .split(/\r?\n/)
    .map((line) =>
      Array.from(line.matchAll(/"([^"]*)"|([^,]+)|(?<=,|^)(?=,|$)/g), (m) => m[1] ?? m[2] ?? '')
    );
  return new Map(head.map((name, at) => [name, rows.map((row) => row[at] ?? '')]));
}

const column = (table: Table, name: string): string[] => table.get(name) ?? [];
const numbers = (table: Table, name: string): number[] => column(table, name).map(Number);
const ones = (values: readonly string[], wanted: string): Float64Array =>
  Float64Array.from(values, (value) => (value === wanted ? 1 : 0));

/** Relative where numbers are large, absolute below one. */
function near(found: number, expected: number, digits = 1e-6): void {
  expect(
    Math.abs(found - expected) / Math.max(1, Math.abs(expected)),
    `${found} for ${expected}`
  ).toBeLessThan(digits);
}

const SAMPLES: Record<string, (table: Table) => SampleDesign> = {
  apistrat: (table) =>
    sampleDesign(numbers(table, 'pw'), [
      { strata: column(table, 'stype'), populations: numbers(table, 'fpc') }
    ]),
  apiclus1: (table) =>
    sampleDesign(numbers(table, 'pw'), [
      { clusters: column(table, 'dnum'), populations: numbers(table, 'fpc') }
    ]),
  apisrs: (table) => sampleDesign(numbers(table, 'pw'), [{ populations: numbers(table, 'fpc') }]),
  apiclus2: (table) =>
    sampleDesign(numbers(table, 'pw'), [
      { clusters: column(table, 'dnum'), populations: numbers(table, 'fpc1') },
      { populations: numbers(table, 'fpc2') }
    ])
};

describe.each(Object.entries(SAMPLES))('a sample drawn as %s', (name, designOf) => {
  const table = tableOf(`${name}.csv`);
  const design = designOf(table);
  const score = Float64Array.from(numbers(table, 'api00'));
  const expectMean = (id: string, values: Float64Array, counted?: Float64Array) => {
    const { value, standardError } = estimateMean(design, values, counted);
    near(value, oracle(id).estimate);
    near(standardError, oracle(id).se ?? Number.NaN);
  };

  test('has the mean, the total and the ratio that R finds', () => {
    const mean = estimateMean(design, score);
    expectMean(`${name}.mean.api00`, score);
    const [normal, student] = [oracle(`${name}.mean.api00`), oracle(`${name}.mean.api00.t`)];
    const [z, t] = [intervalOf(mean), intervalOf(mean, degreesOfFreedom(design))];
    for (const [found, { ci95 }] of [
      [z, normal],
      [t, student]
    ] as const) {
      near(found.from, ci95?.[0] ?? Number.NaN);
      near(found.to, ci95?.[1] ?? Number.NaN);
    }
    expect(degreesOfFreedom(design)).toBe(Number(/df = (\d+)/.exec(student.note)?.[1]));
    const enrolled = numbers(table, 'enroll');
    const total = estimateTotal(design, Float64Array.from(enrolled));
    const all = oracle(`${name}.total.enroll`);
    near(total.value, all.estimate);
    near(total.standardError, all.se ?? Number.NaN);
    // Schools that did not tell their pupils are left out of the ratio.
    const told = (values: readonly number[]) =>
      Float64Array.from(values, (one, at) => (enrolled[at] ? one : 0));
    const ratio = estimateRatio(design, told(numbers(table, 'api.stu')), told(enrolled));
    near(ratio.value, oracle(`${name}.ratio.api.stu_enroll`).estimate);
    near(ratio.standardError, oracle(`${name}.ratio.api.stu_enroll`).se ?? Number.NaN);
  });

  test('has the shares and the means of parts that R finds', () => {
    for (const kind of ['E', 'H', 'M']) {
      const part = ones(column(table, 'stype'), kind);
      expectMean(`${name}.prop.stype${kind}`, part);
      expectMean(`${name}.domain.api00.${kind}`, score, part);
    }
    expectMean(`${name}.prop.awardsYes`, ones(column(table, 'awards'), 'Yes'));
  });

  test.each([
    ['logit', logitInterval],
    ['xlogit', logitInterval],
    ['likelihood', likelihoodInterval],
    ['beta', betaInterval],
    ['mean', plainInterval]
  ] as const)('has the interval of a share that R finds by the method %s', (method, intervalBy) => {
    const share = estimateMean(design, ones(column(table, 'awards'), 'Yes'));
    const { from, to } = intervalBy({ ...share, answers: score.length, degrees: degreesOfFreedom(design) });
    const expected = oracle(`${name}.ciprop.awards.${method}`);
    // R reads this one off a curve drawn through a few computed points; ours is computed.
    const digits = method === 'likelihood' ? 1e-5 : 1e-6;
    near(from, expected.ci95?.[0] ?? Number.NaN, digits);
    near(to, expected.ci95?.[1] ?? Number.NaN, digits);
  });

  test.each([0.25, 0.5, 0.75])('has the quantile %d that R finds', (share) => {
    const found = estimateQuantile(design, score, share);
    const expected = oracle(`${name}.quantile.api00.${share}`);
    near(found.value, expected.estimate);
    near(found.standardError, expected.se ?? Number.NaN);
    expect([found.interval.from, found.interval.to]).toEqual(expected.ci95);
  });

  test('has the design effect that R finds', () => {
    near(designEffect(design, score), oracle(`${name}.deff.api00`).estimate);
  });
});

describe('weights brought to the census', () => {
  /** How many there are of each kind, in the order in which `grouped` numbers them. */
  const RESIDENTS = {
    stype: { E: 4421, H: 755, M: 1018 },
    'sch.wide': { No: 1072, Yes: 5122 }
  } as const;

  function margin(table: Table, name: keyof typeof RESIDENTS) {
    const kinds = Object.keys(RESIDENTS[name]);
    return {
      groups: Int32Array.from(column(table, name), (label) => kinds.indexOf(label)),
      residents: Object.values(RESIDENTS[name])
    };
  }

  function calibrated(outcome: ReturnType<typeof raked>): SampleDesign {
    if (outcome.outcome !== 'calibrated') throw new Error(outcome.outcome);
    return outcome.design;
  }

  const clusters = tableOf('apiclus1.csv');
  const expectMeanAndTotal = (id: string, design: SampleDesign) => {
    const mean = estimateMean(design, Float64Array.from(numbers(clusters, 'api00')));
    const total = estimateTotal(design, Float64Array.from(numbers(clusters, 'enroll')));
    near(mean.value, oracle(`${id}.mean.api00`).estimate);
    near(mean.standardError, oracle(`${id}.mean.api00`).se ?? Number.NaN);
    near(total.value, oracle(`${id}.total.enroll`).estimate);
    near(total.standardError, oracle(`${id}.total.enroll`).se ?? Number.NaN);
  };

  test('by one table give the estimates and errors of R', () => {
    const design = SAMPLES.apiclus1?.(clusters) as SampleDesign;
    expectMeanAndTotal('apiclus1.poststrat', calibrated(postStratified(design, margin(clusters, 'stype'))));
  });

  test('by two tables in turn give the estimates and errors of R', () => {
    const design = SAMPLES.apiclus1?.(clusters) as SampleDesign;
    const margins = [margin(clusters, 'stype'), margin(clusters, 'sch.wide')];
    // R is content when no cell changes by a whole school any more.
    expectMeanAndTotal('apiclus1.rake', calibrated(raked(design, margins, 1e-3)));
  });

  test('of a simple sample are those of R, answer by answer', () => {
    const simple = tableOf('apisrs.csv');
    const design = sampleDesign(numbers(simple, 'pw'));
    const found = calibrated(raked(design, [margin(simple, 'stype'), margin(simple, 'sch.wide')]));
    const weights = tableOf('apisrs_raked_weights.csv');
    for (const [at, weight] of numbers(weights, 'raked').entries())
      near(found.weights[at] ?? 0, weight, 1e-5);
    const mean = estimateMean(found, Float64Array.from(numbers(simple, 'api00')));
    near(mean.value, oracle('apisrs.rake.mean.api00').estimate);
    near(mean.standardError, oracle('apisrs.rake.mean.api00').se ?? Number.NaN);
    near(weightingEffect(found.weights).effect, oracle('apisrs.rake.kish_deff').estimate);
  });

  test('a group of residents from which nobody answered is told, not weighted', () => {
    const design = sampleDesign([1, 1, 1]);
    const margin = { groups: Int32Array.of(0, 0, 2), residents: [10, 5, 3] };
    expect(raked(design, [margin])).toEqual({ outcome: 'empty-group', margin: 0, group: 1 });
    expect(postStratified(design, margin)).toEqual({ outcome: 'empty-group', margin: 0, group: 1 });
  });

  test('tables of different sums never come together, which is told', () => {
    const design = sampleDesign([1, 1, 1, 1]);
    const outcome = raked(design, [
      { groups: Int32Array.of(0, 0, 1, 1), residents: [10, 10] },
      { groups: Int32Array.of(0, 1, 0, 1), residents: [10, 20] }
    ]);
    expect(outcome.outcome).toBe('not-converging');
  });

  test('count every table of residents that somebody of each cell answered for', () => {
    const cell = fc.record({ sex: fc.nat(1), age: fc.nat(2) });
    fc.assert(
      fc.property(
        fc.array(cell, { minLength: 1, maxLength: 60 }),
        fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 6, maxLength: 6 }),
        (answers, residents) => {
          const all = [0, 1].flatMap((sex) => [0, 1, 2].map((age) => ({ sex, age })));
          const people = [...all, ...answers];
          const of = (trait: 'sex' | 'age', count: number) => ({
            groups: Int32Array.from(people, (one) => one[trait]),
            residents: Array.from({ length: count }, (_, group) =>
              all.reduce((sum, one, at) => sum + (one[trait] === group ? (residents[at] ?? 0) : 0), 0)
            )
          });
          const margins = [of('sex', 2), of('age', 3)];
          const { weights } = calibrated(raked(sampleDesign(people.map(() => 1)), margins));
          for (const { groups, residents: wanted } of margins)
            for (const [group, count] of wanted.entries())
              near(
                weights.reduce((sum, weight, at) => sum + (groups[at] === group ? weight : 0), 0),
                count
              );
          expect(weights.every((weight) => weight > 0)).toBe(true);
        }
      )
    );
  });
});

test('whether two traits go together is judged as R does', () => {
  const table = tableOf('apistrat.csv');
  const design = SAMPLES.apistrat?.(table) as SampleDesign;
  const [kinds, answers] = [column(table, 'stype'), column(table, 'awards')];
  const rows = Int32Array.from(kinds, (kind) => ['E', 'H', 'M'].indexOf(kind));
  const columns = Int32Array.from(answers, (answer) => ['No', 'Yes'].indexOf(answer));
  const found = association(design, rows, columns, 3, 2);
  const expected = oracle('apistrat.svychisq.stype_awards.F');
  const [degrees = 0, denominator = 0] = (/ndf\s+([\d.]+)\s+([\d.]+)/.exec(expected.note) ?? [])
    .slice(1)
    .map(Number);
  near(found?.f ?? Number.NaN, expected.estimate);
  near(found?.degrees ?? Number.NaN, degrees);
  near(found?.denominator ?? Number.NaN, denominator);
  near((found?.probability ?? Number.NaN) / 2.08210867643e-6, 1);
  for (const kind of ['E', 'H', 'M'])
    for (const answer of ['No', 'Yes']) {
      const both = Float64Array.from(kinds, (one, at) => (one === kind && answers[at] === answer ? 1 : 0));
      near(estimateTotal(design, both).value, oracle(`apistrat.table.${kind}.${answer}`).estimate);
    }
});

test('a survey of clusters in strata, with answers missing, has the shares of R', () => {
  const table = tableOf('nhanes.csv');
  const design = sampleDesign(numbers(table, 'WTMEC2YR'), [
    { strata: column(table, 'SDMVSTRA'), clusters: column(table, 'SDMVPSU') }
  ]);
  const answered = column(table, 'HI_CHOL').map((value) => (/^[01]$/.test(value) ? 1 : 0));
  const values = Float64Array.from(column(table, 'HI_CHOL'), (value) => (value === '1' ? 1 : 0));
  const all = estimateMean(design, values, answered);
  const expected = oracle('nhanes.mean.HI_CHOL');
  near(all.value, expected.estimate);
  near(all.standardError, expected.se ?? Number.NaN);
  expect(degreesOfFreedom(design)).toBe(Number(/df = (\d+)/.exec(expected.note)?.[1]));
  const interval = intervalOf(all);
  near(interval.from, expected.ci95?.[0] ?? Number.NaN);
  near(interval.to, expected.ci95?.[1] ?? Number.NaN);
  for (const race of ['1', '2', '3', '4'])
    for (const sex of ['1', '2']) {
      const part = answered.map((own, at) =>
        own && column(table, 'race')[at] === race && column(table, 'RIAGENDR')[at] === sex ? 1 : 0
      );
      const found = estimateMean(design, values, part);
      const cell = oracle(`nhanes.domain.race${race}.sex${sex}`);
      near(found.value, cell.estimate);
      near(found.standardError, cell.se ?? Number.NaN);
    }
});

describe('plain counts', () => {
  test.each([
    ['wilson', wilsonInterval],
    ['clopper_pearson', exactInterval]
  ] as const)('have the interval %s that R finds', (name, intervalBy) => {
    for (const [found, all] of [
      [81, 263],
      [15, 148],
      [0, 20],
      [1, 29],
      [29, 29]
    ] as const) {
      const { from, to } = intervalBy(found, all);
      const expected = EXPECTED.get(`${name}.${found}.${all}`);
      if (!expected) continue;
      near(from, expected.ci95?.[0] ?? Number.NaN);
      near(to, expected.ci95?.[1] ?? Number.NaN);
    }
  });

  test('have intervals that hold the share, within 0 and 1, narrower with more answers', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.nat(), (all, any) => {
        const found = any % (all + 1);
        for (const intervalBy of [wilsonInterval, exactInterval]) {
          const { from, to } = intervalBy(found, all);
          const ten = intervalBy(10 * found, 10 * all);
          expect(from).toBeGreaterThanOrEqual(0);
          expect(to).toBeLessThanOrEqual(1);
          expect(from).toBeLessThanOrEqual(found / all + 1e-12);
          expect(to).toBeGreaterThanOrEqual(found / all - 1e-12);
          expect(ten.to - ten.from).toBeLessThan(to - from);
        }
      })
    );
  });
});

test('one cluster of several tells nothing of the spread, and says so', () => {
  const design = sampleDesign([1, 1], [{ clusters: ['a', 'a'] }]);
  expect(estimateMean(design, Float64Array.of(1, 2))).toEqual({ value: 1.5, standardError: Number.NaN });
});
