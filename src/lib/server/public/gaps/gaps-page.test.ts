import { describe, expect, test } from 'vitest';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import { messages } from '#lib/i18n/messages.ts';
import { ENGINES, testDatabase } from '#tests/database.ts';
import { needsHere } from '../needs/needs-here.ts';
import { gapsCsv } from './gaps-csv.ts';
import { gapsPage } from './gaps-page.ts';
import { gapAt, gapsOfCountry } from './need-gaps.ts';

const DAY = '2026-11-22' as CalendarDay;
const said = { t: messages('sk'), locale: 'sk' as const };
const asked = {
  ...{ filter: { kind: '', form: '', group: '' }, year: 2026, page: 1, today: DAY, isRegion: false },
  ...{ unitCode: '503045', years: [2026, 2030] }
};

describe.each(ENGINES)('gaps by models on %s', async (engine) => {
  const { publicDb } = await testDatabase(engine);

  test('the need of a municipality is the same as on its page of needs, by every model', async () => {
    const gaps = await gapsOfCountry(publicDb, DAY);
    const { needs } =
      (await needsHere(publicDb, { unitCode: '503045', day: DAY, years: [2026, 2030] })) ?? {};
    const at = gaps.needs.ground.points.findIndex(({ code }) => code === '503045');
    expect(needs).toHaveLength(gaps.models.length);
    for (const [model, { years }] of (needs ?? []).entries())
      for (const { year, middle } of years)
        expect(gapAt(gaps.gapsIn(model, year), [at]).needed / middle.capacity).toBeCloseTo(1, 5);
  });

  test('of a municipality stand with those that most people lack first, and kinds without a model are named', async () => {
    const page = await gapsPage(publicDb, asked, said);
    expect(page?.rows.length).toBeGreaterThan(30);
    expect(page?.without.map(({ code }) => code)).toContain('integracne-centrum');
    expect(page?.rows[0]?.byYear.map(({ year }) => year)).toEqual([2026, 2030]);
    const narrowed = await gapsPage(
      publicDb,
      { ...asked, filter: { kind: '', form: 'pobytova', group: 'seniori' } },
      said
    );
    expect(new Set(narrowed?.rows.map(({ form }) => form))).toEqual(new Set(['pobytova']));
    const nothing = await gapsPage(
      publicDb,
      { ...asked, filter: { kind: 'vila', form: '', group: '' } },
      said
    );
    expect(nothing?.rows).toEqual([]);
    expect(await gapsPage(publicDb, { ...asked, unitCode: '000000' }, said)).toBeUndefined();
  });

  test('of a region are those of its municipalities together, by line of the file', async () => {
    const region = {
      ...asked,
      unitCode: 'SK031',
      isRegion: true,
      filter: { ...asked.filter, kind: 'denne-centrum' }
    };
    const page = await gapsPage(publicDb, region, said);
    expect(page?.rows).toHaveLength(1);
    const lines = ((await gapsCsv(publicDb, region, said)) ?? '').trimEnd().split('\r\n');
    expect(lines).toHaveLength(1 + 315);
    const needed = lines
      .slice(1)
      .reduce((sum, line) => sum + Number(line.split(';')[7]?.replace(',', '.')), 0);
    const gaps = await gapsOfCountry(publicDb, DAY);
    const model = gaps.models.findIndex(({ serviceTypeCode }) => serviceTypeCode === 'denne-centrum');
    const points = gaps.needs.ground.points.flatMap(({ regionCode }, at) =>
      regionCode === 'SK031' ? [at] : []
    );
    expect(gapAt(gaps.gapsIn(model, 2026), points).needed).toBeCloseTo(needed, 0);
  });
});
