import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  aFinding,
  aGoal,
  aMeasure,
  aNeed,
  anActivity,
  anIndicator,
  aPlan,
  aPriority
} from '#tests/plan-fixtures.ts';
import { referencesIn } from '../plans/references.ts';
import { CARRIED_PARTS, draftNextPlan, type FollowedPlan, type NextPlanChoice } from './next-plan.ts';
import { goalEndings, goesOn, planEnding } from './plan-ending.ts';
import { PROGRESS_STATES, type ProgressState } from './progress-scale.ts';
import type { Told } from './year-standing.ts';

const old = aPlan({ id: 'old', validFrom: '2022-01-01', validTo: '2026-12-31', mode: 'full' });
const next = aPlan({ id: 'next', validFrom: '2027-01-01', validTo: '2031-12-31', texts: {} });
const today = '2026-11-23';

const told = (activityId: string, year: number, state: ProgressState, sequence = 1): Told => ({
  ...{ activityId, year, state, sequence, nextStepOn: null },
  recordedAt: new Date(`${year}-12-20T10:00:00Z`)
});

/** Two goals; under the first one a measure with a step that ended in 2023 and one that lasts, under the second one more. */
const content: FollowedPlan['content'] = {
  plan: old,
  analysisNotes: [
    {
      id: 'note',
      part: 'services-analysis',
      dimension: 'form',
      code: 'terenna',
      text: 'Terén.',
      template: false
    }
  ],
  findings: [aFinding({ id: 'f1', asOf: '2025-10-01' }), aFinding({ id: 'f2', asOf: '2019-01-01' })],
  needs: [aNeed({ id: 'n1', findingIds: ['f1', 'f2'] }), aNeed({ id: 'n2', findingIds: ['f2'] })],
  swot: [
    {
      ...{ id: 's1', position: 'a0', quadrant: 'strength', text: 'Ochota', findingIds: ['f1', 'f2'] },
      ...{ targetGroupCode: null, serviceTypeCode: null }
    }
  ],
  priorities: [aPriority({ id: 'p1' }), aPriority({ id: 'p2', title: 'Vedieť' })],
  goals: [
    aGoal({ id: 'g1', priorityId: 'p1', needIds: ['n1'] }),
    aGoal({ id: 'g2', priorityId: 'p2', needIds: ['n2'], title: 'Vedieť, koho sa opýtať' })
  ],
  measures: [
    aMeasure({ id: 'm1', code: 'o3', goalId: 'g1', answersFindingIds: ['f1', 'f2'] }),
    aMeasure({ id: 'm2', code: 'o7', goalId: 'g2', title: 'Leták' })
  ],
  activities: [
    anActivity({ id: 'a1', measureId: 'm1', from: '2022-01-01', to: '2023-06-30' }),
    anActivity({ id: 'a2', measureId: 'm1', from: null, to: null }),
    anActivity({ id: 'a3', measureId: 'm2', from: '2024-01-01', to: '2024-12-31' })
  ],
  indicators: [
    anIndicator({ id: 'i1', owner: { kind: 'goal', goalId: 'g1' } }),
    anIndicator({ id: 'i2', owner: { kind: 'measure', measureId: 'm2' } }),
    anIndicator({ id: 'i3', owner: { kind: 'plan' } })
  ],
  ...{ kindChoices: [], cells: [], humanResources: [], materialResources: [], financialResources: [] },
  risks: [{ id: 'r1', position: 'a0', title: 'Peniaze', likelihood: 'low', impact: 'high', mitigation: '' }]
};

const blocks: FollowedPlan['blocks'] = [
  {
    id: 'b1',
    parent: 'vision',
    content: { kind: 'figure', file: 'f'.repeat(64), alternative: 'x', caption: 'y' }
  },
  {
    ...{ id: 'b2', parent: 'vision' },
    content: {
      kind: 'paragraph',
      text: [
        { type: 'reference', to: 'measure', id: 'm1', text: 'Prijať' },
        { type: 'reference', to: 'measure', id: 'm2', text: 'Leták' },
        { type: 'reference', to: 'figure', id: 'b1', text: 'Obrázok' }
      ]
    }
  }
];

const records = [
  told('a1', 2023, 'partly'),
  told('a1', 2024, 'done'),
  told('a2', 2025, 'done'),
  told('a3', 2024, 'no-longer')
];

describe('how measures end', () => {
  const endings = (own: readonly Told[]) => planEnding(content, own, today).map(({ ending }) => ending);

  test('by the last word on each activity, whatever its year', () => {
    expect(endings([])).toEqual(['untold', 'untold']);
    expect(endings(records)).toEqual(['lasting', 'given-up']);
    expect(endings([...records, told('a2', 2026, 'not-done')])).toEqual(['unfinished', 'given-up']);
    expect(endings([...records, told('a2', 2026, 'no-longer')])).toEqual(['done', 'given-up']);
    expect(endings([told('a3', 2024, 'partly')])).toEqual(['untold', 'unfinished']);
  });

  test('with how it stood in each year that asked about it', () => {
    const [first, second] = planEnding(content, records, today);
    expect(first?.history.map(({ year, rollUp }) => [year, rollUp.share])).toEqual([
      ...[
        [2022, 0],
        [2023, 0.25]
      ],
      ...[
        [2024, 0.5],
        [2025, 1],
        [2026, 0]
      ]
    ]);
    expect(first?.rollUp.share).toBe(1);
    expect(second?.rollUp).toMatchObject({ share: null, parts: { noLonger: 1 } });
    expect(goalEndings(content.goals, [...planEnding(content, [], today)]).get('g1')?.share).toBe(0);
  });

  test('all done is finished, and the order in which it was told makes no difference', () => {
    const state = fc.constantFrom(...PROGRESS_STATES);
    const word = fc
      .tuple(fc.constantFrom('a1', 'a2', 'a3'), fc.integer({ min: 2022, max: 2026 }), state)
      .map(([id, year, said]) => told(id, year, said));
    const words = fc.uniqueArray(word, { selector: ({ activityId, year }) => `${activityId} ${year}` });
    fc.assert(
      fc.property(words, (own) => {
        const ended = planEnding(content, own, today);
        expect(planEnding(content, own.toReversed(), today)).toEqual(ended);
        for (const { ending, activities } of ended)
          expect(goesOn(ending)).toBe(activities.some(({ closed }) => !closed));
      })
    );
  });
});

describe('the next plan', () => {
  const followed: FollowedPlan = {
    ...{ content, blocks, ending: planEnding(content, records, today) },
    values: [
      { indicatorId: 'i1', year: 2025, sequence: 1, value: 4, measuredOn: '2025-12-31', source: 'úrad' },
      { indicatorId: 'i1', year: 2026, sequence: 1, value: 5, measuredOn: '2026-10-31', source: 'úrad' },
      { indicatorId: 'i1', year: 2026, sequence: 2, value: 6, measuredOn: '2026-11-01', source: 'úrad' }
    ]
  };
  const draftOf = (choice: Partial<NextPlanChoice>) => {
    let given = 0;
    const whole = {
      ...{ measureIds: new Set(['m1']), findingIds: new Set(['f1']), parts: CARRIED_PARTS },
      ...choice
    };
    return draftNextPlan(followed, whole, {
      plan: next,
      newId: () => `new-${++given}`,
      positionsOf: (count) => Array.from({ length: count }, (_, at) => `a${at}`),
      goalFinding: (goal, came) =>
        came.share === null
          ? null
          : { statement: `${goal.title}: ${came.share}`, asOf: today, source: 'Plnenie plánu' }
    });
  };

  test('holds the chosen measure with its goal, priority, need and finding, and says what it continues', () => {
    const draft = draftOf({});
    const [measure] = draft.measures;
    expect(measure).toMatchObject({
      ...{ code: 'o1', goalId: draft.goals[0]?.id, capacityChanges: [] },
      ...{ continues: { planId: 'old', measureCode: 'o3' }, answersFindingIds: [draft.findings[0]?.id] }
    });
    expect([draft.measures, draft.goals, draft.priorities, draft.needs].map(({ length }) => length)).toEqual([
      1, 1, 1, 1
    ]);
    expect(draft.goals[0]).toMatchObject({
      priorityId: draft.priorities[0]?.id,
      needIds: [draft.needs[0]?.id]
    });
    expect(draft.plan).toMatchObject({
      id: 'next',
      validFrom: '2027-01-01',
      joint: null,
      change: old.change
    });
  });

  test('knows how the goal came out, as a finding behind its need', () => {
    const draft = draftOf({});
    expect(draft.findings.map(({ origin, statement }) => [origin, statement])).toEqual([
      ['provider', content.findings[0]?.statement],
      ['evaluation', 'Seniori dostanú pomoc doma: 1']
    ]);
    expect(draft.needs[0]?.findingIds).toEqual(draft.findings.map(({ id }) => id));
  });

  test('leaves behind what is finished; what lasts goes on through the new period, without money', () => {
    expect(draftOf({}).activities).toMatchObject([
      { from: '2027-01-01', to: '2031-12-31', costs: [], measureId: draftOf({}).measures[0]?.id }
    ]);
    // Chosen although it is finished: it is done once more.
    expect(draftOf({ measureIds: new Set(['m2']) }).activities).toMatchObject([{ from: null, to: null }]);
  });

  test('begins each indicator where the old one ended', () => {
    const draft = draftOf({});
    expect(draft.indicators).toMatchObject([
      {
        owner: { kind: 'goal', goalId: draft.goals[0]?.id },
        targets: [],
        baseline: { value: 6, asOf: '2026-11-01', source: 'úrad' }
      },
      { owner: { kind: 'plan' }, baseline: content.indicators[2]?.baseline }
    ]);
  });

  test('has the old texts as samples that count as empty, with references that follow their targets', () => {
    const draft = draftOf({});
    expect(draft.plan.texts.vision).toEqual({ text: old.texts.vision?.text, template: true });
    expect(draft.analysisNotes).toMatchObject([{ text: 'Terén.', template: true }]);
    expect(draft.blocks.map(({ template }) => template)).toEqual([true, true]);
    const [figure, paragraph] = draft.blocks;
    const references = paragraph ? referencesIn(paragraph.content) : [];
    expect(references).toMatchObject([
      { id: draft.measures[0]?.id },
      // What was left behind keeps its old name, and the check of the plan tells of it.
      { id: 'm2', text: 'Leták' },
      { id: figure?.id }
    ]);
    expect(draftOf({ parts: [] })).toMatchObject({ blocks: [], swot: [], risks: [], analysisNotes: [] });
    expect(draftOf({ parts: [] }).plan.texts).toEqual({});
  });

  test('points nowhere outside itself and shares no id with the old plan, whatever is chosen', () => {
    const some = (ids: readonly string[]) => fc.subarray([...ids]).map((chosen) => new Set(chosen));
    const choice = fc.record({
      measureIds: some(['m1', 'm2']),
      findingIds: some(['f1', 'f2']),
      parts: fc.subarray([...CARRIED_PARTS])
    });
    fc.assert(
      fc.property(choice, (chosen) => {
        const draft = draftOf(chosen);
        const ids = (items: readonly { id: string }[]) => items.map(({ id }) => id);
        const all = [draft.findings, draft.needs, draft.swot, draft.priorities, draft.goals, draft.measures];
        const own = [...all, draft.activities, draft.indicators, draft.risks, draft.blocks].flatMap(ids);
        expect(new Set(own).size).toBe(own.length);
        expect(own.every((id) => id.startsWith('new-'))).toBe(true);
        const among = (targets: readonly { id: string }[], named: readonly (string | null)[]) =>
          expect(ids(targets)).toEqual(expect.arrayContaining(named.filter((id) => id !== null)));
        among(
          draft.findings,
          draft.needs.flatMap(({ findingIds }) => findingIds)
        );
        among(
          draft.findings,
          draft.swot.flatMap(({ findingIds }) => findingIds)
        );
        among(
          draft.findings,
          draft.measures.flatMap(({ answersFindingIds }) => answersFindingIds)
        );
        among(
          draft.needs,
          draft.goals.flatMap(({ needIds }) => needIds)
        );
        among(
          draft.priorities,
          draft.goals.map(({ priorityId }) => priorityId)
        );
        among(
          draft.goals,
          draft.measures.map(({ goalId }) => goalId)
        );
        among(
          draft.measures,
          draft.activities.map(({ measureId }) => measureId)
        );
        expect(draft.measures.length).toBe(chosen.measureIds.size);
      })
    );
  });
});
