import fc from 'fast-check';
import { expect, test } from 'vitest';
import { personCount } from '../population/person-count.ts';
import { chainThrough } from './chain.ts';
import { FINDING_STRENGTHS, ORIGINS, type Sample } from './finding.ts';
import { footingOf } from './footing.ts';
import { looseEnds } from './loose-ends.ts';

const parts = {
  findings: [{ id: 'f1' }, { id: 'f2' }],
  needs: [
    { id: 'n1', findingIds: ['f1'] },
    { id: 'n2', findingIds: [] }
  ],
  goals: [
    { id: 'g1', needIds: ['n1'] },
    { id: 'g2', needIds: [] }
  ],
  measures: [{ id: 'm1', goalId: 'g2', answersFindingIds: [] }]
};

test('what lacks its evidence or its consequence is named on both sides', () => {
  expect(looseEnds(parts)).toEqual({
    findingsWithoutNeed: ['f2'],
    needsWithoutFinding: ['n2'],
    needsWithoutGoal: ['n2'],
    goalsWithoutNeed: ['g2'],
    goalsWithoutMeasure: ['g1']
  });
});

test('a finding is loose exactly when its own chain holds no need', () => {
  const someOf = (ids: string[]) => fc.subarray(ids);
  const anyParts = fc.record({
    findings: fc.constant(['f1', 'f2', 'f3'].map((id) => ({ id }))),
    needs: fc
      .tuple(someOf(['f1', 'f2', 'f3']), someOf(['f1', 'f2', 'f3']))
      .map((given) => given.map((findingIds, at) => ({ id: `n${at}`, findingIds }))),
    goals: someOf(['n0', 'n1']).map((needIds) => [{ id: 'g', needIds }]),
    measures: fc.boolean().map((has) => (has ? [{ id: 'm', goalId: 'g', answersFindingIds: [] }] : []))
  });
  fc.assert(
    fc.property(anyParts, (given) => {
      const whole = { ...given, activities: [], indicators: [] };
      const ends = looseEnds(given);
      for (const { id } of given.findings)
        expect(ends.findingsWithoutNeed.includes(id)).toBe(
          chainThrough(whole, 'finding', id).need.length === 0
        );
      for (const { id } of given.needs) {
        const chain = chainThrough(whole, 'need', id);
        expect(ends.needsWithoutFinding.includes(id)).toBe(chain.finding.length === 0);
        expect(ends.needsWithoutGoal.includes(id)).toBe(chain.goal.length === 0);
      }
      for (const { id } of given.goals) {
        const chain = chainThrough(whole, 'goal', id);
        expect(ends.goalsWithoutNeed.includes(id)).toBe(chain.need.length === 0);
        expect(ends.goalsWithoutMeasure.includes(id)).toBe(chain.measure.length === 0);
      }
    })
  );
});

const answered = (answers: number, population: number): Sample => ({
  answers: personCount(answers) as Sample['answers'],
  population
});

test.each([
  ['nothing', []],
  ['weak-only', [{ origin: 'survey', strength: null, sample: answered(55, 2200) }]],
  ['one-source', [{ origin: 'statistic', strength: null, sample: null }]],
  [
    'one-source',
    [
      { origin: 'statistic', strength: null, sample: null },
      { origin: 'survey', strength: null, sample: answered(55, 2200) }
    ]
  ],
  [
    'one-source',
    [
      { origin: 'provider', strength: null, sample: null },
      { origin: 'provider', strength: null, sample: null }
    ]
  ],
  ['weak-only', [{ origin: 'expert', strength: 'weak', sample: null }]],
  [
    'several-sources',
    [
      { origin: 'statistic', strength: null, sample: null },
      { origin: 'survey', strength: null, sample: answered(400, 2200) }
    ]
  ]
] as const)('a need stands on %s', (strength, findings) => {
  expect(footingOf(findings).strength).toBe(strength);
});

test('one more finding never makes a need stand less firmly', () => {
  const order = ['nothing', 'weak-only', 'one-source', 'several-sources'];
  const finding = fc.record({
    origin: fc.constantFrom(...ORIGINS),
    strength: fc.constantFrom(null, ...FINDING_STRENGTHS),
    sample: fc.constantFrom(null, answered(5, 1000), answered(500, 1000))
  });
  fc.assert(
    fc.property(fc.array(finding, { maxLength: 6 }), finding, (findings, more) => {
      const [before, after] = [footingOf(findings), footingOf([...findings, more])];
      expect(order.indexOf(after.strength)).toBeGreaterThanOrEqual(order.indexOf(before.strength));
      expect(new Set(after.origins)).toEqual(new Set([...findings, more].map(({ origin }) => origin)));
    })
  );
});
