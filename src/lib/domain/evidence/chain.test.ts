import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CHAIN_LINKS, type ChainParts, chainThrough } from './chain.ts';

const parts: ChainParts = {
  findings: [{ id: 'f1' }, { id: 'f2' }, { id: 'f3' }],
  needs: [
    { id: 'n1', findingIds: ['f1', 'f2'] },
    { id: 'n2', findingIds: ['f3'] }
  ],
  goals: [{ id: 'g1', needIds: ['n1', 'n2'] }],
  measures: [
    { id: 'm1', goalId: 'g1', answersFindingIds: [] },
    { id: 'm2', goalId: 'g1', answersFindingIds: ['f3'] }
  ],
  activities: [{ id: 'a1', measureId: 'm2' }],
  indicators: [
    { id: 'i1', owner: { kind: 'measure', measureId: 'm2' } },
    { id: 'i2', owner: { kind: 'goal', goalId: 'g1' } },
    { id: 'i3', owner: { kind: 'plan' } }
  ]
};

test('a measure shows the evidence of its goal', () => {
  expect(chainThrough(parts, 'measure', 'm1')).toEqual({
    finding: ['f1', 'f2', 'f3'],
    need: ['n1', 'n2'],
    goal: ['g1'],
    measure: ['m1'],
    activity: [],
    indicator: []
  });
});

test('a measure that names what it answers shows only that, and its results', () => {
  expect(chainThrough(parts, 'measure', 'm2')).toMatchObject({
    finding: ['f3'],
    activity: ['a1'],
    indicator: ['i1']
  });
});

test('a finding leads to the measures that answer it', () => {
  expect(chainThrough(parts, 'finding', 'f1')).toEqual({
    finding: ['f1'],
    need: ['n1'],
    goal: ['g1'],
    measure: ['m1'],
    activity: [],
    indicator: ['i2']
  });
});

test('an indicator of the whole plan hangs on nothing', () => {
  const chain = chainThrough(parts, 'indicator', 'i3');
  expect(Object.values(chain).flat()).toEqual(['i3']);
});

const ids = (prefix: string, count: number) =>
  Array.from({ length: count }, (_, index) => `${prefix}${index}`);
const someOf = (prefix: string, count: number) => fc.subarray(ids(prefix, count));
const oneOf = (prefix: string, count: number) => fc.constantFrom(...ids(prefix, count));

const anyParts: fc.Arbitrary<ChainParts> = fc.record({
  findings: fc.constant(ids('f', 4).map((id) => ({ id }))),
  needs: rows('n', 3, fc.record({ findingIds: someOf('f', 4) })),
  goals: rows('g', 3, fc.record({ needIds: someOf('n', 3) })),
  measures: rows('m', 4, fc.record({ goalId: oneOf('g', 3), answersFindingIds: someOf('f', 4) })),
  activities: rows('a', 3, fc.record({ measureId: oneOf('m', 4) })),
  indicators: rows(
    'i',
    3,
    fc.record({
      owner: fc.oneof(
        oneOf('g', 3).map((goalId) => ({ kind: 'goal' as const, goalId })),
        oneOf('m', 4).map((measureId) => ({ kind: 'measure' as const, measureId }))
      )
    })
  )
});

function rows<Row extends object>(prefix: string, count: number, row: fc.Arbitrary<Row>) {
  return fc
    .array(row, { minLength: count, maxLength: count })
    .map((given) => given.map((one, index) => ({ id: `${prefix}${index}`, ...one })));
}

test('every link can be walked in both directions', () => {
  fc.assert(
    fc.property(anyParts, (given) => {
      const things = [
        given.findings,
        given.needs,
        given.goals,
        given.measures,
        given.activities,
        given.indicators
      ];
      for (const [index, link] of CHAIN_LINKS.entries()) {
        for (const { id } of things[index] ?? []) {
          const chain = chainThrough(given, link, id);
          for (const other of CHAIN_LINKS) {
            for (const otherId of chain[other]) {
              expect(chainThrough(given, other, otherId)[link]).toContain(id);
            }
          }
        }
      }
    }),
    { numRuns: 60 }
  );
});
