import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, type CalendarDay, daysBetween } from '../shared/calendar-day.ts';
import {
  type DeadlineRule,
  evaluatedYears,
  lastDay,
  refuseDeadlineRule,
  ruleOn,
  standingOf,
  windowIn
} from './deadline.ts';

const rule: DeadlineRule = {
  ...{ code: 'send-to-region', validFrom: '2018-01-01', validTo: null, months: 0, days: 15 },
  ...{ opens: null, closes: null, provision: '§ 83 ods. 2', verified: true, source: 'NKÚ' }
};
const anyDay = fc.integer({ min: 0, max: 40_000 }).map((days) => addDays('1990-01-01', days));

test('the finding of the audit in Hriňová comes out: due on 26 September 2018, sent on 8 October, 12 days late', () => {
  const due = lastDay(rule, '2018-09-11');
  expect(due).toBe('2018-09-26');
  expect(standingOf(due, '2018-10-08', '2026-11-22')).toEqual({
    kind: 'done',
    on: '2018-10-08',
    daysLate: 12
  });
});

test.each([
  ['2021-08-31', 6, 0, '2022-02-28'],
  ['2023-08-31', 6, 0, '2024-02-29'],
  ['2025-12-31', 6, 0, '2026-06-30'],
  ['2026-03-28', 0, 1, '2026-03-29'],
  ['2024-02-28', 0, 15, '2024-03-14']
] as const)('%s and %i months and %i days end on %s', (begins, months, days, ends) => {
  expect(lastDay({ months, days }, begins)).toBe(ends);
});

describe('properties', () => {
  test('days are calendar days: weekends, leap years and changes of the clock count like any other', () => {
    fc.assert(
      fc.property(anyDay, fc.nat(400), (begins, days) => {
        expect(daysBetween(begins, lastDay({ months: 0, days }, begins))).toBe(days);
      })
    );
  });

  test('whatever is done by the last day is in time, and each day after it is one day late', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -500, max: 500 }), anyDay, (due, shift, today) => {
        const done = standingOf(due, addDays(due, shift), today);
        expect(done).toMatchObject({ kind: 'done', daysLate: Math.max(0, shift) });
        const open = standingOf(due, null, addDays(due, shift));
        expect(open).toEqual(
          shift > 0 ? { kind: 'late', daysLate: shift } : { kind: 'open', daysLeft: Math.abs(shift) }
        );
      })
    );
  });

  test('a later day never has an earlier deadline', () => {
    fc.assert(
      fc.property(anyDay, anyDay, fc.nat(24), fc.nat(60), (one, other, months, days) => {
        const [first, second] = one < other ? [one, other] : [other, one];
        expect(lastDay({ months, days }, first) <= lastDay({ months, days }, second)).toBe(true);
      })
    );
  });

  test('a rule that changes in the middle leaves what began before it as it was', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 300 }), (changes, before) => {
        const rules: DeadlineRule[] = [
          { ...rule, validFrom: '1980-01-01', validTo: changes },
          { ...rule, validFrom: changes, days: 30 }
        ];
        expect(ruleOn(rules, 'send-to-region', addDays(changes, -before))?.days).toBe(15);
        expect(ruleOn(rules, 'send-to-region', changes)?.days).toBe(30);
      })
    );
  });

  test('a window lies in its year, whatever days an operator writes', () => {
    const month = fc.integer({ min: 1, max: 12 });
    const date = fc.integer({ min: 1, max: 31 });
    fc.assert(
      fc.property(month, date, fc.integer({ min: 1990, max: 2100 }), (m, d, year) => {
        const opens = `${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}` as DeadlineRule['opens'];
        const window = windowIn({ opens, closes: '12-31' }, year);
        expect(window?.opensOn.slice(0, 7)).toBe(`${year}-${String(m).padStart(2, '0')}`);
        expect(window?.closesOn).toBe(`${year}-12-31`);
      })
    );
  });
});

test('a plan owes an evaluation of every year of its validity that has begun', () => {
  const plan = { validFrom: '2023-07-01', validTo: '2027-12-31' } as const;
  expect(evaluatedYears(plan, '2026-11-22')).toEqual([2023, 2024, 2025, 2026]);
  expect(evaluatedYears(plan, '2030-01-01')).toEqual([2023, 2024, 2025, 2026, 2027]);
  expect(evaluatedYears(plan, '2022-12-31')).toEqual([]);
});

test.each([
  ['send-to-region', { months: 0, days: 0 }, 'no-length'],
  ['send-to-region', { months: -1, days: 0 }, 'impossible-length'],
  ['send-to-region', { months: 0, days: 1.5 }, 'impossible-length'],
  ['send-to-region', { months: 0, days: 99_999 }, 'impossible-length'],
  ['send-to-region', { source: ' ' }, 'no-source'],
  ['statement-window', { opens: '09-01', closes: '08-31' }, 'impossible-window'],
  ['statement-window', { opens: '13-01', closes: '13-31' }, 'impossible-window'],
  ['statement-window', { opens: null, closes: null }, 'impossible-window'],
  ['end-of-validity', { months: 0, days: 0 }, null],
  ['send-to-region', { months: 1, days: 0 }, null]
] as const)('%s with %j is refused: %s', (code, change, refusal) => {
  expect(refuseDeadlineRule(code, { ...rule, ...change } as DeadlineRule)).toBe(refusal);
});

test('before a rule held nothing is counted', () => {
  expect(ruleOn([rule], 'send-to-region', '2017-12-31' as CalendarDay)).toBeNull();
});
