import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { groupOf, joinFunctionCode, readFunctionCode } from './function-code.ts';
import { MOST_SIMILAR, medianOf, similarSpending } from './similar-spending.ts';
import {
  lastWholeYear,
  perResident,
  type SpendingLine,
  spendingByYear,
  spendingChanges,
  withoutSums
} from './spending.ts';

describe('a functional code', () => {
  test.each([
    ['10', '10'],
    ['10.2', '10.2'],
    ['10.2.0', '10.2.0'],
    ['10.2.0.1', '10.2.0.1'],
    ['10.02.0', '10.2.0'],
    ['10 2 0', '10.2.0'],
    ['1020', '10.2.0'],
    ['10201', '10.2.0.1'],
    ['10.7.0 Sociálna pomoc občanom', '10.7.0'],
    ['01.1.1', 'other'],
    ['0111', 'other'],
    ['111', 'other'],
    ['09', 'other'],
    ['10.0', null],
    ['10.20', null],
    ['11.1', null],
    ['00', null],
    ['', null],
    ['staroba', null]
  ])('%j is read as %j', (text, code) => {
    expect(readFunctionCode(text)).toBe(code);
  });

  test('levels of their own are joined up to the first empty one', () => {
    expect(joinFunctionCode(['10', '2', '0', '1'])).toBe('10.2.0.1');
    expect(joinFunctionCode(['10', '2', '', ''])).toBe('10.2');
    expect(joinFunctionCode(['1020', '', '', ''])).toBe('10.2.0');
    expect(joinFunctionCode(['01', '1', '1', '6'])).toBe('other');
  });

  test('its group is the beginning of it', () => {
    expect(['10.2.0.1', '10.4', '10'].map(groupOf)).toEqual(['10.2', '10.4', null]);
  });
});

const line = (
  year: number,
  functionCode: string,
  drawnCents: number | null,
  more: Partial<SpendingLine> = {}
) => ({
  ...{ year, functionCode, drawnCents, throughMonth: 12 as const },
  ...{ approvedCents: null, amendedCents: null },
  ...more
});

test('a statement speaks for its years alone, and the same one twice changes nothing', () => {
  const known = [line(2024, '10.2.0', 5), line(2025, '10.2.0', 7), line(2025, '10.4.0', 1)];
  const stated = [line(2025, '10.2.0', 8), line(2025, '10.7.0', 2)];
  expect(spendingChanges(known, stated)).toMatchObject([
    { year: 2025, functionCode: '10.2.0', before: { drawnCents: 7 }, after: { drawnCents: 8 } },
    { year: 2025, functionCode: '10.4.0', before: { drawnCents: 1 }, after: null },
    { year: 2025, functionCode: '10.7.0', before: null, after: { drawnCents: 2 } }
  ]);
  expect(spendingChanges([known[0] ?? line(2024, '10', 0), ...stated], stated)).toEqual([]);
});

test('years have their groups in order, and sums of what is known', () => {
  const years = spendingByYear([
    line(2025, '10.4.0', null, { approvedCents: 300 }),
    line(2025, '10.2.0', 70),
    line(2025, '10.2.0.1', 5),
    line(2024, '10', 9),
    line(2026, '10.2.0', 4, { throughMonth: 9 })
  ]);
  expect(years).toMatchObject([
    { year: 2024, drawnCents: 9, groups: [{ group: null, drawnCents: 9 }] },
    {
      ...{ year: 2025, drawnCents: 75, approvedCents: 300, amendedCents: null },
      groups: [
        { group: '10.2', drawnCents: 75, approvedCents: null },
        { group: '10.4', drawnCents: null, approvedCents: 300 }
      ]
    },
    { year: 2026, throughMonth: 9 }
  ]);
  expect(lastWholeYear(years)?.year).toBe(2025);
});

test('nobody lives there, nothing is known: no number', () => {
  expect([perResident(100, 0), perResident(null, 5), perResident(100, 3)]).toEqual([null, null, 33]);
});

describe('similar municipalities', () => {
  const place = (slug: string, residents: number, drawnCents = 100_00) => ({
    ...{ name: slug, slug, residents, drawnCents }
  });

  test('have between half and twice as many residents, the nearest in size first', () => {
    const elsewhere = [place('c', 2001), place('d', 500), place('a', 499), place('b', 900), place('e', 1000)];
    const { places, median } = similarSpending(1000, elsewhere);
    expect(places.map(({ slug }) => slug)).toEqual(['e', 'b', 'd']);
    expect(places.map((one) => one.perResident)).toEqual([10, 11, 20]);
    expect(median).toBe(11);
    expect(similarSpending(1000, [])).toEqual({ places: [], median: null });
    expect(similarSpending(0, elsewhere).places).toEqual([]);
  });

  test('are the same in whatever order they come, and no more than ten', () => {
    const many = fc.uniqueArray(
      fc.record({
        slug: fc.string({ minLength: 1, maxLength: 3 }),
        residents: fc.integer({ min: 0, max: 5000 }),
        cents: fc.integer({ min: 0, max: 1e8 })
      }),
      { selector: ({ slug }) => slug, maxLength: 30 }
    );
    fc.assert(
      fc.property(many, fc.integer({ min: 1, max: 4000 }), (given, residents) => {
        const places = given.map(({ slug, residents: people, cents }) => place(slug, people, cents));
        const found = similarSpending(residents, places);
        expect(found).toEqual(similarSpending(residents, places.toReversed()));
        expect(found.places.length).toBeLessThanOrEqual(MOST_SIMILAR);
        for (const one of found.places) {
          expect(one.residents * 2).toBeGreaterThanOrEqual(residents);
          expect(one.residents).toBeLessThanOrEqual(2 * residents);
        }
      })
    );
  });
});

test('half of the numbers are not above the median, and half not below', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 1e6 }), { minLength: 1 }), (values) => {
      const median = medianOf(values) ?? Number.NaN;
      // It is rounded to a whole cent.
      expect(values.filter((one) => one < median - 0.5).length * 2).toBeLessThanOrEqual(values.length);
      expect(values.filter((one) => one > median + 0.5).length * 2).toBeLessThanOrEqual(values.length);
    })
  );
});

describe('sums beside their parts', () => {
  const codes = (lines: readonly SpendingLine[]) =>
    withoutSums(lines).map(({ functionCode }) => functionCode);

  test('are left out at every level, and money of its own at a coarse code stays', () => {
    const parts = [line(2025, '10.2.0.1', 300), line(2025, '10.2.0.2', 200), line(2025, '10.4.0', 100)];
    const sums = [line(2025, '10', 600), line(2025, '10.2', 500), line(2025, '10.2.0', 500)];
    expect(codes([...sums, ...parts])).toEqual(['10.2.0.1', '10.2.0.2', '10.4.0']);
    expect(codes([line(2025, '10.2.0', 900), ...parts])).toContain('10.2.0');
    expect(codes([line(2024, '10.4', 100), ...parts])).toContain('10.4');
    const approved = line(2025, '10.4', 100, { approvedCents: 5 });
    expect(codes([approved, ...parts])).toContain('10.4');
  });

  test('whatever sums are put beside the parts, the year has what the parts have', () => {
    const part = fc.tuple(
      fc.integer({ min: 1, max: 9 }),
      fc.integer({ min: 1, max: 3 }),
      fc.integer({ min: 1, max: 10_000 })
    );
    const selector = ([group, subclass]: [number, number, number]) => `${group} ${subclass}`;
    fc.assert(
      fc.property(fc.uniqueArray(part, { selector, minLength: 1, maxLength: 12 }), (all) => {
        const parts = all.map(([group, subclass, cents]) => line(2025, `10.${group}.0.${subclass}`, cents));
        const sumAt = (code: string) =>
          line(
            2025,
            code,
            parts
              .filter(({ functionCode }) => functionCode.startsWith(`${code}.`))
              .reduce((sum, { drawnCents }) => sum + (drawnCents ?? 0), 0)
          );
        const groups = [...new Set(all.map(([group]) => group))];
        const sums = [
          sumAt('10'),
          ...groups.flatMap((group) => [sumAt(`10.${group}`), sumAt(`10.${group}.0`)])
        ];
        expect(withoutSums([...sums, ...parts])).toEqual(parts);
      })
    );
  });
});
