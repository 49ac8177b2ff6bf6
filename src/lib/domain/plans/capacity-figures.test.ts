import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aCapacityChange, aCell, aKindChoice } from '#tests/plan-fixtures.ts';
import type { ExistingCapacity } from '../directory/capacity.ts';
import { type MatrixInput, matrixRows, plannedIn } from './capacity-figures.ts';
import { existingFromDirectory, refuseCell, refuseKindChoice, statutoryIncrease } from './capacity-matrix.ts';
import { existingDifferences, matrixTotals } from './capacity-totals.ts';

const YEARS = [2027, 2028, 2029];
const number = (value: number) => ({ value, asOf: '2026-11-01' as const, source: 'obecný úrad' });

function anExisting(mentions: Partial<ExistingCapacity> = {}): ExistingCapacity {
  return {
    serviceTypeCode: 'opatrovatelska-sluzba',
    formCode: 'terenna',
    targetGroupCode: 'seniori',
    unitCode: 'prijimatelia',
    value: 8,
    staff: 2,
    services: 1,
    confirmedOn: '2026-10-01',
    ...mentions
  };
}

const KNOWN = [anExisting()];

function rowsOf(mentions: Partial<MatrixInput>) {
  return matrixRows({ years: YEARS, cells: [], choices: [], measures: [], existing: [], ...mentions });
}

test.each([
  ['nobody misses anything', 8, 0, 8, 0, 0],
  ['four are not served', 12, 0, 8, 0, 4],
  ['they are served elsewhere', 12, 0, 8, 4, 0],
  ['a catchment adds its need', 12, 6, 8, 4, 6],
  ['more exists than is needed', 3, 0, 8, 0, 0],
  ['nothing at all, which is a number too', 0, 0, 0, 0, 0]
])(
  '%s: need %i + %i, existing %i, elsewhere %i → %i',
  (_name, ownNeed, catchmentNeed, existing, securedElsewhere, increase) => {
    expect(statutoryIncrease({ ownNeed, catchmentNeed, existing, securedElsewhere })).toBe(increase);
  }
);

const amount = fc.nat({ max: 500 });

test('the statutory increase is never negative, grows with need and never with supply', () => {
  fc.assert(
    fc.property(
      amount,
      amount,
      amount,
      amount,
      amount,
      (ownNeed, catchmentNeed, existing, securedElsewhere, more) => {
        const cell = { ownNeed, catchmentNeed, existing, securedElsewhere };
        const increase = statutoryIncrease(cell);
        expect(increase).toBeGreaterThanOrEqual(0);
        expect(statutoryIncrease({ ...cell, ownNeed: ownNeed + more })).toBeGreaterThanOrEqual(increase);
        expect(statutoryIncrease({ ...cell, existing: existing + more })).toBeLessThanOrEqual(increase);
        // What is built to the increase leaves nothing to be built.
        expect(statutoryIncrease({ ...cell, existing: existing + increase })).toBe(0);
      }
    )
  );
});

test('the planned increase is the sum of changes begun, and the same in any order', () => {
  const change = fc.record({ year: fc.constantFrom(...YEARS), change: fc.integer({ min: -20, max: 20 }) });
  fc.assert(
    fc.property(fc.array(change), (given) => {
      const changes = given.map((one) => aCapacityChange(one));
      const last = given.reduce((sum, one) => sum + one.change, 0);
      expect(plannedIn(changes, 2029).increase).toBe(last);
      expect(plannedIn([...changes].reverse(), 2028)).toEqual(plannedIn(changes, 2028));
      expect(plannedIn(changes, 2026)).toEqual({ increase: 0, staff: 0 });
    })
  );
});

describe('rows of the matrix', () => {
  test('a measure adds to every year from its own on, and the difference to the need is told', () => {
    const cells = YEARS.map((year) => aCell({ year }));
    const measures = [{ capacityChanges: [aCapacityChange({ year: 2028, change: 3, staffChange: 0.5 })] }];
    const [row] = rowsOf({ cells, measures });
    expect(
      row?.years.map((one) => [
        one.year,
        one.figures?.statutoryIncrease,
        one.figures?.plannedIncrease,
        one.figures?.difference
      ])
    ).toEqual([
      [2027, 4, 0, -4],
      [2028, 4, 3, -1],
      [2029, 4, 3, -1]
    ]);
    expect(row?.years.map((one) => one.figures?.plannedStaff)).toEqual([0, 0.5, 0.5]);
  });

  test('a row begun by hand has no value in a year left out, whatever was chosen for the kind', () => {
    const choices = [aKindChoice({ serviceTypeCode: 'opatrovatelska-sluzba', choice: 'provide' })];
    const [row] = rowsOf({ cells: [aCell({ year: 2027 })], choices });
    expect(row?.years.map((one) => one.figures?.from ?? null)).toEqual(['typed', null, null]);
  });

  test('a cell without a need has no value, one with the need 0 has', () => {
    const cells = [aCell({ year: 2027, ownNeed: null }), aCell({ year: 2028, ownNeed: number(0) })];
    expect(rowsOf({ cells })[0]?.years.map((one) => one.figures?.ownNeed ?? null)).toEqual([null, 0, null]);
  });

  test.each([
    ['provide', { ownNeed: 11, existing: 8, statutoryIncrease: 3, plannedIncrease: 3, difference: 0 }],
    [
      'secured-elsewhere',
      { ownNeed: 0, existing: 8, statutoryIncrease: 0, plannedIncrease: 3, difference: 3 }
    ],
    ['not-needed', { ownNeed: 0, existing: 8, statutoryIncrease: 0, plannedIncrease: 3, difference: 3 }]
  ] as const)('the choice %s fills every year of a row nobody typed', (choice, figures) => {
    const choices = [aKindChoice({ serviceTypeCode: 'opatrovatelska-sluzba', choice })];
    const measures = [{ capacityChanges: [aCapacityChange({ year: 2027, change: 3 })] }];
    const [row] = rowsOf({ choices, measures, existing: [anExisting()] });
    expect(row?.years).toHaveLength(3);
    for (const year of row?.years ?? []) expect(year.figures).toMatchObject({ ...figures, from: choice });
  });

  test('existing capacity nobody chose anything for makes no row', () => {
    expect(rowsOf({ existing: [anExisting()] })).toEqual([]);
  });

  test('the same kind in another unit is another row', () => {
    const rows = rowsOf({ cells: [aCell(), aCell({ unitCode: 'hodiny' })] });
    expect(rows.map((one) => one.unitCode)).toEqual(['prijimatelia', 'hodiny']);
  });
});

describe('totals', () => {
  const key = fc.record({
    formCode: fc.constantFrom('terenna', 'ambulantna'),
    targetGroupCode: fc.constantFrom('seniori', 'rodiny', 'zdravotne-postihnuti'),
    unitCode: fc.constantFrom('miesta', 'hodiny')
  });

  test('nothing is added across kinds, forms or units, and nothing is lost within them', () => {
    const cell = fc.tuple(key, fc.constantFrom(...YEARS), amount, amount).map(([row, year, need, existing]) =>
      aCell({
        ...row,
        year,
        ownNeed: number(need),
        existing: { ...number(existing), overrideReason: null }
      })
    );
    const distinct = fc.uniqueArray(cell, {
      selector: (one) => [one.formCode, one.targetGroupCode, one.unitCode, one.year].join()
    });
    fc.assert(
      fc.property(distinct, (cells) => {
        for (const total of matrixTotals(rowsOf({ cells }))) {
          const own = cells.filter(
            (one) =>
              one.formCode === total.formCode && one.unitCode === total.unitCode && one.year === total.year
          );
          expect(total.figures.ownNeed).toBe(own.reduce((sum, one) => sum + (one.ownNeed?.value ?? 0), 0));
          expect(total.figures.statutoryIncrease).toBeGreaterThanOrEqual(
            Math.max(0, total.figures.ownNeed - total.figures.existing)
          );
        }
      })
    );
  });

  test('what one group has too much does not serve another', () => {
    const cells = [
      aCell({ ownNeed: number(10), existing: { ...number(0), overrideReason: null } }),
      aCell({
        targetGroupCode: 'rodiny',
        ownNeed: number(0),
        existing: { ...number(10), overrideReason: null }
      })
    ];
    expect(matrixTotals(rowsOf({ years: [2027], cells }))).toMatchObject([
      { figures: { ownNeed: 10, existing: 10, statutoryIncrease: 10 }, incomplete: false }
    ]);
  });

  test('a total says when a row of it has no value', () => {
    const cells = [aCell(), aCell({ targetGroupCode: 'rodiny', ownNeed: null })];
    for (const rows of [cells, [...cells].reverse()]) {
      const totals = matrixTotals(rowsOf({ years: [2027], cells: rows }));
      expect(totals.map((one) => one.incomplete)).toEqual([true]);
    }
  });

  test('staff known for one row only is not taken for the whole as nothing', () => {
    const cells = [aCell({ staff: number(2) }), aCell({ targetGroupCode: 'rodiny' })];
    expect(matrixTotals(rowsOf({ years: [2027], cells }))[0]?.figures.staff).toBe(2);
    expect(matrixTotals(rowsOf({ years: [2027], cells: [aCell()] }))[0]?.figures.staff).toBeNull();
  });
});

test('cells that differ from the directory are listed with their reason', () => {
  const overridden = aCell({
    year: 2028,
    existing: { ...number(9), overrideReason: 'Nové úväzky od júla.' }
  });
  const unknown = aCell({ formCode: 'ambulantna', existing: { ...number(1), overrideReason: null } });
  expect(existingDifferences([aCell(), overridden, unknown], [anExisting()])).toMatchObject([
    { year: 2028, typed: 9, inDirectory: 8, overrideReason: 'Nové úväzky od júla.' },
    { formCode: 'ambulantna', typed: 1, inDirectory: 0, overrideReason: null }
  ]);
});

test('existing capacity comes from the directory, 0 where it knows none', () => {
  const source = 'adresár služieb';
  expect(existingFromDirectory(aCell(), [anExisting()], '2026-11-01', source)).toEqual({
    value: 8,
    asOf: '2026-11-01',
    source,
    overrideReason: null
  });
  expect(
    existingFromDirectory(aCell({ unitCode: 'hodiny' }), [anExisting()], '2026-11-01', source).value
  ).toBe(0);
});

test.each([
  ['a proper cell', {}, null],
  ['a year before the plan', { year: 2026 }, 'year-outside-plan'],
  ['a negative need', { ownNeed: number(-1) }, 'negative'],
  ['a need that is no number', { ownNeed: number(Number.NaN) }, 'not-a-number'],
  ['a number from nowhere', { ownNeed: { ...number(1), source: ' ' } }, 'no-source'],
  ['a nameless catchment', { catchmentNeed: { ...number(1), name: '' } }, 'catchment-without-name'],
  ['secured nowhere', { securedElsewhere: { ...number(1), name: ' ' } }, 'secured-without-name'],
  ['the figure of the directory', { existing: { ...number(8), overrideReason: null } }, null],
  [
    'another figure without a reason',
    { existing: { ...number(7), overrideReason: null } },
    'override-without-reason'
  ],
  [
    'another figure with a blank reason',
    { existing: { ...number(9), overrideReason: ' ' } },
    'override-without-reason'
  ],
  ['another figure and why', { existing: { ...number(9), overrideReason: 'Nové úväzky od júla.' } }, null],
  [
    'a figure of a row that the directory does not know',
    { unitCode: 'hodiny', existing: { ...number(1), overrideReason: null } },
    'override-without-reason'
  ],
  [
    'nothing where nothing is known',
    { unitCode: 'hodiny', existing: { ...number(0), overrideReason: null } },
    null
  ]
] as const)('%s', (_name, mentions, refusal) => {
  expect(refuseCell(aCell(mentions), YEARS, [], KNOWN)).toBe(refusal);
});

test('one row has one cell a year', () => {
  const cell = aCell();
  expect(refuseCell(cell, YEARS, [cell], KNOWN)).toBeNull();
  expect(refuseCell(aCell(), YEARS, [aCell()], KNOWN)).toBe('cell-twice');
  expect(
    refuseCell(aCell(), YEARS, [aCell({ year: 2028 }), aCell({ formCode: 'ambulantna' })], KNOWN)
  ).toBeNull();
});

test.each([
  ['not-needed', '', '', 'no-reason'],
  ['not-needed', 'Nikto ju nežiada.', '', null],
  ['secured-elsewhere', '', '', 'no-place'],
  ['secured-elsewhere', '', 'Mesto Martin', null],
  ['provide', '', '', null]
] as const)('the choice %s with reason "%s" and place "%s"', (choice, reason, securedAt, refusal) => {
  expect(refuseKindChoice({ choice, reason, securedAt })).toBe(refusal);
});
