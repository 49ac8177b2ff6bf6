import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dataFolder } from '#lib/server/reference/data-folder.ts';
import { readVitalRates } from '#lib/server/reference/read-vital-rates.ts';
import { SEXES } from './life-table.ts';
import { judgeLifeTables, type LifeTableRow, withLifeTable } from './loaded-life-table.ts';
import { yearlyRates } from './vital-rates.ts';

const AREAS = new Set(['SK', 'SK0234']);
const ratesIn = yearlyRates(readVitalRates(dataFolder()));

const rowsOf = (qx: (age: number) => number, areaCode = 'SK'): LifeTableRow[] =>
  SEXES.flatMap((sex, part) =>
    Array.from({ length: 101 }, (_, age) => ({
      ...{ at: 2 + part * 101 + age, areaCode, sex, year: 2023, age, qx: qx(age), lx: null }
    }))
  );
/** Dying as Gompertz has it. */
const gompertz = (level: number) => (age: number) => Math.min(1, level * Math.exp(0.09 * age));
const tableOf = (rows: LifeTableRow[]) => {
  const judged = judgeLifeTables(rows, AREAS);
  if (judged.outcome !== 'read' || !judged.tables[0]) throw new Error(judged.outcome);
  return judged.tables[0];
};

describe('a life table that somebody loaded', () => {
  test('survivors fall from 1, whether dying or survivors are given', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-5, max: 1e-3, noNaN: true }), (level) => {
        const byDying = tableOf(rowsOf(gompertz(level)));
        const alive = byDying.survivors.males;
        expect(alive).toHaveLength(101);
        alive.forEach((share, age) => {
          expect(share).toBeGreaterThanOrEqual(0);
          expect(share).toBeLessThanOrEqual(age === 0 ? 1 : (alive[age - 1] ?? 0));
        });
        const rows = rowsOf(() => 0).map((row) => ({
          ...row,
          qx: null,
          lx: 100_000 * (alive[row.age] ?? 0)
        }));
        tableOf(rows).survivors.females.forEach((share, age) => {
          expect(share).toBeCloseTo(alive[age] ?? 0, 9);
        });
      })
    );
  });

  test('it holds in its year, and improves at the pace of the supplied rates', () => {
    const rates = withLifeTable(ratesIn, tableOf(rowsOf(gompertz(4e-5))));
    const alive = (year: number, age: number) => rates(year).survival.males[age] ?? 0;
    expect(alive(2023, 70)).toBeCloseTo(1 - (gompertz(4e-5)(70) + gompertz(4e-5)(71)) / 2, 3);
    const pace = (of: typeof ratesIn) =>
      Math.log(of(2043).survival.males[70] ?? 0) / Math.log(of(2023).survival.males[70] ?? 0);
    expect(pace(rates)).toBeCloseTo(pace(ratesIn), 9);
    expect(pace(rates)).toBeLessThan(1);
    expect(rates(2043).fertility).toEqual(ratesIn(2043).fertility);
    for (const year of [2021, 2045])
      for (const sex of SEXES)
        for (const share of rates(year).survival[sex]) {
          expect(share).toBeGreaterThanOrEqual(0);
          expect(share).toBeLessThanOrEqual(1);
        }
  });

  const good = rowsOf(gompertz(4e-5));
  const with1 = (over: Partial<LifeTableRow>) =>
    good.map((row, at) => (at === 50 ? { ...row, ...over } : row));
  test.each([
    ['dying per thousand', with1({ qx: 12 }), 'qx-outside'],
    ['less than nothing', with1({ qx: -0.1 }), 'qx-outside'],
    ['no number', with1({ qx: Number.NaN }), 'qx-outside'],
    ['an empty cell', with1({ qx: null }), 'lx-impossible'],
    ['another territory', with1({ areaCode: 'CZ' }), 'area-unknown'],
    ['no sex', with1({ sex: null }), 'sex-unknown'],
    ['a year that is none', with1({ year: Number.NaN }), 'year-impossible'],
    ['two years', with1({ year: 2019 }), 'years-differ'],
    ['an age that is none', with1({ age: Number.NaN }), 'age-impossible'],
    ['an age twice', with1({ age: 20 }), 'age-twice'],
    ['an age left out', good.filter((_, at) => at !== 50), 'ages-missing'],
    ['only men', good.slice(0, 101), 'sex-missing'],
    [
      'survivors that rise',
      good.map((row) => ({ ...row, qx: null, lx: row.age === 60 ? 990 : 1_000 - 9 * row.age })),
      'lx-rises'
    ]
  ] satisfies [string, LifeTableRow[], string][])('%s is named with its row', (_, rows, reason) => {
    expect(judgeLifeTables(rows, AREAS)).toMatchObject({
      outcome: 'faulty',
      faults: [{ reason, at: expect.any(Number) }]
    });
  });

  test('no rows are nothing', () => {
    expect(judgeLifeTables([], AREAS)).toEqual({ outcome: 'nothing' });
  });
});
