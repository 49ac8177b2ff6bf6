import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dataFolder } from '#lib/server/reference/data-folder.ts';
import { readVitalRates } from '#lib/server/reference/read-vital-rates.ts';
import { nationalPeople } from '#tests/national-people.ts';
import { type BySex, groupsOf, projectStep, type StepYears, sumOf } from './cohort-component.ts';
import { ABRIDGED_AGES, lifeExpectancy, lifeTable, SEXES } from './life-table.ts';
import { peopleBetween, project } from './projection.ts';
import { rakingFactors, scaledBy } from './raking.ts';
import { periodOf, stepRates, yearByYear } from './vital-rates.ts';

const ORACLES = new URL('../../../../../tests/oracles/population/', import.meta.url);
const periods = readVitalRates(dataFolder());

describe('the life table', () => {
  type Row = { obdobie: string; pohlavie: string; vek: string; lx: string; Lx: string; ex: string };
  const expected: Row[] = parse(readFileSync(new URL('life-tables.csv', ORACLES)), { columns: true });
  const tables = Map.groupBy(expected, (row) => `${row.obdobie} ${row.pohlavie}`);

  test.each([...tables])('of %s is the one that others derived from the same rates', (name, rows) => {
    const sex = name.endsWith('m') ? 'males' : 'females';
    const period = periodOf(periods, Number(name.slice(0, 4)));
    const { survivors, lived } = lifeTable(period.mortality[sex], sex);
    expect(rows.map((row) => Number(row.vek))).toEqual(ABRIDGED_AGES);
    rows.forEach((row, group) => {
      expect(100_000 * (survivors[group] ?? 0)).toBeCloseTo(Number(row.lx), 0);
      expect(100_000 * (lived[group] ?? 0)).toBeCloseTo(Number(row.Lx), -0.5);
    });
    expect(lifeExpectancy({ survivors, lived })).toBeCloseTo(Number(rows[0]?.ex), 3);
  });
});

describe('beside the projection of the United Nations for Slovakia', () => {
  type Known = Record<
    'year' | 'un_total' | 'un_65plus' | 'un_80plus' | 'ref_total' | 'ref_65plus' | 'ref_80plus',
    number
  >;
  const { rows }: { rows: Known[] } = JSON.parse(
    readFileSync(new URL('un-projection-2019.json', ORACLES), 'utf8')
  );

  const run = (step: StepYears) => {
    const people = nationalPeople(2020, step);
    const projected = project(people, 2020, 40 / step, (year) => stepRates(periodOf(periods, year), step));
    if (projected.outcome !== 'projected') throw new Error(projected.outcome);
    return rows.map((known) => {
      const found = projected.years.find(({ year }) => year === known.year)?.population;
      if (!found) throw new Error(`Nothing was projected for ${known.year}.`);
      const thousands = [sumOf(found), peopleBetween(found, 65, null), peopleBetween(found, 80, null)].map(
        (people) => people / 1_000
      );
      return { known, total: thousands[0] ?? 0, old: thousands[1] ?? 0, oldest: thousands[2] ?? 0 };
    });
  };
  /** Percent by which a number is off, as the bands of the source are rounded. */
  const off = (found: number, known: number) => Math.round(Math.abs(found / known - 1) * 10_000) / 100;

  test('steps of five years stay within 0.08, 0.29 and 0.51 percent until 2060, and give what a plain model gives', () => {
    for (const { known, total, old, oldest } of run(5)) {
      expect(off(total, known.un_total)).toBeLessThanOrEqual(0.08);
      expect(off(old, known.un_65plus)).toBeLessThanOrEqual(0.29);
      expect(off(oldest, known.un_80plus)).toBeLessThanOrEqual(0.51);
      expect([total, old, oldest].map((people) => Math.round(people))).toEqual(
        [known.ref_total, known.ref_65plus, known.ref_80plus].map((people) => Math.round(people))
      );
    }
  });

  test('steps of one year stay within 0.3, 0.7 and 1.3 percent', () => {
    for (const { known, total, old, oldest } of run(1)) {
      expect(off(total, known.un_total)).toBeLessThanOrEqual(0.3);
      expect(off(old, known.un_65plus)).toBeLessThanOrEqual(0.7);
      expect(off(oldest, known.un_80plus)).toBeLessThanOrEqual(1.3);
    }
  });
});

const step = fc.constantFrom<StepYears[]>(1, 5);
const people = (of: StepYears) => {
  const groups = fc
    .array(fc.nat({ max: 500 }), { minLength: groupsOf(of), maxLength: groupsOf(of) })
    .map((counts) => Float64Array.from(counts));
  return fc.record({ males: groups, females: groups });
};
/** People, and rates of some period in which so many net migrants come. */
const place = step.chain((of) =>
  fc.record({
    people: people(of),
    year: fc.integer({ min: 1950, max: 2099 }),
    migrants: fc.integer({ min: 0, max: 5_000 }),
    step: fc.constant(of)
  })
);
type Place = { people: BySex; year: number; migrants: number; step: StepYears };
const ratesOf = ({ year, migrants, step }: Place) => {
  const period = { ...periodOf(periods, year), netMigration: migrants };
  return stepRates(period, step);
};

describe('whatever the people', () => {
  test('nobody is lost, nobody is made up, and no number is below zero', () => {
    fc.assert(
      fc.property(place, (given) => {
        const stepped = projectStep(given.people, ratesOf(given));
        if (stepped.outcome !== 'projected') throw new Error(stepped.outcome);
        const { population, births, deaths, netMigration } = stepped;
        expect(sumOf(population)).toBeCloseTo(sumOf(given.people) + births - deaths + netMigration, 4);
        expect(netMigration).toBeCloseTo((given.migrants * given.step) / 5, 4);
        for (const sex of SEXES) expect(Math.min(...population[sex])).toBeGreaterThanOrEqual(0);
        expect(Math.min(births, deaths)).toBeGreaterThanOrEqual(0);
      })
    );
  });

  test('no years change nothing; some years and some more are as many at once', () => {
    const steps = fc.nat({ max: 4 });
    fc.assert(
      fc.property(place, steps, steps, (given, some, more) => {
        const rates = (year: number) => ratesOf({ ...given, year });
        const none = project(given.people, given.year, 0, rates);
        expect(none).toMatchObject({ outcome: 'projected', years: [{ population: given.people }] });
        const once = project(given.people, given.year, some + more, rates);
        const first = project(given.people, given.year, some, rates);
        if (first.outcome !== 'projected' || once.outcome !== 'projected') throw new Error('not projected');
        const between = first.years.at(-1);
        if (!between) throw new Error('no year');
        const second = project(between.population, between.year, more, rates);
        if (second.outcome !== 'projected') throw new Error('not projected');
        expect(second.years.at(-1)?.population).toEqual(once.years.at(-1)?.population);
      })
    );
  });

  test('a place from which more would leave than are there says at which age', () => {
    const few = { males: new Float64Array(101).fill(1), females: new Float64Array(101).fill(1) };
    const rates = stepRates({ ...periodOf(periods, 2020), netMigration: -2_000 }, 1);
    expect(project(few, 2020, 3, () => rates)).toEqual({
      ...{ outcome: 'too-many-leave', sex: 'males', fromAge: 0, year: 2020 }
    });
  });

  test('groups read year by year sum up to the groups, and nothing is below zero', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 10_000 }), { minLength: 2, maxLength: 20 }), (counts) => {
        const years = yearByYear(counts);
        expect(Math.min(...years)).toBeGreaterThanOrEqual(-1e-9);
        counts.forEach((count, group) => {
          const sum = years.slice(5 * group, 5 * group + 5).reduce((total, one) => total + one, 0);
          expect(sum).toBeCloseTo(count, 5);
        });
      })
    );
  });

  test('parts raked to the whole sum up to it, whatever their order', () => {
    fc.assert(
      fc.property(fc.array(people(5), { minLength: 1, maxLength: 6 }), people(5), (parts, whole) => {
        const raked = (some: BySex[]) => some.map((part) => scaledBy(part, rakingFactors(some, whole)));
        const done = raked(parts);
        const backwards = raked(parts.toReversed()).toReversed();
        for (const sex of SEXES) {
          whole[sex].forEach((wanted, group) => {
            const before = parts.reduce((sum, part) => sum + (part[sex][group] ?? 0), 0);
            const after = done.reduce((sum, part) => sum + (part[sex][group] ?? 0), 0);
            expect(after).toBeCloseTo(before === 0 ? 0 : wanted, 6);
            done.forEach((part, at) => {
              expect(backwards[at]?.[sex][group]).toBeCloseTo(part[sex][group] ?? 0, 9);
            });
          });
        }
      })
    );
  });
});
