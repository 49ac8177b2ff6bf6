import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type BudgetAsked, readBudget } from './read-budget.ts';
import type { SheetCell } from './sheet.ts';

const asked: BudgetAsked = { year: null, throughMonth: 12, thisYear: 2026 };

const read = (rows: SheetCell[][], given: Partial<BudgetAsked> = {}) =>
  readBudget([{ name: 'FIN 1-12', rows }], { ...asked, ...given });

const HEAD = ['Rok', 'Funkčná klasifikácia', 'Schválený rozpočet', 'Rozpočet po zmenách', 'Skutočnosť'];
/** Part II of the quarterly statement, as programs of municipalities export it. */
const FIN = [
  ...['Zdroj', 'Program', 'Oddiel', 'Skupina', 'Trieda', 'Podtrieda', 'Položka', 'Podpoložka', 'Názov'],
  ...['Schválený rozpočet (v EUR)', 'Rozpočet po zmenách (v EUR)', 'Skutočnosť k 31. 12. 2025']
];

const amounts = (approved: number | null, amended: number | null, drawn: number | null) => ({
  ...{ approvedCents: approved, amendedCents: amended, drawnCents: drawn }
});

describe('a table by functional classification', () => {
  test('is summed by year and function; other divisions, income and sums beneath it are left out', () => {
    const rows: SheetCell[][] = [
      ['Čerpanie rozpočtu obce Lipovec'],
      HEAD,
      ['2024', '10.2.0', '12 000,50', '13 000', '12.800,10 €'],
      ['2025', '1020', '14 000', '14 000', '13 999,99'],
      ['2025', '10.4.0 Rodina a deti', 1000, '', 900.5],
      ['2025', '01.1.1', '80 000', '80 000', '79 000'],
      ['2025', '0111', '1', '1', '1'],
      ['', 'Výdavky spolu', '95 000', '95 000', '93 900']
    ];
    expect(read(rows)).toEqual({
      ...{ outcome: 'read', rows: 5, social: 3, faults: [] },
      lines: [
        { year: 2024, throughMonth: 12, functionCode: '10.2.0', ...amounts(1_200_050, 1_300_000, 1_280_010) },
        { year: 2025, throughMonth: 12, functionCode: '10.2.0', ...amounts(1_400_000, 1_400_000, 1_399_999) },
        { year: 2025, throughMonth: 12, functionCode: '10.4.0', ...amounts(100_000, null, 90_050) }
      ]
    });
  });

  test('only the youngest year can be unfinished', () => {
    const rows = [HEAD, ['2025', '10.2.0', '1', '1', '1'], ['2026', '10.2.0', '1', '1', '1']];
    expect(read(rows, { throughMonth: 9 })).toMatchObject({
      lines: [
        { year: 2025, throughMonth: 12 },
        { year: 2026, throughMonth: 9 }
      ]
    });
  });

  test('every bad cell is told by line, column and reason', () => {
    const rows = [
      HEAD,
      ['2025', '10.2.0', '1', '1', 'veľa'],
      ['', '10.2.0', '1', '1', '1'],
      ['dávno', '10.2.0', '1', '1', '1'],
      ['2027', '10.2.0', '1', '1', '1'],
      ['2025', '', '1', '1', '1'],
      ['2025', '10.0.1', '1', '1', '1'],
      ['2025', 'staroba', '1', '1', '1'],
      ['2025', '10.7.0', '1', '1', '-2'],
      ['2025', '10.4.0', '1', '1', '1'],
      ['2025', '10.4.0', '1', '1', '1'],
      ['2025', '10.5', '1', '1', '1'],
      ['2025', '10.5.0', '1', '1', '1']
    ];
    expect(read(rows)).toMatchObject({
      faults: [
        { line: 2, column: 'drawnCents', reason: 'not-money', value: 'veľa' },
        { line: 3, column: 'year', reason: 'year-missing' },
        { line: 4, column: 'year', reason: 'not-a-year', value: 'dávno' },
        { line: 5, column: 'year', reason: 'year-in-future' },
        { line: 6, column: 'function', reason: 'function-missing' },
        { line: 7, column: 'function', reason: 'function-unknown', value: '10.0.1' },
        { line: 8, column: 'function', reason: 'function-unknown' },
        { line: 9, column: 'drawnCents', reason: 'negative-sum' },
        { line: 11, column: 'function', reason: 'row-twice' },
        { line: 12, column: 'function', reason: 'sum-beside-parts' }
      ]
    });
  });

  test('without headings, rows or a year it says so', () => {
    expect(read([['Funkčná klasifikácia', 'Poznámka']])).toEqual({ outcome: 'no-header' });
    expect(read([HEAD])).toEqual({ outcome: 'no-rows' });
    const yearless = [HEAD.slice(1), ['10.2.0', '1', '1', '1']];
    expect(read(yearless)).toEqual({ outcome: 'no-year' });
    expect(read(yearless, { year: 2025 })).toMatchObject({ lines: [{ year: 2025 }] });
  });
});

describe('the statement FIN 1-12', () => {
  test('levels in columns of their own make one code; sources, programmes and items are added together', () => {
    const rows: SheetCell[][] = [
      FIN,
      ['41', '5', '10', '2', '0', '1', '611', '', 'Tarifný plat', '10 000,00', '10 000,00', '9 500,00'],
      ['111', '5', '10', '2', '0', '1', '611', '', 'Tarifný plat', '1 000,00', '1 000,00', '1 000,00'],
      ['41', '5', '10', '2', '0', '1', '637', '004', 'Služby', '0,00', '50,00', '-10,00'],
      ['41', '5', '09', '5', '0', '', '637', '004', 'Služby', '7,00', '7,00', '7,00'],
      ['41', '', '10', '2', '0', '1', '821', '005', 'Splátka úveru', '9,00', '9,00', '9,00']
    ];
    expect(read(rows, { year: 2025 })).toEqual({
      ...{ outcome: 'read', rows: 4, social: 3, faults: [] },
      lines: [
        {
          ...{ year: 2025, throughMonth: 12, functionCode: '10.2.0.1' },
          ...amounts(1_100_000, 1_105_000, 1_049_000)
        }
      ]
    });
  });

  test('a category beside its items would count money twice', () => {
    const rows: SheetCell[][] = [
      FIN,
      ['41', '5', '10', '2', '0', '', '610', '', 'Mzdy', '10', '10', '10'],
      ['41', '5', '10', '2', '0', '', '611', '', 'Tarifný plat', '10', '10', '10'],
      ['72', '5', '10', '2', '0', '', '620', '', 'Poistné', '4', '4', '4']
    ];
    expect(read(rows, { year: 2025 })).toMatchObject({
      faults: [{ line: 2, column: 'item', value: '610', reason: 'sum-beside-parts' }]
    });
  });
});

test('money is neither lost nor made, in whatever order the rows stand', () => {
  const row = fc.record({
    year: fc.integer({ min: 2015, max: 2026 }),
    code: fc.constantFrom('10.2.0', '10.4.0', '10.7.0', '09.1.1', '10.1.2'),
    source: fc.integer({ min: 1, max: 40 }),
    cents: fc.integer({ min: 0, max: 1e9 })
  });
  const rows = fc.uniqueArray(row, {
    ...{ minLength: 1, maxLength: 30 },
    selector: ({ year, code, source }) => `${year} ${code} ${source}`
  });
  fc.assert(
    fc.property(rows, fc.nat(), (given, turn) => {
      const cells = given.map(({ year, code, source, cents }): SheetCell[] => [
        ...[year, code, source],
        String(cents / 100).replace('.', ',')
      ]);
      const at = turn % given.length;
      const ordered = [...cells.slice(at), ...cells.slice(0, at)].toReversed();
      const sheet = (of: SheetCell[][]) => read([['Rok', 'FK', 'Zdroj', 'Skutočnosť'], ...of]);
      const [one, other] = [sheet(cells), sheet(ordered)];
      if (one.outcome !== 'read' || other.outcome !== 'read') throw new Error('It was not read.');
      const social = given.filter(({ code }) => code.startsWith('10'));
      const sum = social.reduce((total, { cents }) => total + cents, 0);
      expect(one.lines.reduce((total, { drawnCents }) => total + (drawnCents ?? 0), 0)).toBe(sum);
      const sorted = (of: typeof one) =>
        of.lines.map((line) => `${line.year} ${line.functionCode} ${line.drawnCents}`).toSorted();
      expect(sorted(one)).toEqual(sorted(other));
    })
  );
});
