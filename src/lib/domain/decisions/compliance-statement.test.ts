import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { MatrixRow } from '../plans/capacity-figures.ts';
import {
  compareCapacity,
  readCriteria,
  refuseApplication,
  refuseCriteria,
  refuseDecision,
  statementNumber
} from './compliance-statement.ts';

const KEY = {
  ...{ serviceTypeCode: 'denny-stacionar', formCode: 'ambulantna', targetGroupCode: 'seniori' },
  unitCode: 'miesta'
};
const NUMBERS = { ownNeed: 30, catchmentNeed: 5, existing: 10, plannedIncrease: 10 };

function rowsOf(change: Partial<typeof NUMBERS> = {}): MatrixRow[] {
  const rest = { securedElsewhere: 0, statutoryIncrease: 20, difference: 0, staff: null, plannedStaff: 0 };
  const figures = { ...NUMBERS, ...rest, ...change, from: 'typed' } as const;
  return [
    { ...KEY, years: [{ year: 2027, figures }] },
    { ...KEY, targetGroupCode: 'deti', years: [{ year: 2027, figures: null }] }
  ];
}

describe('comparing capacity with the plan', () => {
  test('what fits into existing and planned capacity complies, until it is promised', () => {
    const asked = { ...KEY, year: 2027, capacity: 12 };
    const figures = { need: 35, existing: 10, planned: 10, room: 20 };
    expect(compareCapacity(rowsOf(), asked, 0)).toEqual({
      ...{ asked: 12, promised: 0, figures, result: 'complies' }
    });
    expect(compareCapacity(rowsOf(), asked, 9)).toMatchObject({
      ...{ figures: { room: 11 }, result: 'does-not-comply' }
    });
  });

  test.each([
    ['another year', { year: 2028 }],
    ['another form', { formCode: 'terenna' }],
    ['another unit', { unitCode: 'hodiny' }],
    ['a group without numbers', { targetGroupCode: 'deti' }],
    ['another kind', { serviceTypeCode: 'utulok' }]
  ])('the plan does not say of %s, and a person decides', (_, change) => {
    expect(compareCapacity(rowsOf(), { ...KEY, year: 2027, capacity: 1, ...change }, 0)).toEqual({
      ...{ asked: 1, promised: 0, figures: null, result: null }
    });
  });

  const count = fc.nat(10_000);
  const change = fc.integer({ min: -10_000, max: 10_000 });
  test('one after another is never promised more than the plan counts with', () => {
    fc.assert(
      fc.property(
        count,
        change,
        fc.array(fc.integer({ min: 1, max: 3_000 })),
        (existing, plannedIncrease, asked) => {
          let promised = 0;
          for (const capacity of asked) {
            const rows = rowsOf({ existing, plannedIncrease });
            const { result, figures } = compareCapacity(rows, { ...KEY, year: 2027, capacity }, promised);
            expect(figures?.room).toBeGreaterThanOrEqual(0);
            if (result === 'complies') promised += capacity;
          }
          expect(promised).toBeLessThanOrEqual(Math.max(0, existing + plannedIncrease));
        }
      )
    );
  });

  test('who asks for less complies whenever who asks for more does', () => {
    fc.assert(
      fc.property(
        count,
        change,
        count,
        count,
        fc.nat(10_000),
        (existing, plannedIncrease, promised, one, other) => {
          const rows = rowsOf({ existing, plannedIncrease });
          const [less, more] = [one, other].toSorted((a, b) => a - b);
          const of = (capacity = 0) =>
            compareCapacity(rows, { ...KEY, year: 2027, capacity }, promised).result;
          if (of(more) === 'complies') expect(of(less)).toBe('complies');
        }
      )
    );
  });
});

test('criteria name who approved them and when, and are not empty', () => {
  const items = readCriteria(' Potreba \n\n Dostupnosť\n');
  expect(items).toEqual(['Potreba', 'Dostupnosť']);
  const good = { approvedBy: 'Starosta', approvedOn: '2026-05-01', items } as const;
  const refused = (change: object) => refuseCriteria({ ...good, ...change }, '2026-05-02');
  expect(refused({})).toBeNull();
  expect(refused({ approvedBy: ' ' })).toBe('no-approver');
  expect(refused({ approvedBy: 'a'.repeat(201) })).toBe('approver-too-long');
  expect(refused({ approvedOn: '0026-02-03' })).toBe('impossible-day');
  expect(refused({ approvedOn: '2026-05-03' })).toBe('approved-in-future');
  expect(refused({ items: [] })).toBe('no-criteria');
  expect(refused({ items: Array.from({ length: 21 }, () => 'a') })).toBe('too-many-criteria');
  expect(refused({ items: ['a'.repeat(501)] })).toBe('criterion-too-long');
});

test('an application says who, where and how much, and answers every criterion', () => {
  const good = {
    ...KEY,
    ...{ name: 'Domov n. o.', ico: '12345678', isNaturalPerson: false },
    founder: 'non-public',
    ...{ email: 'domov@example.sk', place: 'Bánov', capacity: 12, year: 2027, answers: ['Áno'] }
  } as const;
  const refused = (change: object) =>
    refuseApplication({ ...good, ...change }, { items: ['Potreba'] }, '2026-07-01');
  expect(refused({})).toBeNull();
  expect(refused({ ico: '' })).toBeNull();
  expect(refused({ name: ' ' })).toBe('no-applicant');
  expect(refused({ name: 'a'.repeat(201) })).toBe('applicant-too-long');
  expect(refused({ ico: '123' })).toBe('impossible-ico');
  expect(refused({ email: 'domov' })).toBe('impossible-email');
  expect(refused({ place: '' })).toBe('no-place');
  expect(refused({ place: 'a'.repeat(201) })).toBe('place-too-long');
  for (const capacity of [0, -3, 1.5, 10_001, Number.NaN])
    expect(refused({ capacity })).toBe('impossible-capacity');
  for (const year of [2025, 2029, 2026.5]) expect(refused({ year })).toBe('impossible-year');
  expect(refused({ answers: [] })).toBe('unanswered');
  expect(refused({ answers: ['a'.repeat(2_001)] })).toBe('answer-too-long');
});

test('whoever decides otherwise than the comparison, or against, says why', () => {
  const refused = (result: 'complies' | 'does-not-comply' | null, compared: typeof result, reason = '') =>
    refuseDecision({ result, reason }, { result: compared });
  expect(refused('complies', 'complies')).toBeNull();
  expect(refused('complies', 'does-not-comply')).toBe('no-reason');
  expect(refused('complies', null)).toBe('no-reason');
  expect(refused('does-not-comply', 'does-not-comply')).toBe('no-reason');
  expect(refused('complies', 'does-not-comply', 'Rada mesta rozhodla.')).toBeNull();
  expect(refused(null, 'complies')).toBe('no-result');
  expect(refused('complies', 'complies', 'a'.repeat(5_001))).toBe('reason-too-long');
  expect(statementNumber({ number: 3, decidedOn: '2026-11-23' })).toBe('3/2026');
});
