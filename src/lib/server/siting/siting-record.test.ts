import { describe, expect, test } from 'vitest';
import { sitesOf } from '#lib/domain/directory/siting/choose-sites.ts';
import { siteCoverage } from '#lib/domain/directory/siting/site-coverage.ts';
import type { AskedSiting } from '#lib/domain/plans/choice/kept-choice.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import { messages } from '#lib/i18n/messages.ts';
import { ENGINES, testDatabase } from '#tests/database.ts';
import { needsHere } from '../public/needs/needs-here.ts';
import { reachGround } from '../reach-ground.ts';
import { planningTogether } from './named-units.ts';
import { shownSiting } from './shown-siting.ts';
import { suggestSites } from './siting-record.ts';

const DAY = '2026-11-22' as CalendarDay;
const ASKED: AskedSiting = {
  ...{ serviceTypeCode: 'denny-stacionar', formCode: 'ambulantna', unitCode: 'miesta', year: 2030 },
  ...{ count: 1, reachKm: 12, aroundKm: 0, named: ['Rajec', 'fackov', 'Lietavská Lúčka'] }
};
const RAJEC = '517917';

describe.each(ENGINES)('sites for municipalities that plan together on %s', async (engine) => {
  const { publicDb } = await testDatabase(engine);
  const ground = await reachGround(publicDb);

  test('are named by name without marks, by code, as neighbours; what is unknown or several is told', () => {
    const none = { ownCode: null, aroundKm: 0 };
    const named = planningTogether(ground, { ...none, named: ASKED.named });
    expect(named.points.map(({ name }) => name)).toEqual(['Rajec', 'Fačkov', 'Lietavská Lúčka']);
    expect(planningTogether(ground, { ...none, named: [RAJEC, 'Nikde'] })).toMatchObject({
      points: [{ code: RAJEC }],
      unknown: ['Nikde']
    });
    const several = planningTogether(ground, { ...none, named: ['Lúčky'] });
    expect(several.ambiguous[0]?.codes.length).toBeGreaterThan(1);
    const near = planningTogether(ground, { ownCode: RAJEC, aroundKm: 0, named: ['Lúčky'] });
    expect(near.points).toHaveLength(2);
    const around = planningTogether(ground, { ownCode: RAJEC, aroundKm: 10, named: [] });
    expect(around.points.length).toBeGreaterThan(3);
    const city = planningTogether(ground, { ...none, named: ['Košice'] });
    expect(city.points).toHaveLength(22);
  });

  test('are reckoned from the need of each municipality, and said in both languages', async () => {
    const { points } = planningTogether(ground, { ownCode: null, ...ASKED });
    const record = await suggestSites(publicDb, ground, { asked: ASKED, points, day: DAY });
    const rajec = record.problem.points.find(({ code }) => code === RAJEC);
    const here = await needsHere(publicDb, { unitCode: RAJEC, day: DAY, years: [2030] });
    const model = here?.needs.find(
      ({ model: one }) => one.serviceTypeCode === 'denny-stacionar' && one.formCode === 'ambulantna'
    );
    expect(rajec?.need).toBeCloseTo(model?.years[0]?.middle.capacity ?? Number.NaN, 9);
    expect(record.choice.certainty).toBe('best');
    const sums = siteCoverage(record.problem, sitesOf(record.problem, record.choice.chosen));
    expect(sums.reached).toBeGreaterThan(0);
    for (const locale of ['sk', 'en'] as const) {
      const names = { kind: String, form: String, unit: String };
      const shown = shownSiting(record, { t: messages(locale), locale, names });
      expect(shown.sites).toHaveLength(1);
      expect(shown.places).toHaveLength(3);
      expect(shown.wide).toContain('class="map-site"');
      expect(shown.narrow).not.toContain('NaN');
    }
  });
});
