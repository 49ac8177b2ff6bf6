import { expect, test } from 'vitest';
import { nameFinder } from './name-finder.ts';
import { readAdministrativeCounts } from './read-administrative-counts.ts';
import type { SheetCell } from './sheet.ts';

const findFigure = nameFinder([
  { code: 'severely-disabled', names: ['Držitelia preukazu ŤZP'] },
  { code: 'material-need', names: ['Poberatelia pomoci v hmotnej núdzi'] }
]);
const HEAD = ['Ukazovateľ', 'Rok', 'Počet', 'Stav ku dňu', 'Zdroj'];
const read = (...rows: SheetCell[][]) =>
  readAdministrativeCounts([{ name: 'CSV', rows }], { findFigure, today: '2026-11-22' });

test('a row becomes a count; a figure without a number is left out', () => {
  expect(
    read(
      ['Žiadosť o údaje'],
      HEAD,
      ['PRÍKLAD Držitelia preukazu ŤZP', '2025', '1', '31. 12. 2025', 'ÚPSVR'],
      ['držitelia preukazu ťzp', 2025, '1 061', '31. 12. 2025', ' ÚPSVR  Nitra '],
      ['Poberatelia pomoci v hmotnej núdzi', '2025', null, null, null]
    )
  ).toEqual({
    outcome: 'read',
    counts: [
      {
        ...{ figure: 'severely-disabled', year: 2025, persons: 1_061 },
        ...{ asOf: '2025-12-31', source: 'ÚPSVR Nitra' }
      }
    ],
    faults: []
  });
});

test('every bad cell is named by its line and column', () => {
  const sound = ['severely-disabled', '2025', '7', '31. 12. 2025', 'ÚPSVR'];
  const withCell = (at: number, cell: SheetCell) => sound.map((one, index) => (index === at ? cell : one));
  const found = read(
    HEAD,
    sound,
    withCell(0, 'Počet psov'),
    withCell(0, ''),
    withCell(1, '2031'),
    withCell(2, '-3'),
    withCell(2, '7,5'),
    withCell(3, 'rok 2025'),
    withCell(3, '1. 12. 2026'),
    withCell(4, null),
    sound
  );
  expect(found.outcome === 'read' && found.faults).toEqual([
    { line: 3, column: 'figure', reason: 'figure-unknown' },
    { line: 4, column: 'figure', reason: 'figure-missing' },
    { line: 5, column: 'year', reason: 'year-impossible' },
    { line: 6, column: 'persons', reason: 'persons-impossible' },
    { line: 7, column: 'persons', reason: 'persons-impossible' },
    { line: 8, column: 'asOf', reason: 'day-impossible' },
    { line: 9, column: 'asOf', reason: 'day-in-future' },
    { line: 10, column: 'source', reason: 'source-missing' },
    { line: 11, column: 'figure', reason: 'said-twice' }
  ]);
});

test('a table without one of the headings, and one without rows, are told apart', () => {
  expect(read(HEAD.slice(0, 4), ['severely-disabled', '2025', '7', '31. 12. 2025'])).toEqual({
    outcome: 'no-header'
  });
  expect(read(HEAD)).toEqual({ outcome: 'no-rows' });
});
