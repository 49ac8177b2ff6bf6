import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { describe, expect, test } from 'vitest';
import type { BySex } from '#lib/domain/population/projection/cohort-component.ts';
import { SEXES } from '#lib/domain/population/projection/life-table.ts';
import { groupsFrom, projectPlace } from '#lib/domain/population/projection/place-projection.ts';
import { project } from '#lib/domain/population/projection/projection.ts';
import { messages } from '#lib/i18n/messages.ts';
import { ENGINES, testDatabase } from '#tests/database.ts';
import { queriesOf } from '#tests/queries-of.ts';
import { censusPeople } from '../../db/census-people.ts';
import { readPeople } from '../municipality-people.ts';
import { countryGround, keepGround, recallGround } from './country-ground.ts';
import { placeBasis } from './place-basis.ts';
import { projectionCsv } from './projection-csv.ts';
import { futureOf, projectionPage } from './projection-page.ts';

describe.each(ENGINES)('the future of municipalities on %s', async (engine) => {
  const { publicDb } = await testDatabase(engine);
  const agesOf = async (unitCode: string) => (await readPeople(publicDb, unitCode, 'sk')).own.ages;

  test('all municipalities together are the country, at every age, in every year', async () => {
    const [ground, places] = [await countryGround(publicDb), await censusPeople(publicDb).municipalities()];
    expect(places).toHaveLength(2_927);
    const sums = new Map<number, BySex>();
    for (const ages of places) {
      const projected = projectPlace(placeBasis(ages, ground), ground, ground.factors);
      if (projected.outcome !== 'projected') throw new Error(projected.outcome);
      for (const { year, population } of projected.variants.middle) {
        const sum = sums.get(year);
        if (!sum) sums.set(year, { males: population.males.slice(), females: population.females.slice() });
        else
          for (const sex of SEXES)
            population[sex].forEach((people, age) => {
              sum[sex][age] = (sum[sex][age] ?? 0) + people;
            });
      }
    }
    const whole = project(groupsFrom(ground.ages), 2021, 25, ground.ratesIn);
    if (whole.outcome !== 'projected') throw new Error(whole.outcome);
    // Those who come across the country's border and leave across it are counted in.
    expect(whole.years[10]?.netMigration).toBeGreaterThan(0);
    for (const { year, population } of whole.years) {
      for (const sex of SEXES) {
        population[sex].forEach((people, age) => {
          expect(sums.get(year)?.[sex][age]).toBeCloseTo(people, 5);
        });
      }
    }
  });

  test('a page tells of a town and of the smallest village, in whole people that fit each other', async () => {
    for (const unitCode of ['517917', '503045', '510424']) {
      const ages = await agesOf(unitCode);
      const page = await projectionPage(publicDb, { unitCode, name: 'Obec', ages }, 'sk');
      const [everybody, , children, working, old] = page.lines;
      expect(page.lines.map(({ label }) => label)[0]).toBe('spolu');
      page.years.forEach((_, at) => {
        const of = (line: typeof everybody) => line?.counts[at]?.middle ?? Number.NaN;
        expect(of(children) + of(working) + of(old)).toBeCloseTo(of(everybody), 6);
        const { low = 0, middle = 0, high = 0, from = 0, to = 0 } = everybody?.counts[at] ?? {};
        expect(low <= middle && middle <= high && from <= middle && middle <= to).toBe(true);
      });
      expect(page.people.before).toBe(
        groupsFrom(ages).males.reduce((sum, one) => sum + one, 0) +
          ages.females.reduce((sum, one) => sum + one, 0)
      );
    }
  });

  test('the same place gets the same numbers again, and another place others', async () => {
    const ages = await agesOf('503045');
    const counts = (unitCode: string) =>
      futureOf(publicDb, unitCode, ages).then((future) => future.counts.get(2041));
    expect(await counts('503045')).toEqual(await counts('503045'));
    expect(await counts('503045')).not.toEqual(await counts('503046'));
  });

  test('every number is in the file: 26 years, three variants, 101 ages', async () => {
    const ages = await agesOf('517917');
    const lines = (await projectionCsv(publicDb, { ...ages, unitCode: '517917' }, messages('sk')))
      .trimEnd()
      .split('\r\n');
    expect(lines).toHaveLength(1 + 26 * 3 * 101);
    expect(lines[0]).toBe('\uFEFFrok;variant;vek;muži;ženy;zdroj');
    expect(lines[1]).toMatch(new RegExp(`^2021;Nízky;0;${ages.males[0]};${ages.females[0]};"ŠÚ SR`));
  });

  test('the country is read once', async () => {
    const ages = await agesOf('517917');
    await countryGround(publicDb);
    const queries = await queriesOf(publicDb, (counted) => futureOf(counted, '517917', ages));
    expect(queries).toBe(1);
  });

  test('the ground is recalled from a file of the same reference data, and reckoned where they are others', async () => {
    const path = join(mkdtempSync(join(tmpdir(), 'opora-ground-')), 'ground');
    const reckoned = await countryGround(publicDb);
    await keepGround(publicDb, path);
    const forget = () => Reflect.deleteProperty(globalThis, Symbol.for('opora.country-ground'));
    const kept = deserialize(readFileSync(path));
    // A mark by which the file is known again: nobody would reckon it.
    writeFileSync(path, serialize({ ...kept, reckoned: { ...kept.reckoned, strength: -1 } }));
    forget();
    await recallGround(publicDb, path);
    expect(await countryGround(publicDb)).toMatchObject({ strength: -1, factors: reckoned.factors });
    writeFileSync(path, serialize({ ...kept, sets: 'others', reckoned: { ...kept.reckoned, strength: -1 } }));
    forget();
    await recallGround(publicDb, path);
    expect((await countryGround(publicDb)).strength).toBe(reckoned.strength);
  });
});
