import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import deadlines from '../../../../data/law/deadlines.json' with { type: 'json' };
import type { DeadlineRule } from '../law/deadline.ts';
import { addDays, type CalendarDay } from '../shared/calendar-day.ts';
import { type CalendarFacts, type PlanOnCalendar, statutoryCalendar } from './statutory-calendar.ts';
import { refuseStep, type StatutoryStep, standingSteps } from './statutory-step.ts';

const rules = deadlines as DeadlineRule[];
const hash = 'a'.repeat(64);
const plan: PlanOnCalendar = {
  ...{ id: 'p', title: 'Komunitný plán', validFrom: '2024-01-01', validTo: '2027-12-31', repealedOn: null },
  approvals: [{ contentHash: hash, day: '2023-12-01', signedOn: '2023-12-05', confirmedOn: null }]
};
const facts: CalendarFacts = {
  ...{ rules, plans: [plan], steps: [], sendsToRegion: true, today: '2026-11-22' },
  lists: [{ code: '2021-2030', fromYear: 2021, toYear: 2030, publishedOn: null }]
};
const step = (changes: Partial<StatutoryStep> = {}): StatutoryStep => ({
  ...{
    id: 's',
    planId: 'p',
    kind: 'sent-to-region',
    year: null,
    contentHash: hash,
    happenedOn: '2023-12-10'
  },
  ...{ channel: 'post', fileNumber: '', recordNumber: '', proof: '', dueOn: null, ruleFrom: null },
  ...{ corrects: null, correctionReason: '', withdrawn: false, recordedAt: new Date(0) },
  ...changes
});
const found = (given: Partial<CalendarFacts>, key: string) =>
  statutoryCalendar({ ...facts, ...given }).find((one) => one.key.startsWith(key));

describe('what a municipality owes', () => {
  test('nothing is counted from a day that nobody has entered', () => {
    expect(found({}, 'submit-to-council')).toMatchObject({ begins: null, due: null, standing: null });
    const lists = [
      { code: '2021-2030', fromYear: 2021, toYear: 2030, publishedOn: '2026-06-01' as CalendarDay }
    ];
    expect(found({ lists }, 'submit-to-council')).toMatchObject({
      ...{ due: '2026-12-01', standing: { kind: 'open', daysLeft: 9 } },
      rule: { verified: false }
    });
  });

  test('what was recorded is done, also where nobody can say until when it should have been', () => {
    const steps = [
      step({ kind: 'submitted-to-council', contentHash: null, channel: null, happenedOn: '2023-11-20' })
    ];
    const done = { kind: 'done', on: '2023-11-20', daysLate: null };
    expect(found({ steps }, 'submit-to-council')).toMatchObject({ due: null, standing: done });
  });

  test('a vote proves that the draft lay before the council', () => {
    const lists = [
      { code: '2021-2030', fromYear: 2021, toYear: 2030, publishedOn: '2023-10-01' as CalendarDay }
    ];
    expect(found({ lists }, 'submit-to-council')?.standing).toEqual({
      kind: 'done',
      on: '2023-12-01',
      daysLate: 0
    });
  });

  test('the plan goes to the region within fifteen days of the vote, not of the signature', () => {
    expect(found({}, 'send-to-region')).toMatchObject({ due: '2023-12-16', standing: { kind: 'late' } });
    expect(found({ steps: [step()] }, 'send-to-region')?.standing).toMatchObject({ daysLate: 0 });
    expect(found({ sendsToRegion: false }, 'send-to-region')).toBeUndefined();
  });

  test('where the council confirmed a suspended resolution both days are told', () => {
    const approvals = [
      { contentHash: hash, day: '2026-09-01', signedOn: null, confirmedOn: '2026-10-20' }
    ] as const;
    expect(found({ plans: [{ ...plan, approvals }] }, 'send-to-region')).toMatchObject({
      ...{ due: '2026-09-16', dueIfConfirmed: '2026-11-04' }
    });
  });

  test('a resolution that lapsed is sent to nobody, and owes no evaluation', () => {
    const approvals = [{ contentHash: hash, day: '2026-01-01', signedOn: null, confirmedOn: null }] as const;
    expect(found({ plans: [{ ...plan, approvals }] }, 'send-to-region')).toBeUndefined();
    expect(found({ plans: [{ ...plan, approvals }] }, 'yearly-evaluation')).toBeUndefined();
  });

  test('each year of the plan is evaluated, until the plan is repealed', () => {
    const years = (given: Partial<CalendarFacts>) =>
      statutoryCalendar({ ...facts, ...given })
        .filter(({ code }) => code === 'yearly-evaluation')
        .map(({ year, due }) => [year, due]);
    expect(years({})).toEqual([
      [2024, '2025-06-30'],
      [2025, '2026-06-30'],
      [2026, '2027-06-30']
    ]);
    expect(years({ plans: [{ ...plan, repealedOn: '2024-05-01' }] })).toEqual([[2024, '2025-06-30']]);
    // Repealed on the first day of a year, it held in the year before and no longer.
    expect(years({ plans: [{ ...plan, repealedOn: '2025-01-01' }] })).toEqual([[2024, '2025-06-30']]);
    expect(years({ plans: [{ ...plan, approvals: [] }] })).toEqual([]);
  });

  test('the end of a plan is told of in time to begin the next one, and the next approval ends it', () => {
    expect(found({ today: '2026-09-29' }, 'end-of-validity')).toBeUndefined();
    expect(found({}, 'end-of-validity')).toMatchObject({ due: '2027-12-31', standing: { kind: 'open' } });
    const next = { ...plan, id: 'n', validFrom: '2028-01-01', validTo: '2032-12-31' } as const;
    const approvals = [{ contentHash: hash, day: '2026-11-01', signedOn: null, confirmedOn: null }] as const;
    expect(found({ plans: [plan, { ...next, approvals }] }, 'end-of-validity/p')?.standing).toMatchObject({
      ...{ kind: 'done', on: '2026-11-01' }
    });
  });

  test('after the window of statements has closed the next one is told of, as far as its rule reaches', () => {
    expect(found({ today: '2025-09-01' }, 'statement-window')).toMatchObject({
      year: 2026,
      begins: '2026-07-01'
    });
    expect(found({ today: '2026-08-31' }, 'statement-window')).toMatchObject({ due: '2026-08-31' });
    expect(found({ today: '2026-09-01' }, 'statement-window')).toBeUndefined();
  });
});

describe('records', () => {
  const basis = { plan, approvedOn: '2023-12-01', today: '2026-11-22' } as const;

  test.each([
    [{}, null],
    [{ happenedOn: '2026-11-23' }, 'day-in-future'],
    [{ happenedOn: '1918-10-28' }, 'impossible-day'],
    [{ happenedOn: '2023-11-30' }, 'before-approval'],
    [{ channel: null }, 'no-channel'],
    [{ corrects: 'x', correctionReason: ' ' }, 'no-reason'],
    [{ proof: 'x'.repeat(301) }, 'text-too-long'],
    [
      { kind: 'evaluated', contentHash: null, channel: null, year: 2028, happenedOn: '2026-01-01' },
      'year-outside-plan'
    ],
    [
      { kind: 'evaluated', contentHash: null, channel: null, year: 2026, happenedOn: '2026-11-01' },
      'year-not-ended'
    ],
    [{ kind: 'evaluated', contentHash: null, channel: null, year: 2025, happenedOn: '2026-03-01' }, null]
  ] as const)('%j is refused: %s', (changes, refusal) => {
    expect(refuseStep(step(changes as Partial<StatutoryStep>), basis)).toBe(refusal);
  });

  test('a version that nobody approved cannot have been sent', () => {
    expect(refuseStep(step(), { ...basis, approvedOn: null })).toBe('not-approved');
  });

  test('the correction holds, and the record it corrects stays', () => {
    const steps = [
      step(),
      step({ id: 't', happenedOn: '2023-12-20', corrects: 's', correctionReason: 'preklep' })
    ];
    expect(standingSteps(steps).map(({ id }) => id)).toEqual(['t']);
    expect(found({ steps }, 'send-to-region')?.standing).toMatchObject({ on: '2023-12-20', daysLate: 4 });
  });
});

test('on any day every line has its own key, and what is owed comes before what was done', () => {
  const anyDay = fc.integer({ min: 0, max: 15_000 }).map((days) => addDays('2010-01-01', days));
  fc.assert(
    fc.property(anyDay, anyDay, fc.nat(3_000), anyDay, (today, validFrom, length, approved) => {
      const approvals = [{ contentHash: hash, day: approved, signedOn: approved, confirmedOn: null }];
      const plans = [{ ...plan, validFrom, validTo: addDays(validFrom, length), approvals }];
      const lines = statutoryCalendar({ ...facts, plans, today });
      expect(new Set(lines.map(({ key }) => key)).size).toBe(lines.length);
      const isDone = lines.map(({ standing }) => standing?.kind === 'done');
      expect(isDone).toEqual(isDone.toSorted((a, b) => Number(a) - Number(b)));
      for (const { begins, due } of lines) if (begins && due) expect(due >= begins).toBe(true);
    })
  );
});
