import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Indicator } from '../plans/indicator.ts';
import {
  indicatorStandings,
  isUnlikely,
  knownNumbers,
  type MeasuredTold,
  refuseMeasured,
  UNLIKELY_TIMES
} from './measured-value.ts';

const years = [2026, 2027, 2028, 2029, 2030];
const today = '2027-03-01';
const told: MeasuredTold = { value: 3, measuredOn: '2026-12-31', source: 'obecný úrad', note: '' };
const indicator: Indicator = {
  ...{ id: 'i1', position: 'a0', owner: { kind: 'plan' }, startingCode: null },
  ...{ title: 'Počet opatrovateliek', unit: 'osoby', direction: 'up', source: 'obecný úrad' },
  baseline: { value: 2, asOf: '2025-12-31', source: 'obecný úrad' },
  targets: [
    { year: 2027, value: 3 },
    { year: 2029, value: 5 }
  ]
};
const value = (year: number, number: number, sequence = 1, indicatorId = 'i1') => ({
  ...{ indicatorId, year, sequence, value: number }
});

describe('a measured value', () => {
  test.each([
    ['of a year that is no year of the plan', {}, 2031, 'year-outside-plan'],
    ['of a year that has not begun', {}, 2028, 'year-not-begun'],
    ['that is no number', { value: Number.NaN }, 2026, 'value-out-of-range'],
    ['larger than anything', { value: 1e13 }, 2026, 'value-out-of-range'],
    ['of a day long gone', { measuredOn: '1889-12-31' }, 2026, 'impossible-day'],
    ['of a day to come', { measuredOn: '2027-03-02' }, 2027, 'day-in-future'],
    ['from nowhere', { source: '  ' }, 2026, 'no-source'],
    ['with a novel', { note: 'x'.repeat(1_001) }, 2026, 'text-too-long'],
    ['as it should be', {}, 2026, null]
  ] as const)('%s', (_name, change, year, refusal) => {
    expect(refuseMeasured({ ...told, ...(change as Partial<MeasuredTold>) }, { year, years, today })).toBe(
      refusal
    );
  });

  test('a hundred times more or less than all that is known is asked about, and nothing between', () => {
    const number = fc.double({ min: 0.01, max: 1_000_000, noNaN: true });
    fc.assert(
      fc.property(fc.array(number, { minLength: 1, maxLength: 6 }), number, (known, size) => {
        const [least, most] = [Math.min(...known), Math.max(...known)];
        const unlikely = size >= UNLIKELY_TIMES * most || size * UNLIKELY_TIMES <= least;
        expect(isUnlikely(size, known)).toBe(unlikely);
        expect(isUnlikely(-size, known)).toBe(unlikely);
        expect(isUnlikely(size, [...known, 0])).toBe(unlikely);
        expect(known.some((one) => isUnlikely(one, known))).toBe(false);
      })
    );
    expect(isUnlikely(300, [])).toBe(false);
    expect(isUnlikely(0, [3])).toBe(false);
    expect(isUnlikely(300, knownNumbers(indicator, []))).toBe(false);
    expect(isUnlikely(500, knownNumbers(indicator, []))).toBe(true);
    expect(isUnlikely(500, knownNumbers(indicator, [{ value: 40 }]))).toBe(false);
  });
});

describe('an indicator in a year', () => {
  test('is judged by the target of the year or the nearest earlier one; its newest value counts', () => {
    const stand = (year: number, values: ReturnType<typeof value>[]) =>
      indicatorStandings([indicator], values, year)[0];
    expect(stand(2026, [value(2026, 9)])).toMatchObject({ target: null, verdict: 'no-target' });
    expect(stand(2027, [value(2027, 3)])).toMatchObject({ target: 3, verdict: 'met' });
    expect(stand(2028, [value(2028, 2)])).toMatchObject({ target: 3, verdict: 'missed' });
    expect(stand(2029, [value(2029, 9, 1), value(2029, 4, 2)])).toMatchObject({
      ...{ target: 5, verdict: 'missed', latest: { value: 4 } }
    });
    expect(stand(2030, [value(2029, 9)])).toMatchObject({ verdict: 'no-value', latest: null });
  });

  test('less is better where it shall go down, and what shall hold is missed on both sides', () => {
    const verdicts = (direction: Indicator['direction']) =>
      [2, 3, 4].map(
        (number) => indicatorStandings([{ ...indicator, direction }], [value(2027, number)], 2027)[0]?.verdict
      );
    expect(verdicts('up')).toEqual(['missed', 'met', 'met']);
    expect(verdicts('down')).toEqual(['met', 'met', 'missed']);
    expect(verdicts('hold')).toEqual(['missed', 'met', 'missed']);
  });

  test('stands the same in whatever order values come', () => {
    const values = fc.uniqueArray(
      fc.record({
        ...{ indicatorId: fc.constantFrom('i1', 'i2'), year: fc.constantFrom(2027, 2028) },
        ...{ sequence: fc.integer({ min: 1, max: 9 }), value: fc.integer() }
      }),
      { selector: ({ indicatorId, year, sequence }) => `${indicatorId} ${year} ${sequence}`, maxLength: 10 }
    );
    const both = [indicator, { ...indicator, id: 'i2' }];
    fc.assert(
      fc.property(values, fc.constantFrom(2027, 2028), (given, year) => {
        expect(indicatorStandings(both, given.toReversed(), year)).toEqual(
          indicatorStandings(both, given, year)
        );
      })
    );
  });
});
