import fc from 'fast-check';
import { expect, test } from 'vitest';
import { aPlan } from '#tests/plan-fixtures.ts';
import type { CalendarDay } from '../shared/calendar-day.ts';
import {
  CONDITION_KINDS,
  dayAfterPlan,
  isOwnText,
  PLAN_PARTS,
  PLAN_SECTIONS,
  PLAN_TEXTS,
  planPeriod,
  planYears,
  refusePlan
} from './plan.ts';

test.each([
  ['a plan of five years', {}, null],
  ['a blank title', { title: ' ' }, 'no-title'],
  ['an end before the start', { validFrom: '2027-01-01', validTo: '2026-12-31' }, 'ends-before-start'],
  ['a single day', { validFrom: '2027-01-01', validTo: '2027-01-01' }, 'too-short'],
  ['a day less than a year', { validFrom: '2027-07-01', validTo: '2028-06-29' }, 'too-short'],
  ['one whole year', { validFrom: '2027-07-01', validTo: '2028-06-30' }, null],
  ['a year from the leap day on', { validFrom: '2028-02-29', validTo: '2029-02-28' }, null],
  ['the first day of the act', { validFrom: '2009-01-01', validTo: '2013-12-31' }, null],
  ['before the act', { validFrom: '2008-12-31', validTo: '2013-12-31' }, 'before-the-act'],
  ['a slip of the keys', { validFrom: '0027-01-01', validTo: '0031-12-31' }, 'impossible-day'],
  ['a capacity of the year 1', { capacityDay: '0001-01-01' }, 'impossible-day'],
  ['a file number', { fileNumber: 'OcU-2026/118' }, null],
  ['a file number as long as a sentence', { fileNumber: 'x'.repeat(101) }, 'file-number-too-long'],
  ['eleven years', { validTo: '2037-12-31' }, null],
  ['twenty years', { validTo: '2046-12-31' }, null],
  ['twenty-one years', { validTo: '2047-01-01' }, 'too-long'],
  ['a joint plan of one', { joint: { memberBodyIds: ['a'] } }, 'joint-without-members'],
  ['a joint plan of two', { joint: { memberBodyIds: ['a', 'b'] } }, null]
] as const)('%s', (_name, mentions, refusal) => {
  expect(refusePlan(aPlan(mentions))).toBe(refusal);
});

test('the years of a plan have no gap and begin and end with it', () => {
  const year = fc.integer({ min: 2000, max: 2060 });
  fc.assert(
    fc.property(year, fc.nat({ max: 19 }), (first, length) => {
      const validFrom = `${first}-07-01` as CalendarDay;
      const validTo = `${first + length}-06-30` as CalendarDay;
      const years = planYears({ validFrom, validTo });
      expect(years[0]).toBe(first);
      expect(years.at(-1)).toBe(first + length);
      expect(years.every((one, index) => one === first + index)).toBe(true);
    })
  );
});

test('the period of the address, and the day after the last', () => {
  expect(planPeriod(aPlan())).toBe('2027-2031');
  expect(dayAfterPlan(aPlan())).toBe('2032-01-01');
});

test('the seven parts are lettered a to g and each has a place in the plan', () => {
  expect(PLAN_PARTS.map((part) => part.letter).join('')).toBe('abcdefg');
  for (const part of PLAN_PARTS) {
    expect(PLAN_SECTIONS).toContain(part.code);
    expect(part.basis).toMatchObject({ provision: `§ 83 ods. 5 písm. ${part.letter})`, verified: false });
  }
});

test('each of the four conditions has its text', () => {
  expect(PLAN_TEXTS.filter((text) => text.startsWith('condition-'))).toEqual(
    CONDITION_KINDS.map((kind) => `condition-${kind}`)
  );
});

test.each([
  [undefined, false],
  [{ text: '  ', template: false }, false],
  [{ text: 'Doplňte.', template: true }, false],
  [{ text: 'Dve opatrovateľky.', template: false }, true]
])('%o is an own text: %s', (text, own) => {
  expect(isOwnText(text)).toBe(own);
});
