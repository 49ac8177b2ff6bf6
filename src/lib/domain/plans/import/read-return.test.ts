import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type ReturnedCount,
  returnedChanges,
  returnedKinds
} from '../../directory/returns/returned-count.ts';
import { nameFinder } from './name-finder.ts';
import { countReturn, returnRows } from './read-return.ts';
import type { SheetCell } from './sheet.ts';

const findKind = nameFinder([
  { code: 'opatrovatelska-sluzba', names: ['opatrovateľská služba'] },
  { code: 'zariadenie-pre-seniorov', names: ['zariadenie pre seniorov'] },
  { code: 'zariadenie-nudzoveho-byvania', names: ['zariadenie núdzového bývania'] }
]);
const today = '2026-11-22';

function counted(rows: SheetCell[][], code: 'O05' | 'O01' = 'O05') {
  const read = returnRows([{ name: 'Hárok1', rows }], code);
  return read.outcome === 'read' ? countReturn(read.rows, { code, findKind, today }) : read;
}

const HEAD = ['Číslo žiadosti', 'Meno a priezvisko', 'Rodné číslo', 'Dátum podania', 'Druh sociálnej služby'];

describe('a register of applications', () => {
  test('is counted by kind and month', () => {
    const rows = [
      ['Výkaz O05 obce Lipovec'],
      HEAD,
      ['1', 'Anna Skrytá', '515151/1234', '3. 10. 2026', 'opatrovateľská služba'],
      ['2', 'Ján Tajný', '484848/123', { day: '2026-10-31' as const }, 'Opatrovateľská služba'],
      ['3', 'Eva Skrytá', '', 'november 2026', 'zariadenie pre seniorov']
    ];
    expect(counted(rows)).toEqual({
      ...{ rows: 3, faults: [] },
      counts: [
        { returnCode: 'O05', month: '2026-10-01', serviceTypeCode: 'opatrovatelska-sluzba', times: 2 },
        { returnCode: 'O05', month: '2026-11-01', serviceTypeCode: 'zariadenie-pre-seniorov', times: 1 }
      ]
    });
  });

  test('help against violence is not counted', () => {
    expect(counted([HEAD, ['1', 'X', '', '3. 10. 2026', 'zariadenie núdzového bývania']])).toMatchObject({
      ...{ counts: [], faults: [] }
    });
  });

  test('faults are told by line and column, never by what stands there', () => {
    const rows = [
      HEAD,
      ['7', 'Anna Skrytá', '515151/1234', '30. 2. 2026', 'Anna Skrytá 515151/1234'],
      ['7', 'Ján Tajný', '484848/123', '1. 12. 2026', ''],
      ['', 'Ján Tajný', '484848/123', '2026', 'opatrovateľská služba'],
      ['', 'Ján Tajný', '484848/123', '', 'opatrovateľská služba']
    ];
    const told = counted(rows);
    expect(told).toMatchObject({
      counts: [],
      faults: [
        { line: 2, column: 'kind', reason: 'kind-unknown' },
        { line: 2, column: 'day', reason: 'day-impossible' },
        { line: 3, column: 'kind', reason: 'kind-missing' },
        { line: 3, column: 'day', reason: 'day-in-future' },
        { line: 3, column: 'number', reason: 'number-twice' },
        { line: 4, column: 'day', reason: 'day-impossible' },
        { line: 5, column: 'day', reason: 'day-missing' }
      ]
    });
    expect(JSON.stringify(told)).not.toMatch(/Skryt|Tajn|\d{6}\/\d{3}/);
  });

  test.each([
    [[['Meno', 'Dátum podania']], 'no-header'],
    [[HEAD], 'no-rows']
  ])('without its columns or rows it is refused', (rows, outcome) => {
    expect(counted(rows as SheetCell[][])).toEqual({ outcome });
  });

  test('whatever stands in other columns, nothing of it is left', () => {
    const name = fc.stringMatching(/^[A-Z][a-z]{7,12}$/);
    fc.assert(
      fc.property(fc.array(fc.tuple(name, name), { minLength: 1, maxLength: 20 }), (people) => {
        const read = returnRows(
          [
            {
              name: 'Hárok1',
              rows: [
                HEAD,
                ...people.map(([one, other], at) => [at, one, other, '1. 3. 2026', 'opatrovateľská služba'])
              ]
            }
          ],
          'O05'
        );
        const left = JSON.stringify(read);
        return people.flat().every((planted) => !left.includes(planted));
      })
    );
  });
});

test('a statement of support is counted by years', () => {
  expect(
    counted(
      [
        ['Rok', 'Druh služby', 'Suma'],
        [2025, 'opatrovateľská služba', 1000],
        ['2025', 'opatrovateľská služba', 2000]
      ],
      'O01'
    )
  ).toMatchObject({ faults: [], counts: [{ returnCode: 'O01', month: '2025-01-01', times: 2 }] });
});

describe('a newer return', () => {
  const count = (month: ReturnedCount['month'], serviceTypeCode: string, times: number): ReturnedCount => ({
    ...{ returnCode: 'O05', month, serviceTypeCode, times }
  });
  const known = [count('2026-01-01', 'a', 3), count('2026-02-01', 'a', 1), count('2026-02-01', 'b', 2)];

  test('replaces the months of which it speaks: new, changed and no longer there are told', () => {
    const brought = [count('2026-02-01', 'a', 4), count('2026-02-01', 'c', 1)];
    expect(returnedChanges(known, brought, 'O05')).toEqual([
      { month: '2026-02-01', serviceTypeCode: 'a', before: 1, after: 4 },
      { month: '2026-02-01', serviceTypeCode: 'b', before: 2, after: 0 },
      { month: '2026-02-01', serviceTypeCode: 'c', before: 0, after: 1 }
    ]);
  });

  test('of the same content changes nothing', () => {
    expect(returnedChanges(known, known, 'O05')).toEqual([]);
  });

  test('sums of kinds are those of their months', () => {
    const month = fc.constantFrom('2026-01-01', '2026-02-01', '2026-03-01') as fc.Arbitrary<
      ReturnedCount['month']
    >;
    const counts = fc.uniqueArray(
      fc.tuple(month, fc.constantFrom('a', 'b'), fc.integer({ min: 1, max: 50 })),
      { selector: ([one, kind]) => `${one} ${kind}` }
    );
    fc.assert(
      fc.property(counts, (all) => {
        const kinds = returnedKinds(
          all.map(([one, kind, times]) => count(one, kind, times)),
          'O05'
        );
        const whole = all.reduce((sum, [, , times]) => sum + times, 0);
        expect(kinds.reduce((sum, { times }) => sum + times, 0)).toBe(whole);
        for (const { times, months } of kinds)
          expect(months.reduce((sum, one) => sum + one.times, 0)).toBe(times);
      })
    );
  });
});
