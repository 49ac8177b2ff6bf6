import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countApprovals } from './approval.ts';
import { countBorda } from './borda.ts';
import { equalShares } from './equal-shares.ts';

/** Winners that others found; tests/oracles/choosing/README.md tells their sources. */
const FOLDER = new URL('../../../../../tests/oracles/choosing/', import.meta.url);
const read = (file: string) => JSON.parse(readFileSync(new URL(file, FOLDER), 'utf8'));

type Instance = {
  id: string;
  num_cand: number;
  committeesize: number;
  approvals: number[][];
  expected: { rule: string; committees: number[][] }[];
};
type Ranking = {
  id: string;
  candidates: string[];
  ballots: { count: number; ranking: string[] }[];
  expected: { borda: Record<string, number> };
};

const INSTANCES: Instance[] = read('approvals.json').instances;

describe.each(INSTANCES.map((one) => [one.id, one] as const))('the election %s', (_, instance) => {
  const proposals = Array.from({ length: instance.num_cand }, (_one, at) => ({ id: String(at), cost: 1 }));
  const ballots = instance.approvals.map((ballot) => ballot.map(String));
  const winnersBy = (rule: string) =>
    instance.expected
      .find((one) => one.rule === rule)
      ?.committees.map((one) => [...one].sort((a, b) => a - b).join());
  const size = instance.committeesize;

  test('has the winners of approval that others found, and no others', () => {
    const counted = countApprovals(proposals, ballots);
    const least = counted[size - 1]?.points ?? 0;
    const sure = counted.filter(({ points }) => points > least).map(({ id }) => Number(id));
    const tied = counted.filter(({ points }) => points === least).map(({ id }) => Number(id));
    const committees = chosenFrom(tied, size - sure.length).map((some) =>
      [...sure, ...some].sort((a, b) => a - b).join()
    );
    expect(committees.sort()).toEqual(winnersBy('av')?.sort());
  });

  const shared = winnersBy('equal-shares');
  test.runIf(shared)('has winners of equal shares that others found', () => {
    const { chosen, left } = equalShares(proposals, ballots, size);
    expect(shared).toContain(
      chosen
        .map(Number)
        .sort((a, b) => a - b)
        .join()
    );
    expect(left).toBe(0);
  });
});

/** Every way to choose so many of them. */
function chosenFrom(all: readonly number[], count: number): number[][] {
  if (count === 0) return [[]];
  return all.flatMap((one, at) => chosenFrom(all.slice(at + 1), count - 1).map((rest) => [one, ...rest]));
}

test.each((read('rankings.json').examples as Ranking[]).map((one) => [one.id, one] as const))(
  'points for places in %s are those of the textbook',
  (_, { candidates, ballots, expected }) => {
    const each = ballots.flatMap(({ count, ranking }) => Array.from({ length: count }, () => ranking));
    const counted = countBorda(
      candidates.map((id) => ({ id })),
      each
    );
    expect(Object.fromEntries(counted.map(({ id, points }) => [id, points]))).toEqual(expected.borda);
    expect(counted.map(({ points }) => points)).toEqual(Object.values(expected.borda).sort((a, b) => b - a));
  }
);

const IDS = ['a', 'b', 'c', 'd', 'e'];
const someIds = fc.uniqueArray(fc.constantFrom(...IDS));

test('every ballot that says something gives as many points, however much it leaves out', () => {
  fc.assert(
    fc.property(fc.array(someIds), (ballots) => {
      const counted = countBorda(
        IDS.map((id) => ({ id })),
        ballots
      );
      const said = ballots.filter((ballot) => ballot.length > 0).length;
      expect(counted.reduce((sum, { points }) => sum + points, 0)).toBeCloseTo(said * 10, 6);
    })
  );
});

test('what is named twice, or by no proposal, changes nothing', () => {
  const proposals = [
    { id: 'a', cost: 1 },
    { id: 'b', cost: 1 }
  ];
  const [plain, odd] = [
    [['a'], ['b', 'a']],
    [
      ['a', 'a', 'x'],
      ['b', 'x', 'a', 'b']
    ]
  ];
  expect(countApprovals(proposals, odd)).toEqual(countApprovals(proposals, plain));
  expect(countBorda(proposals, odd)).toEqual(countBorda(proposals, plain));
  expect(equalShares(proposals, odd, 1)).toEqual(equalShares(proposals, plain, 1));
});

test('money is never overspent; nothing that could still be paid and that somebody wants is left', () => {
  const costs = fc.array(fc.integer({ min: 1, max: 50_000 }), { minLength: 5, maxLength: 5 });
  fc.assert(
    fc.property(
      costs,
      fc.array(someIds, { maxLength: 30 }),
      fc.integer({ min: 0, max: 120_000 }),
      (each, ballots, budget) => {
        const proposals = IDS.map((id, at) => ({ id, cost: each[at] ?? 1 }));
        const { chosen, left } = equalShares(proposals, ballots, budget);
        const spent = proposals.reduce((sum, { id, cost }) => sum + (chosen.includes(id) ? cost : 0), 0);
        expect(new Set(chosen).size).toBe(chosen.length);
        expect(left).toBe(budget - spent);
        expect(left).toBeGreaterThanOrEqual(0);
        const wanted = new Set(ballots.flat());
        for (const { id, cost } of proposals)
          if (!chosen.includes(id) && wanted.has(id)) expect(cost).toBeGreaterThan(left);
      }
    )
  );
});

test('a fifth of the voters decides about a fifth of the money', () => {
  const proposals = [
    { id: 'majority-1', cost: 40 },
    { id: 'majority-2', cost: 40 },
    { id: 'majority-3', cost: 20 },
    { id: 'minority', cost: 20 }
  ];
  const ballots = [
    ...Array.from({ length: 8 }, () => ['majority-1', 'majority-2', 'majority-3']),
    ...Array.from({ length: 2 }, () => ['minority'])
  ];
  expect(equalShares(proposals, ballots, 100).chosen.toSorted()).toEqual([
    'majority-1',
    'majority-2',
    'minority'
  ]);
});
