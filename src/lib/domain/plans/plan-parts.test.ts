import { describe, expect, test } from 'vitest';
import { aCell, aGoal, aKindChoice, aMeasure, anActivity, aPriority } from '#tests/plan-fixtures.ts';
import { competenceLines, kindsInCompetence } from './competence.ts';
import { refuseDatedNumber } from './dated-number.ts';
import { refuseGoal, refuseGoalRemoval } from './goal.ts';
import { lawForJudging, sampleShare } from './plan-for-judging.ts';
import { displayNumbers } from './plan-numbering.ts';
import { refusePriority, refusePriorityRemoval } from './priority.ts';
import { gravityOf } from './risk.ts';

test('a priority with goals and a goal with measures stay', () => {
  expect(refusePriority({ title: ' ' })).toBe('no-title');
  expect(refusePriority({ title: 'Zostať doma' })).toBeNull();
  expect(refusePriorityRemoval('p1', [aGoal({ priorityId: 'p1' })])).toBe('has-goals');
  expect(refusePriorityRemoval('p1', [aGoal({ priorityId: 'p2' })])).toBeNull();
  expect(refuseGoalRemoval('g1', [aMeasure({ goalId: 'g1' })])).toBe('has-measures');
  expect(refuseGoalRemoval('g1', [aMeasure({ goalId: 'g2' })])).toBeNull();
});

test('a goal names a service once', () => {
  const home = { serviceTypeCode: 'opatrovatelska-sluzba', formCode: null };
  expect(refuseGoal(aGoal({ title: '' }))).toBe('no-title');
  expect(refuseGoal(aGoal({ services: [home, home] }))).toBe('service-twice');
  expect(refuseGoal(aGoal({ services: [home, { ...home, formCode: 'terenna' }] }))).toBeNull();
});

test.each([
  [0, 'úrad', null],
  [1.5, 'úrad', null],
  [-0.1, 'úrad', 'negative'],
  [Number.POSITIVE_INFINITY, 'úrad', 'not-a-number'],
  [1, '', 'no-source']
])('the number %d from "%s" is refused as %s', (value, source, refusal) => {
  expect(refuseDatedNumber({ value, asOf: '2026-11-01', source })).toBe(refusal);
});

test('a risk is graver the likelier and the worse it is', () => {
  expect(gravityOf({ likelihood: 'low', impact: 'low' })).toBe(1);
  expect(gravityOf({ likelihood: 'high', impact: 'medium' })).toBe(6);
  expect(gravityOf({ likelihood: 'high', impact: 'high' })).toBe(9);
});

describe('numbers people see', () => {
  test('follow positions, not the order of rows; goals without a priority come last', () => {
    const numbers = displayNumbers({
      priorities: [aPriority({ id: 'p2', position: 'b' }), aPriority({ id: 'p1', position: 'a' })],
      goals: [
        aGoal({ id: 'g3', priorityId: null, position: 'a' }),
        aGoal({ id: 'g2', priorityId: 'p2', position: 'a' }),
        aGoal({ id: 'g1b', priorityId: 'p1', position: 'b' }),
        aGoal({ id: 'g1a', priorityId: 'p1', position: 'a' })
      ],
      measures: [
        aMeasure({ id: 'm2', goalId: 'g1b', position: 'b' }),
        aMeasure({ id: 'm1', goalId: 'g1b', position: 'a' })
      ],
      activities: [anActivity({ id: 'a1', measureId: 'm2' })]
    });
    expect(Object.fromEntries(numbers)).toEqual({
      p1: '1',
      g1a: '1.1',
      g1b: '1.2',
      m1: '1.2.1',
      m2: '1.2.2',
      a1: '1.2.2.1',
      p2: '2',
      g2: '2.1',
      g3: '3.1'
    });
  });

  test('a plan without priorities begins with 1', () => {
    const numbers = displayNumbers({
      priorities: [],
      goals: [aGoal({ id: 'g' })],
      measures: [],
      activities: []
    });
    expect(numbers.get('g')).toBe('1.1');
  });
});

describe('competence', () => {
  const kind = (serviceTypeCode: string) => ({ serviceTypeCode, provision: '§ 40', verified: true });
  const number = (value: number) => ({ value, asOf: '2026-11-01' as const, source: 'úrad' });

  test('a choice decides, numbers tell what they can, silence is undecided', () => {
    const kinds = ['a', 'b', 'c', 'd', 'e', 'f'].map(kind);
    const choices = [
      aKindChoice({ serviceTypeCode: 'a', choice: 'provide', reason: '' }),
      aKindChoice({ serviceTypeCode: 'b', choice: 'secured-elsewhere', securedAt: 'Mesto Martin' }),
      aKindChoice({ serviceTypeCode: 'c' })
    ];
    const nothing = { ...number(0), overrideReason: null };
    const cells = [
      aCell({ serviceTypeCode: 'd' }),
      aCell({ serviceTypeCode: 'e', existing: nothing, securedElsewhere: { ...number(2), name: 'Charita' } }),
      aCell({ serviceTypeCode: 'f', existing: nothing })
    ];
    expect(
      competenceLines(kinds, choices, cells).map((one) => [one.standing, one.securedAt, one.reason])
    ).toEqual([
      ['fulfils', '', ''],
      ['secures-elsewhere', 'Mesto Martin', 'Nikto oň neprejavil záujem.'],
      ['not-needed-yet', '', 'Nikto oň neprejavil záujem.'],
      ['fulfils', '', ''],
      ['secures-elsewhere', 'Charita', ''],
      ['undecided', '', '']
    ]);
  });

  test('only kinds of the own level are listed, and an unverified competence is marked', () => {
    const types = [
      { code: 'a', section: '§ 40', responsible: ['municipality'], unverified: [] },
      { code: 'b', section: '§ 47', responsible: ['municipality', 'region'], unverified: ['responsible'] },
      { code: 'c', section: '§ 38', responsible: ['region'], unverified: [] }
    ] as const;
    expect(kindsInCompetence(types, 'municipality')).toEqual([
      { serviceTypeCode: 'a', provision: '§ 40', verified: true },
      { serviceTypeCode: 'b', provision: '§ 47', verified: false }
    ]);
    expect(kindsInCompetence(types, 'region').map((one) => one.serviceTypeCode)).toEqual(['b', 'c']);
  });
});

test('the law of a day knows priorities by list and number, and none while the list is empty', () => {
  const list = {
    code: '2015-2020',
    fromYear: 2015,
    toYear: 2020,
    issued: '2014',
    publishedOn: null,
    sources: [],
    unverified: [],
    priorities: [
      { number: '1', nameSk: 'Dostupnosť', nameEn: 'Availability', certainty: 'high', unverified: ['nameSk'] }
    ]
  } as const;
  const rows = { serviceTypes: [], competence: 'municipality', temporarySources: [] } as const;
  expect(lawForJudging({ ...rows, nationalPriorities: list }).nationalPriorities).toEqual({
    priorityIds: ['2015-2020/1'],
    verified: false
  });
  for (const nationalPriorities of [null, { ...list, priorities: [] }]) {
    expect(lawForJudging({ ...rows, nationalPriorities }).nationalPriorities.priorityIds).toEqual([]);
  }
});

test('the share of untouched template', () => {
  expect(sampleShare([])).toBeNull();
  expect(sampleShare([{ ownWords: 300, sampleWords: 100 }])).toBe(0.25);
});
