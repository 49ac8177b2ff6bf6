import { setImmediate } from 'node:timers/promises';
import { isServed } from '#lib/domain/directory/facts/catchment.ts';
import { type DemandPoint, peopleAged, pointsWithin } from '#lib/domain/directory/reach/demand-point.ts';
import { catchmentOn, servicePlace } from '#lib/domain/directory/reach/service-place.ts';
import { capacityFor, supplyDay } from '#lib/domain/directory/reach/stated-capacity.ts';
import { agesOf } from '#lib/domain/directory/reach/target-ages.ts';
import { coveredByExisting, type SharedSupply } from '#lib/domain/directory/siting/existing-cover.ts';
import type { AskedSiting, RecordedPoint, SitingRecord } from '#lib/domain/plans/choice/kept-choice.ts';
import { type NeedKey, needKeyText } from '#lib/domain/population/needs/need-model.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import type { PublicDb } from '../db/db.ts';
import { lawStore } from '../db/law.ts';
import { type NearService, reachStore, type SettledPoint } from '../db/reach.ts';
import { needsHere } from '../public/needs/needs-here.ts';
import { placesByDistance, type ReachGround } from '../reach-ground.ts';
import { chooseSitesApart } from '../solver/choose-sites-apart.ts';

type Asking = { asked: AskedSiting; points: readonly SettledPoint[]; day: CalendarDay };

/** Reckons the needs of municipalities that plan together and where facilities would reach most of what is missing. */
export async function suggestSites(db: PublicDb, ground: ReachGround, asking: Asking): Promise<SitingRecord> {
  const { asked, points, day } = asking;
  const weighed: Omit<RecordedPoint, 'covered'>[] = [];
  const needs = new Map<string, NeedKey>();
  for (const point of points) {
    // Each is projected for years ahead: others are served in between.
    await setImmediate();
    const { need, recipients, keys } = await needOf(db, point.code, { asked, day });
    for (const key of keys) needs.set(needKeyText(key), key);
    weighed.push({
      ...{
        code: point.code,
        name: point.name,
        district: ground.districtNames.get(point.districtCode ?? '') ?? ''
      },
      ...{ latitude: point.latitude, longitude: point.longitude, need, recipients }
    });
  }
  const { supplies, unknown } = await suppliesFor(db, ground, { ...asking, needs: [...needs.values()] });
  const covered = weighed.map((one) => ({ ...one, covered: coveredByExisting(one, supplies) }));
  const problem = { points: covered, count: asked.count, reachKm: asked.reachKm };
  const choice = await chooseSitesApart(problem);
  return { asked, problem, choice, services: { counted: supplies.length, unknown }, day };
}

/** Need of one municipality's people in the year, all target groups of the kind, form and unit together; and all that is needed there. */
async function needOf(db: PublicDb, unitCode: string, { asked, day }: Pick<Asking, 'asked' | 'day'>) {
  const here = await needsHere(db, { unitCode, day, years: [asked.year] });
  const needs = here?.needs ?? [];
  const those = needs.filter(({ model }) => isAsked(model, asked));
  const sum = (of: 'capacity' | 'recipients') =>
    those.reduce((total, { years }) => total + (years[0]?.middle[of] ?? 0), 0);
  return { need: sum('capacity'), recipients: sum('recipients'), keys: needs.map(({ model }) => model) };
}

/** One need for each target group. */
function isAsked(need: NeedKey, asked: AskedSiting): boolean {
  return (
    need.serviceTypeCode === asked.serviceTypeCode &&
    need.formCode === asked.formCode &&
    need.unitCode === asked.unitCode
  );
}

/** The running services of the kind and form that reach any of the municipalities, and with whom they share them. */
async function suppliesFor(
  db: PublicDb,
  ground: ReachGround,
  { asked, points, day: today, needs }: Asking & { needs: readonly NeedKey[] }
): Promise<{ supplies: SharedSupply[]; unknown: number }> {
  const codes = new Set(points.map(({ code }) => code));
  const near = placesByDistance({ codes, points }, ground)
    .filter(({ km }) => km <= asked.reachKm)
    .map(({ code }) => code);
  const lying = points.flatMap((point) =>
    [point.code, point.cityCode, point.districtCode, point.regionCode].filter((code) => code !== null)
  );
  const [forms, services] = await Promise.all([
    lawStore(db).serviceForms(),
    points.length === 0
      ? []
      : reachStore(db).servicesAt({ units: near, districts: near, served: [...new Set(lying)] })
  ]);
  const day = supplyDay(asked.year, today);
  const those = needs.filter((need) => isAsked(need, asked));
  const all = services.flatMap((service) => {
    const had = those
      .map((need) => capacityFor(service, need, { forms, day, needs }))
      .filter((capacity) => capacity !== null);
    if (had.length === 0) return [];
    const reaches = reachedBy(service, ground, { asked, day });
    if (![...codes].some((code) => (reaches.get(code) ?? 0) > 0)) return [];
    return [{ capacity: statedTogether(had), reaches }];
  });
  const supplies = all.flatMap(({ capacity, reaches }) => (capacity === null ? [] : [{ capacity, reaches }]));
  return { supplies, unknown: all.length - supplies.length };
}

/** Capacity for several target groups; null where nobody stated any. */
function statedTogether(had: readonly (number | 'unstated')[]): number | null {
  const stated = had.filter((capacity) => capacity !== 'unstated');
  return stated.length === 0 ? null : stated.reduce((sum, capacity) => sum + capacity, 0);
}

/** People of the kind's age whom a service reaches: those of its catchment, else all within the distance. */
function reachedBy(
  service: NearService,
  ground: ReachGround,
  { asked, day }: Pick<Asking, 'asked' | 'day'>
): ReadonlyMap<string, number> {
  const ages = agesOf(service.serviceTypeCode, ground.targetAges);
  const areas = catchmentOn(service, day);
  const place = servicePlace(service, ground.centres);
  const points: readonly DemandPoint[] =
    areas.length > 0
      ? ground.points.filter((point) => isServed(areas, point))
      : place === null
        ? []
        : pointsWithin(ground.points, place, asked.reachKm).map(({ point }) => point);
  return new Map(points.map((point) => [point.code, peopleAged(point, ages)]));
}
