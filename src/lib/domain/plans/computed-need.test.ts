import fc from 'fast-check';
import { expect, test } from 'vitest';
import { aCell } from '#tests/plan-fixtures.ts';
import {
  type ComputedNeed,
  cellsToWrite,
  type NeedInputs,
  neededBy,
  proposedRows,
  standingNeeds,
  wholeNeed
} from './computed-need.ts';
import { needFormula } from './need-formula.ts';

const KEY = {
  serviceTypeCode: 'opatrovatelska-sluzba',
  formCode: 'terenna',
  targetGroupCode: 'seniori',
  unitCode: 'prijimatelia'
};
const YEARS = [2027, 2028];

function someInputs(mentions: Partial<NeedInputs> = {}): NeedInputs {
  return {
    bands: [
      { from: 65, to: 74, people: 612, share: 0.04 },
      { from: 75, to: null, people: 198, share: 0.2 }
    ],
    ...{ recipientsOf: null, using: 0.5, ofForm: 0.8, unitsPerRecipient: 1, unverified: true },
    ...mentions
  };
}

const reckoned = (inputs = someInputs()) => YEARS.map((year) => ({ ...KEY, year, inputs }));
const computed = (mentions: Partial<ComputedNeed> = {}): ComputedNeed => ({
  ...{ ...KEY, year: 2027, inputs: someInputs(), value: 26, computedOn: '2026-11-22', reason: '' },
  ...mentions
});
const cellWith = (value: number | null) => ({
  ...aCell({
    ...{ ...KEY, year: 2027 },
    ownNeed: value === null ? null : { value, asOf: '2026-11-22', source: 'x' }
  }),
  revision: 3
});
const firstCell = (given: Partial<Parameters<typeof proposedRows>[0]>) =>
  proposedRows({ years: YEARS, cells: [], kept: [], reckoned: reckoned(), ...given })[0]?.cells[0];

test('(612 × 4 % + 198 × 20 %) × 50 % × 80 % are 25.63 recipients, and 26 in the matrix', () => {
  expect(neededBy(someInputs())).toBeCloseTo(25.632, 9);
  expect(wholeNeed(someInputs())).toBe(26);
});

test.each([
  ['empty', {}],
  ['empty', { cells: [cellWith(null)] }],
  ['typed', { cells: [cellWith(26)] }],
  ['same', { cells: [cellWith(26)], kept: [computed()] }],
  ['stale', { cells: [cellWith(26)], kept: [computed()], reckoned: reckoned(someInputs({ using: 0.6 })) }],
  ['stale', { cells: [cellWith(26)], kept: [computed()], reckoned: [] }],
  ['overridden', { cells: [cellWith(20)], kept: [computed()] }]
] as const)('a cell is %s (%#)', (standing, given) => {
  expect(firstCell(given as never)?.standing).toBe(standing);
});

test('what somebody typed or changed is written over only when that was asked for', () => {
  const rowsOf = (given: Partial<Parameters<typeof proposedRows>[0]>) =>
    proposedRows({ years: YEARS, cells: [], kept: [], reckoned: reckoned(), ...given });
  const standing = fc.constantFrom('typed', 'overridden', 'stale', 'same', 'empty');
  fc.assert(
    fc.property(standing, fc.nat({ max: 100 }), (as, value) => {
      const kept =
        as === 'typed' || as === 'empty'
          ? []
          : [computed({ value: as === 'overridden' ? value + 1 : value })];
      const now = as === 'empty' ? null : value;
      const model = as === 'same' ? someInputs() : someInputs({ using: 0.1 });
      const [row] = rowsOf({ cells: [cellWith(now)], kept, reckoned: reckoned(model) });
      if (!row) throw new Error('There is one row.');
      const years = (over: boolean) => cellsToWrite(row, over).map(({ year }) => year);
      const isOwn = as === 'typed' || as === 'overridden';
      expect(years(false).includes(2027)).toBe(as === 'empty' || as === 'stale');
      expect(years(true).includes(2027)).toBe(as !== 'same');
      expect(years(true).length - years(false).length).toBe(isOwn ? 1 : 0);
    })
  );
});

test('a printed formula gives the printed result when somebody reckons it again', () => {
  const share = fc.integer({ min: 0, max: 1_000 }).map((tenths) => tenths / 1_000);
  const band = fc.record({ people: fc.integer({ min: 0, max: 99_999 }), share });
  const words = {
    number: (value: number) => String(value),
    percent: (value: number) => `${value}`,
    ages: () => 'x',
    recipientsOf: () => 'x'
  };
  fc.assert(
    fc.property(fc.array(band, { minLength: 1, maxLength: 4 }), share, share, (bands, using, ofForm) => {
      const inputs = someInputs({
        bands: bands.map((one) => ({ ...one, from: 0, to: null })),
        ...{ using, ofForm }
      });
      const [formula = '', result = ''] = needFormula(inputs, words).split(' = ');
      const [sum = '', ...factors] = formula
        .replaceAll(' (x)', '')
        .split(/ × (?![^(]*\))/)
        .map((part) => part.replace(/[()]/g, ''));
      const terms = bands.length === 1 ? [[sum, factors.shift() ?? ''].join(' × ')] : sum.split(' + ');
      const people = terms.reduce((total, term) => {
        const [left = 0, right = 0] = term.split(' × ').map(Number);
        return total + left * right;
      }, 0);
      const again = factors.map(Number).reduce((product, factor) => product * factor, people);
      expect(again).toBeCloseTo(Number(result), 6);
    })
  );
});

test('what is printed stands beside what the cell says now; without a need in the cell it is left out', () => {
  expect(standingNeeds([computed()], [cellWith(20)])).toEqual([{ ...computed(), now: 20 }]);
  expect(standingNeeds([computed()], [cellWith(null)])).toEqual([]);
  expect(standingNeeds([computed()], [])).toEqual([]);
});
