import { describe, expect, test } from 'vitest';
import { peopleBetween } from '#lib/domain/population/projection/projection.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import { ENGINES, testDatabase } from '#tests/database.ts';
import { readPeople } from '../municipality-people.ts';
import { futureOf } from '../projection/projection-page.ts';
import { needsHere, suppliedModels } from './needs-here.ts';

const DAY = '2026-11-22' as CalendarDay;

describe.each(ENGINES)('the need of a municipality on %s', async (engine) => {
  const { publicDb } = await testDatabase(engine);
  const needs = async (unitCode: string, years?: number[]) => {
    const found = await needsHere(publicDb, { unitCode, day: DAY, ...(years ? { years } : {}) });
    if (!found) throw new Error(`Nobody is known in ${unitCode}.`);
    return found;
  };

  test('is told by every model and year, between its bounds', async () => {
    const here = await needs('517917');
    expect(here.years).toEqual(Array.from({ length: 26 }, (_, at) => 2021 + at));
    expect(here.needs.map(({ model }) => model)).toEqual(suppliedModels());
    for (const { low, middle, high } of here.needs.flatMap(({ years }) => years)) {
      expect(low.capacity).toBeLessThanOrEqual(middle.capacity);
      expect(middle.capacity).toBeLessThanOrEqual(high.capacity);
      expect(middle.capacity).toBeGreaterThan(0);
    }
  });

  test('begins with the people whom the projection tells of', async () => {
    const ages = (await readPeople(publicDb, '503045', 'sk')).own.ages;
    const future = await futureOf(publicDb, '503045', ages);
    const here = await needs('503045', [2026, 2031]);
    expect(here.years).toEqual([2026, 2031]);
    const centre = here.needs.find(({ model }) => model.serviceTypeCode === 'denne-centrum');
    for (const { year, middle } of centre?.years ?? []) {
      const then = future.variants.middle.find((one) => one.year === year)?.population;
      expect(middle.people).toBeCloseTo(then ? peopleBetween(then, 65, null) : Number.NaN, 9);
    }
  });

  test('of a whole city is that of its districts together', async () => {
    const parts = (
      await publicDb.selectFrom('territoryUnit').select('code').where('cityCode', '=', '599981').execute()
    ).map(({ code }) => code);
    expect(parts).toHaveLength(22);
    const capacities = async (code: string) =>
      (await needs(code, [2021])).needs.map(({ years }) => years[0]?.middle.capacity ?? 0);
    const sums = (await Promise.all(parts.map(capacities))).reduce((sum, one) =>
      sum.map((value, at) => value + (one[at] ?? 0))
    );
    (await capacities('599981')).forEach((capacity, at) => {
      expect(sums[at]).toBeCloseTo(capacity, 6);
    });
  });

  test('a code that is no municipality has none', async () => {
    expect(await needsHere(publicDb, { unitCode: '000000', day: DAY })).toBeUndefined();
  });
});
