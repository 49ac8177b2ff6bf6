import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ChoiceMeasure, type ChoiceProblem, inOrder } from '#lib/domain/plans/choice/choice-problem.ts';
import { choiceReasons } from '#lib/domain/plans/choice/choice-reasons.ts';
import {
  ALTERNATIVE_WITHIN,
  choiceByHand,
  chooseMeasures
} from '#lib/domain/plans/choice/choose-measures.ts';
import { coverageOf, isWithin } from '#lib/domain/plans/choice/evaluate.ts';
import { chooseApart } from './choose-apart.ts';
import { solver } from './solve-program.ts';

const solve = await solver(600_000);
const GROUPS = ['deti', 'rodiny', 'seniori'];

const amounts = fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 2, maxLength: 2 });
const rows = fc.array(
  fc.record({
    targetGroupCode: fc.constantFrom(...GROUPS),
    unitCode: fc.constantFrom('miesta', 'hodiny'),
    needed: amounts
  }),
  { minLength: 1, maxLength: 4 }
);
const measures = fc.array(
  fc.record({
    cents: fc.array(fc.integer({ min: 0, max: 10_000_00 }), { minLength: 2, maxLength: 2 }),
    staff: fc.array(
      fc.integer({ min: 0, max: 8 }).map((quarters) => quarters / 4),
      { minLength: 2, maxLength: 2 }
    ),
    adds: fc.array(fc.record({ row: fc.nat(3), amounts }), { minLength: 1, maxLength: 2 })
  }),
  { maxLength: 7 }
);
const problems = fc
  .record({
    rows,
    measures,
    cents: fc.array(fc.integer({ min: 0, max: 25_000_00 }), { minLength: 2, maxLength: 2 }),
    staff: fc.array(fc.option(fc.integer({ min: 0, max: 5 })), { minLength: 2, maxLength: 2 }),
    weights: fc.array(fc.constantFrom(0, 0.5, 1, 3), { minLength: 3, maxLength: 3 })
  })
  .map(
    (given): ChoiceProblem => ({
      years: [2027, 2028],
      rows: given.rows.map((row) => ({ ...row, serviceTypeCode: 'jedalen', formCode: 'ambulantna' })),
      measures: given.measures.map((one, at) => ({
        ...one,
        ...{ code: `o${at + 1}`, title: `Opatrenie ${at + 1}` },
        adds: one.adds.filter(({ row }) => row < given.rows.length)
      })),
      weights: new Map(GROUPS.map((group, at) => [group, given.weights[at] ?? 1])),
      limits: { cents: given.cents, staff: given.staff }
    })
  );

function* subsets(of: readonly ChoiceMeasure[]): Generator<ChoiceMeasure[]> {
  for (let bits = 0; bits < 2 ** of.length; bits += 1) {
    yield of.filter((_, at) => (bits >> at) % 2 === 1);
  }
}

/** The most points by looking at every set there is. */
function bestOfAll(problem: ChoiceProblem): number {
  let best = 0;
  for (const set of subsets(problem.measures)) {
    if (isWithin(problem, set)) best = Math.max(best, coverageOf(problem, set).points);
  }
  return best;
}

const taken = (problem: ChoiceProblem, codes: readonly string[]) =>
  problem.measures.filter(({ code }) => codes.includes(code));
const pointsOf = (problem: ChoiceProblem, codes: readonly string[]) =>
  coverageOf(problem, taken(problem, codes)).points;

describe('measures chosen under limits', () => {
  test('bring as much as the best of all sets, and never cost more than there is in any year', async () => {
    await fc.assert(
      fc.asyncProperty(problems, async (problem) => {
        const { certainty, chosen, greedy, alternatives } = await chooseMeasures(problem, solve);
        const best = bestOfAll(problem);
        expect(certainty).toBe('best');
        expect(pointsOf(problem, chosen)).toBeCloseTo(best, 5);
        for (const set of [chosen, greedy, ...alternatives])
          expect(isWithin(problem, taken(problem, set))).toBe(true);
        expect(pointsOf(problem, greedy)).toBeLessThanOrEqual(best + 1e-6);
        const seen: (readonly string[])[] = [chosen];
        for (const set of alternatives) {
          expect(pointsOf(problem, set)).toBeGreaterThanOrEqual((1 - ALTERNATIVE_WITHIN) * best - 1e-4);
          for (const before of seen) expect(set.some((code) => !before.includes(code))).toBe(true);
          seen.push(set);
        }
        const { taken: kept, left } = choiceReasons(problem, chosen);
        expect([...kept, ...left]).toHaveLength(problem.measures.length);
        for (const one of left) expect(one.why, one.code).not.toBe('not-found');
      }),
      { numRuns: 60 }
    );
  });

  test('are the same in whatever order measures come', async () => {
    await fc.assert(
      fc.asyncProperty(problems, async (problem) => {
        const turned = { ...problem, measures: problem.measures.toReversed() };
        expect(await chooseMeasures(turned, solve)).toEqual(await chooseMeasures(problem, solve));
      }),
      { numRuns: 30 }
    );
  });

  test('never cover less when there is more money', async () => {
    await fc.assert(
      fc.asyncProperty(problems, fc.integer({ min: 1, max: 10_000_00 }), async (problem, more) => {
        const richer = {
          ...problem,
          limits: { ...problem.limits, cents: problem.limits.cents.map((cents) => cents + more) }
        };
        const [poor, rich] = [await chooseMeasures(problem, solve), await chooseMeasures(richer, solve)];
        expect(pointsOf(problem, rich.chosen)).toBeGreaterThanOrEqual(pointsOf(problem, poor.chosen) - 1e-6);
      }),
      { numRuns: 30 }
    );
  });
});

const row = (targetGroupCode: string, needed: number) => ({
  ...{ serviceTypeCode: 'jedalen', formCode: 'ambulantna', unitCode: 'miesta' },
  ...{ targetGroupCode, needed: [needed] }
});
const measure = (code: string, cents: number, adds: [row: number, amount: number][]): ChoiceMeasure => ({
  ...{ code, title: code, cents: [cents], staff: [0] },
  adds: adds.map(([at, amount]) => ({ row: at, amounts: [amount] }))
});
const problem: ChoiceProblem = {
  years: [2027],
  rows: [row('seniori', 100), row('deti', 10)],
  measures: [
    measure('o1', 60, [[0, 50]]),
    measure('o2', 50, [[0, 50]]),
    measure('o3', 50, [[1, 5]]),
    measure('o10', 500, [[1, 10]])
  ],
  weights: new Map(),
  limits: { cents: [100], staff: [null] }
};

test('a group that has nothing goes before one that has half', async () => {
  const { chosen } = await chooseMeasures(problem, solve);
  expect(chosen).toEqual(['o2', 'o3']);
  expect(coverageOf(problem, taken(problem, chosen))).toMatchObject({
    points: 75,
    shares: new Map([
      ['deti', 0.5],
      ['seniori', 0.5]
    ])
  });
  expect(choiceReasons(problem, chosen).left).toEqual([
    { code: 'o1', title: 'o1', brings: 12.5, why: 'money', year: 2027, missingCents: 60 },
    { code: 'o10', title: 'o10', brings: 12.5, why: 'too-dear', year: 2027, missingCents: 400 }
  ]);
});

test('a weight of nothing takes a group out', async () => {
  const { chosen } = await chooseMeasures({ ...problem, weights: new Map([['deti', 0]]) }, solve);
  expect(chosen).toEqual(['o2']);
});

test('o2 stands before o10', () => {
  expect(inOrder(problem.measures.toReversed()).map(({ code }) => code)).toEqual(['o1', 'o2', 'o3', 'o10']);
});

test('a solver without time leaves the answer by hand, and says so; a process of its own says the same as here', async () => {
  expect(await chooseMeasures(problem, async () => ({ outcome: 'too-long' }))).toEqual(choiceByHand(problem));
  expect(await chooseApart(problem, 0)).toMatchObject({ certainty: 'greedy' });
  expect(await chooseApart(problem)).toEqual(await chooseMeasures(problem, solve));
});

test('many who ask at once do not start a process each: some wait, the rest are told; so is a plan without bound', async () => {
  const all = await Promise.all(Array.from({ length: 8 }, () => chooseApart(problem, 0)));
  expect(all.filter((one) => one === 'busy')).toHaveLength(4);
  const [one] = problem.measures;
  const many = Array.from({ length: 301 }, (_, at) => ({ ...one, code: `x${at}` }) as ChoiceMeasure);
  expect(await chooseApart({ ...problem, measures: many })).toBe('too-many');
});

test('a solver that takes a little more than there is, is asked again', async () => {
  let asked = 0;
  const sloppy: typeof solve = async (program) => {
    asked += 1;
    return asked === 1 ? { outcome: 'largest', ones: new Set(program.binary) } : solve(program);
  };
  const choice = await chooseMeasures(problem, sloppy);
  expect(choice.chosen).toEqual(['o2', 'o3']);
});
