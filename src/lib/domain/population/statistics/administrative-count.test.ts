import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PersonCount } from '../person-count.ts';
import {
  type AdministrativeCount,
  COUNTED_FIGURES,
  COUNTING_OFFICES,
  countChanges,
  figuresOf,
  refuseCount
} from './administrative-count.ts';

const today = '2026-11-22';
const count: AdministrativeCount = {
  ...{ figure: 'severely-disabled', year: 2025, persons: 61 as PersonCount },
  ...{ asOf: '2025-12-31', source: 'ÚPSVR Nové Zámky' }
};

test.each([
  ['a count of last year', {}, null],
  ['taken in the next year', { asOf: '2026-01-15' }, null],
  ['of a year to come', { year: 2027 }, 'year-impossible'],
  ['of a year before registers', { year: 1999 }, 'year-impossible'],
  ['of tomorrow', { asOf: '2026-11-23' }, 'day-in-future'],
  ['without a source', { source: ' ' }, 'source-missing'],
  ['with a source too long', { source: 'x'.repeat(301) }, 'source-long']
] as const)('%s', (_name, over, expected) => {
  expect(refuseCount({ ...count, ...over }, today)).toBe(expected);
});

test('every figure is counted by one office; both scales of dependency are there', () => {
  expect(COUNTING_OFFICES.flatMap(figuresOf).toSorted()).toEqual(COUNTED_FIGURES.toSorted());
  const degrees = (scale: string) => COUNTED_FIGURES.filter((figure) => figure.startsWith(scale)).length;
  expect([degrees('dependency-old'), degrees('dependency-new')]).toEqual([6, 5]);
});

const anyCounts = fc.uniqueArray(
  fc.record({
    figure: fc.constantFrom(...COUNTED_FIGURES),
    year: fc.integer({ min: 2020, max: 2025 }),
    persons: fc.nat(300).map((persons) => persons as PersonCount),
    asOf: fc.constantFrom('2024-12-31', '2025-12-31'),
    source: fc.constantFrom('ÚPSVR', 'SP')
  }),
  { selector: ({ figure, year }) => `${figure} ${year}` }
) as fc.Arbitrary<AdministrativeCount[]>;

test('what is kept already changes nothing, and every other count is one change', () => {
  fc.assert(
    fc.property(anyCounts, anyCounts, (kept, given) => {
      expect(countChanges(kept, kept)).toEqual([]);
      expect(countChanges([], given)).toHaveLength(given.length);
      const changes = countChanges(kept, given);
      expect(changes.length).toBeLessThanOrEqual(given.length);
      for (const { figure, year, after } of changes)
        expect(given.find((one) => one.figure === figure && one.year === year)?.persons).toBe(after);
    })
  );
});
