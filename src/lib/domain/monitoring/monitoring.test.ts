import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isDueIn, isFinishedBefore, isLate, isStale, type Term, termOf } from './due.ts';
import { nextEvaluation } from './next-evaluation.ts';
import {
  latestProgress,
  meetsTarget,
  type ProgressBasis,
  type ProgressTold,
  refuseProgress,
  yearTargetOf
} from './progress.ts';
import { PROGRESS_STATES, type ProgressState, shortFields } from './progress-scale.ts';
import { type RollUp, rollUp, rollUpOfActivity, weightsOf } from './roll-up.ts';
import { type CarriedPlan, narrowedPlan, yearStanding } from './year-standing.ts';

const plan = { validFrom: '2027-01-01', validTo: '2031-12-31' } as const;
const years = [2027, 2028, 2029, 2030, 2031];
const project: Term = { from: '2027-03-01', to: '2028-06-30', lasting: false };
const lasting: Term = { from: '2027-01-01', to: '2031-12-31', lasting: true };
const target = { value: 12, unit: 'osoby', direction: 'up' } as const;

describe('the next evaluation', () => {
  const due = (month: number | null, today: string) =>
    nextEvaluation(
      { ...plan, evaluation: { responsible: 'starosta', month, presentedTo: 'zastupiteľstvo' } },
      today as '2028-01-01'
    );

  test('is that of the year before, by the last day of the stated month', () => {
    expect(due(5, '2027-06-01')).toEqual({ year: 2027, dueOn: '2028-05-31' });
    expect(due(5, '2028-05-31')).toEqual({ year: 2027, dueOn: '2028-05-31' });
    expect(due(5, '2028-06-01')).toEqual({ year: 2028, dueOn: '2029-05-31' });
    expect(due(2, '2029-03-01')).toEqual({ year: 2029, dueOn: '2030-02-28' });
    expect(due(12, '2032-12-31')).toEqual({ year: 2031, dueOn: '2032-12-31' });
    expect(due(12, '2033-01-01')).toBeNull();
    expect(due(null, '2028-01-01')).toBeNull();
  });

  test('is never past, and of a year of the plan', () => {
    const day = fc.date({ min: new Date('2026-01-01'), max: new Date('2031-12-01'), noInvalidDate: true });
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 12 }), (moment, month) => {
        const today = moment.toISOString().slice(0, 10);
        const next = due(month, today);
        expect(next === null || next.dueOn >= today).toBe(true);
        expect(years).toContain(next?.year);
        expect(next?.dueOn.startsWith(`${(next?.year ?? 0) + 1}-${String(month).padStart(2, '0')}-`)).toBe(
          true
        );
      })
    );
  });
});

describe('the term', () => {
  test('days nobody stated are those of the plan, and what goes on to its end lasts', () => {
    expect(termOf({ from: null, to: null }, plan)).toEqual(lasting);
    expect(termOf({ from: '2027-03-01', to: '2028-06-30' }, plan)).toEqual(project);
    expect(termOf({ from: '2031-02-01', to: '2031-12-31' }, plan).lasting).toBe(false);
  });

  test('a project is due in the year of its last day and after, a lasting one in each year', () => {
    expect(years.map((year) => isDueIn(project, year))).toEqual([false, true, true, true, true]);
    expect([2026, ...years, 2032].map((year) => isDueIn(lasting, year))).toEqual([
      ...[false, true, true, true, true, true, false]
    ]);
  });

  test('what was done or given up in an earlier year is not asked about again, but what lasts is', () => {
    const told = (state: ProgressState, sequence = 1) => ({ year: 2028, sequence, state });
    expect(isFinishedBefore(project, [told('done')], 2029)).toBe(true);
    expect(isFinishedBefore(project, [told('done')], 2028)).toBe(false);
    expect(isFinishedBefore(project, [told('partly')], 2029)).toBe(false);
    expect(isFinishedBefore(project, [told('done'), told('not-done', 2)], 2029)).toBe(false);
    expect(isFinishedBefore(lasting, [told('done')], 2029)).toBe(false);
    expect(isFinishedBefore(lasting, [told('no-longer')], 2029)).toBe(true);
  });

  test.each([
    ['on its last day', null, '2028-06-30', false],
    ['the day after', null, '2028-07-01', true],
    ['though it goes on', 'ongoing', '2028-07-01', true],
    ['when it was done', 'done', '2028-07-01', false],
    ['when it was given up', 'no-longer', '2028-07-01', false]
  ] as const)('lateness %s', (_name, state, today, late) => {
    expect(isLate(project, state, 2028, today)).toBe(late);
    expect(isLate(project, state, 2027, today)).toBe(false);
  });

  test('what goes on is asked about after its dated step, or after three months of silence', () => {
    const told = {
      state: 'ongoing',
      nextStepOn: null,
      recordedAt: new Date('2027-03-01T08:00:00Z')
    } as const;
    expect(isStale(told, '2027-05-30')).toBe(false);
    expect(isStale(told, '2027-05-31')).toBe(true);
    expect(isStale({ ...told, nextStepOn: '2027-09-01' }, '2027-09-01')).toBe(false);
    expect(isStale({ ...told, nextStepOn: '2027-09-01' }, '2027-09-02')).toBe(true);
    expect(isStale({ ...told, state: 'done' }, '2031-01-01')).toBe(false);
  });
});

describe('the duties of the scale', () => {
  const told = (mentions: Partial<ProgressTold>): ProgressTold => ({
    ...{ state: 'done', value: null, evidence: '', reason: '', nextStep: '', nextStepOn: null },
    ...{ responsible: 'referentka', ...mentions }
  });
  const basis: ProgressBasis = {
    ...{ term: project, year: 2028, years, target: null, finishedBefore: false, today: '2028-12-15' }
  };
  const evidence = 'zmluva č. 7/2028';

  test.each<[string, Partial<ProgressTold>, ReturnType<typeof refuseProgress>]>([
    ['done without evidence', {}, 'no-evidence'],
    ['done', { evidence }, null],
    ['partly without evidence', { state: 'partly', reason: 'chýbajú ľudia' }, 'no-evidence'],
    ['partly without a reason', { state: 'partly', evidence }, 'no-reason'],
    ['partly', { state: 'partly', evidence, reason: 'chýbajú ľudia' }, null],
    ['going on with nothing', { state: 'ongoing' }, 'no-number-or-step'],
    ['going on with a step of no day', { state: 'ongoing', nextStep: 'súťaž' }, 'no-number-or-step'],
    ['going on with zero', { state: 'ongoing', value: 0 }, null],
    ['going on with a dated step', { state: 'ongoing', nextStep: 'súťaž', nextStepOn: '2029-02-01' }, null],
    ['not done without a reason', { state: 'not-done', reason: ' ' }, 'no-reason'],
    ['not done', { state: 'not-done', reason: 'nezískali sme dotáciu' }, null],
    ['given up without a reason', { state: 'no-longer' }, 'no-reason'],
    ['not begun though it is due', { state: 'not-started' }, 'due-this-year'],
    ['nobody answers for it', { evidence, responsible: ' ' }, 'no-responsible'],
    ['a text without end', { evidence: 'x'.repeat(1_001) }, 'text-too-long'],
    ['a value that is no number', { state: 'ongoing', value: Number.NaN }, 'value-out-of-range'],
    ['a value of nonsense', { state: 'ongoing', value: 1e13 }, 'value-out-of-range'],
    ['a day of nonsense', { state: 'ongoing', value: 1, nextStepOn: '2999-01-01' }, 'impossible-day']
  ])('%s', (_name, mentions, refusal) => {
    expect(refuseProgress(told(mentions), basis)).toBe(refusal);
  });

  test('the year must be of the plan, begun, and ask about it', () => {
    const done = told({ evidence });
    expect(refuseProgress(done, { ...basis, year: 2032 })).toBe('year-outside-plan');
    expect(refuseProgress(done, { ...basis, year: 2029 })).toBe('year-not-begun');
    expect(refuseProgress(done, { ...basis, finishedBefore: true })).toBe('finished-before');
    const later: Term = { ...project, from: '2030-01-01', to: '2030-12-31' };
    expect(refuseProgress(done, { ...basis, term: later })).toBe('not-in-year');
    const notYet = told({ state: 'not-started' });
    expect(refuseProgress(notYet, { ...basis, year: 2027 })).toBeNull();
  });

  test('what lasts is judged by the target of the year', () => {
    const judged = { ...basis, term: lasting, target };
    const done = (value: number | null) => told({ evidence, value });
    expect(refuseProgress(done(null), judged)).toBe('target-not-told');
    expect(refuseProgress(done(11), judged)).toBe('target-not-met');
    expect(refuseProgress(done(12), judged)).toBeNull();
    expect(refuseProgress(done(null), { ...judged, target: null, today: '2028-11-30' })).toBe(
      'not-finished-yet'
    );
    expect(refuseProgress(done(null), { ...judged, target: null, today: '2028-12-01' })).toBeNull();
  });

  test('a target counts in its direction, and only where it is the only one of the year', () => {
    expect(meetsTarget(11, { ...target, direction: 'down' })).toBe(true);
    expect(meetsTarget(13, { ...target, direction: 'hold' })).toBe(false);
    const indicator = (year: number) => ({ ...target, targets: [{ year, value: 12 }] });
    expect(yearTargetOf([indicator(2028), indicator(2029)], 2028)).toEqual(target);
    expect(yearTargetOf([indicator(2028), indicator(2028)], 2028)).toBeNull();
    expect(yearTargetOf([indicator(2027)], 2028)).toBeNull();
  });
});

describe('the roll-up', () => {
  const state = fc.option(fc.constantFrom(...PROGRESS_STATES));
  const measure = fc.array(state, { maxLength: 5 }).map((states) => rollUp(states.map(rollUpOfActivity)));
  const children = fc.array(measure, { maxLength: 8 });
  const allOf = (states: readonly ProgressState[]) =>
    fc.array(fc.array(fc.constantFrom(...states), { minLength: 1, maxLength: 5 }), { minLength: 1 });
  const of = (tree: ProgressState[][]): RollUp =>
    rollUp(tree.map((states) => rollUp(states.map(rollUpOfActivity))));

  test('the order of children makes no difference', () => {
    fc.assert(
      fc.property(children, fc.infiniteStream(fc.double({ noNaN: true })), (given, keys) => {
        const shuffled = given
          .map((child) => ({ child, key: keys.next().value }))
          .sort((one, other) => one.key - other.key)
          .map(({ child }) => child);
        expect(rollUp(shuffled)).toEqual(rollUp(given));
      })
    );
  });

  test('all done is everything, nothing done is nothing, and nothing due is neither', () => {
    fc.assert(fc.property(allOf(['done']), (tree) => of(tree).share === 1));
    fc.assert(fc.property(allOf(['not-done', 'ongoing']), (tree) => of(tree).share === 0));
    fc.assert(fc.property(allOf(['no-longer']), (tree) => of(tree).share === null));
    expect(rollUp([]).share).toBeNull();
  });

  test('weights sum to one over what was due, and the share is the weighted sum', () => {
    fc.assert(
      fc.property(children, (given) => {
        const weights = weightsOf(given);
        const whole = rollUp(given);
        const sum = weights.reduce((total, weight) => total + weight, 0);
        expect(sum).toBeCloseTo(whole.share === null ? 0 : 1, 12);
        const weighted = given.map(({ share }, index) => (share ?? 0) * (weights[index] ?? 0));
        expect(weighted.reduce((total, one) => total + one, 0)).toBeCloseTo(whole.share ?? 0, 12);
      })
    );
  });

  test('the parts sum to what was due, and a better word never lowers the share', () => {
    fc.assert(
      fc.property(children, (given) => {
        const { share, parts } = rollUp(given);
        expect(parts.done + parts.partly + parts.ongoing + parts.notDone + parts.untold).toBe(parts.due);
        expect(share === null).toBe(parts.due === 0);
        const better = rollUp([...given.slice(1), rollUpOfActivity('done')]);
        if (given[0]?.parts.due) expect((better.share ?? 0) >= (share ?? 0) - 1e-12).toBe(true);
      })
    );
  });
});

describe('how a plan stands in a year', () => {
  const carried: CarriedPlan = {
    plan,
    priorities: [{ id: 'p1', title: 'Zostať doma' }],
    goals: [
      { id: 'g1', title: 'Pomoc doma', priorityId: 'p1' },
      { id: 'g2', title: 'Informácie', priorityId: null }
    ],
    measures: [
      { id: 'm1', code: 'o1', goalId: 'g1', title: 'Opatrovateľka' },
      { id: 'm2', code: 'o2', goalId: 'g2', title: 'Leták' },
      { id: 'm3', code: 'o3', goalId: 'g2', title: 'Neskôr' }
    ],
    activities: [
      {
        id: 'a1',
        measureId: 'm1',
        title: 'Nábor',
        responsible: 'mzdárka',
        from: '2027-01-01',
        to: '2027-06-30'
      },
      { id: 'a2', measureId: 'm1', title: 'Služba', responsible: 'opatrovateľka', from: null, to: null },
      {
        id: 'a3',
        measureId: 'm2',
        title: 'Tlač',
        responsible: 'referentka',
        from: '2027-01-01',
        to: '2028-12-31'
      },
      { id: 'a4', measureId: 'm3', title: 'Potom', responsible: 'obec', from: '2030-01-01', to: '2030-12-31' }
    ],
    indicators: [
      { owner: { kind: 'measure', measureId: 'm1' }, ...target, targets: [{ year: 2027, value: 12 }] }
    ]
  };
  const record = (activityId: string, year: number, state: ProgressState, sequence = 1) => ({
    ...{ id: `${activityId}-${year}-${sequence}`, activityId, measureCode: 'o1', year, sequence, state },
    ...{ value: null, evidence: '', reason: '', nextStep: '', nextStepOn: null, responsible: 'obec' },
    recordedAt: new Date('2027-07-01')
  });

  test('only what the year asks about is there, the newest word counts, and goals of no priority come last', () => {
    const records = [record('a1', 2027, 'done', 2), record('a1', 2027, 'not-done', 1)];
    const standing = yearStanding(carried, records, { year: 2027, today: '2027-08-01' });
    expect(standing.priorities.map(({ id }) => id)).toEqual(['p1', null]);
    const [own, other] = standing.priorities;
    expect(own?.goals[0]?.measures[0]).toMatchObject({
      rollUp: { share: 0.5, parts: { due: 2, done: 1, untold: 1 } },
      activities: [
        { id: 'a1', latest: { state: 'done' }, late: false, target: null },
        { id: 'a2', latest: null, late: false, target: { value: 12 } }
      ]
    });
    // The leaflet is due next year: it is told of, and not counted.
    expect(other?.goals[0]?.measures.map(({ code }) => code)).toEqual(['o2']);
    expect(other?.rollUp.share).toBeNull();
    expect(standing.rollUp.share).toBe(0.5);
  });

  test('what was finished does not come back, what was not is carried over and late', () => {
    const open = (records: ReturnType<typeof record>[]) =>
      yearStanding(carried, records, { year: 2028, today: '2028-02-01' })
        .priorities.flatMap(({ goals }) => goals)
        .flatMap(({ measures }) => measures)
        .flatMap(({ activities }) => activities)
        .map(({ id, late }) => [id, late]);
    expect(open([record('a1', 2027, 'done')])).toEqual([
      ['a2', false],
      ['a3', false]
    ]);
    expect(open([record('a1', 2027, 'not-done')])[0]).toEqual(['a1', true]);
  });

  test('a part of a plan is judged as if it stood alone, and parts by priority make up the whole', () => {
    const grouped = {
      ...carried,
      measures: carried.measures.map((one) => ({
        ...one,
        targetGroupCodes: one.id === 'm1' ? ['seniori', 'rodiny'] : ['rodiny']
      }))
    };
    const words = fc.array(
      fc.record({
        activityId: fc.constantFrom('a1', 'a2', 'a3'),
        year: fc.constantFrom(2027, 2028),
        state: fc.constantFrom(...PROGRESS_STATES),
        sequence: fc.integer({ min: 1, max: 9 })
      }),
      { maxLength: 6 }
    );
    const all = { priorityId: null, targetGroupCode: null };
    fc.assert(
      fc.property(words, fc.constantFrom(2027, 2028), (told, year) => {
        const records = told.map((one) => record(one.activityId, one.year, one.state, one.sequence));
        const standingOf = (part: typeof all | { priorityId: string; targetGroupCode: null }) =>
          yearStanding(narrowedPlan(grouped, part), records, { year, today: '2028-02-01' });
        const whole = standingOf(all);
        expect(whole).toEqual(yearStanding(carried, records, { year, today: '2028-02-01' }));
        const own = whole.priorities.find(({ id }) => id === 'p1');
        if (own) expect(standingOf({ ...all, priorityId: 'p1' }).rollUp).toEqual(own.rollUp);
        const sum = whole.priorities.reduce((total, { rollUp: { parts } }) => total + parts.due, 0);
        expect(whole.rollUp.parts.due).toBe(sum);
      })
    );
    const ofGroup = narrowedPlan(grouped, { priorityId: null, targetGroupCode: 'seniori' });
    expect(ofGroup.measures.map(({ code }) => code)).toEqual(['o1']);
    expect(narrowedPlan(grouped, { priorityId: 'p1', targetGroupCode: 'nikto' }).measures).toEqual([]);
  });

  test('the latest word is the one with the highest number, whatever their order', () => {
    const records = [record('a1', 2027, 'partly', 3), record('a1', 2027, 'done', 2)];
    expect(latestProgress(records, 2027).get('a1')?.state).toBe('partly');
    expect(latestProgress(records, 2028).size).toBe(0);
  });
});

test('whoever has a minute is asked at most three things, and they are enough for the scale', () => {
  const full: ProgressTold = {
    ...{ state: 'done', value: 12, evidence: 'zmluva', reason: 'chýbajú ľudia', responsible: 'referentka' },
    ...{ nextStep: 'výberové konanie', nextStepOn: '2028-09-30' }
  };
  const blank = { value: null, evidence: '', reason: '', nextStep: '', nextStepOn: null };
  for (const state of PROGRESS_STATES)
    for (const wanted of [target, null]) {
      const fields = shortFields(state, wanted !== null);
      expect(fields.length).toBeLessThanOrEqual(3);
      const told = { ...full, ...blank, state };
      for (const field of fields) Object.assign(told, { [field]: full[field] });
      const term = state === 'not-started' ? { ...project, to: '2029-06-30' as const } : lasting;
      const basis = {
        term,
        year: 2028,
        years,
        target: wanted,
        finishedBefore: false,
        today: '2028-12-10'
      } as const;
      expect(refuseProgress(told, basis), state).toBeNull();
    }
});
