import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays } from '../shared/calendar-day.ts';
import { PLAN_STATES, planStateOn, refuseStateRecord, type StateRecord, wasApproved } from './plan-status.ts';

const validity = { validFrom: '2027-01-01', validTo: '2031-12-31' } as const;
const opened: StateRecord = { kind: 'opened-for-discussion', from: '2026-10-01', to: '2026-10-15' };
const approved: StateRecord = { kind: 'approved', from: '2026-12-10', to: null };
const suspended: StateRecord = { kind: 'suspended', from: '2028-03-01', to: '2028-04-30' };
const repealed: StateRecord = { kind: 'repealed', from: '2030-06-01', to: null };
const history = [opened, approved, suspended, repealed];

test.each([
  ['2026-09-30', 'working-draft'],
  ['2026-10-01', 'for-public-discussion'],
  ['2026-10-15', 'for-public-discussion'],
  ['2026-10-16', 'working-draft'],
  ['2026-12-10', 'approved'],
  ['2026-12-31', 'approved'],
  ['2027-01-01', 'in-force'],
  ['2028-03-01', 'suspended'],
  ['2028-04-30', 'suspended'],
  ['2028-05-01', 'in-force'],
  ['2030-06-01', 'repealed'],
  ['2040-01-01', 'repealed']
] as const)('on %s it is %s', (day, state) => {
  expect(planStateOn(history, validity, day)).toBe(state);
});

test('a plan that ran out is expired from the day after its last', () => {
  expect(planStateOn([approved], validity, '2031-12-31')).toBe('in-force');
  expect(planStateOn([approved], validity, '2032-01-01')).toBe('expired');
});

test('the order of the records does not matter, and before approval no state says approved', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray(history), fc.nat({ max: 4_000 }), (records, offset) => {
      const day = addDays('2026-09-01', offset);
      const state = planStateOn(records, validity, day);
      expect(planStateOn([...records].reverse(), validity, day)).toBe(state);
      const mayBeApproved = records.some((one) => one.kind !== 'opened-for-discussion' && one.from <= day);
      if (!mayBeApproved) expect(wasApproved(state)).toBe(false);
    })
  );
});

test('only drafts were never approved', () => {
  expect(PLAN_STATES.filter((state) => !wasApproved(state))).toEqual([
    'working-draft',
    'for-public-discussion'
  ]);
});

test.each([
  ['a discussion that closes before it opens', { ...opened, to: '2026-09-30' }, [], 'ends-before-start'],
  ['a repeal of a draft', repealed, [opened], 'not-approved-yet'],
  [
    'a suspension before the approval',
    { ...suspended, from: '2026-12-01', to: null },
    [approved],
    'not-approved-yet'
  ],
  ['a second approval', { ...approved, from: '2027-01-10' }, [approved], 'already-approved'],
  [
    'a discussion after approval',
    { ...opened, from: '2027-01-10', to: null },
    [approved],
    'already-approved'
  ],
  ['anything after a repeal', { ...suspended, from: '2030-07-01', to: null }, history, 'already-repealed'],
  ['an approval after a discussion', approved, [opened], null],
  ['a repeal of an approved plan', repealed, [approved], null]
] as [string, StateRecord, StateRecord[], string | null][])('%s', (_name, record, others, refusal) => {
  expect(refuseStateRecord(record, others)).toBe(refusal);
});
