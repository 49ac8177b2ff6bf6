import { setImmediate } from 'node:timers/promises';
import { isServed } from '#lib/domain/directory/facts/catchment.ts';
import { holdsOn } from '#lib/domain/directory/facts/service-fact.ts';
import { type DemandPoint, peopleAged, pointsWithin } from '#lib/domain/directory/reach/demand-point.ts';
import { presenceOn } from '#lib/domain/directory/reach/running.ts';
import { catchmentOn, servicePlace } from '#lib/domain/directory/reach/service-place.ts';
import { agesOf } from '#lib/domain/directory/reach/target-ages.ts';
import { coveredByExisting, type SharedSupply } from '#lib/domain/directory/siting/existing-cover.ts';
import { formsWithin, type ServiceForm } from '#lib/domain/law/service-form.ts';
import type { AskedSiting, RecordedPoint, SitingRecord } from '#lib/domain/plans/choice/kept-choice.ts';
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
  const { supplies, unknown } = await suppliesFor(db, ground, asking);
  const weighed: RecordedPoint[] = [];
  for (const point of points) {
    // Each is projected for years ahead: others are served in between.
    await setImmediate();
    const { need, recipients } = await needOf(db, point.code, { asked, day });
    weighed.push({
      ...{
        code: point.code,
        name: point.name,
        district: ground.districtNames.get(point.districtCode ?? '') ?? ''
      },
      ...{ latitude: point.latitude, longitude: point.longitude, need, recipients },
      covered: coveredByExisting({ code: point.code, need }, supplies)
    });
  }
  const problem = { points: weighed, count: asked.count, reachKm: asked.reachKm };
  const choice = await chooseSitesApart(problem);
  return { asked, problem, choice, services: { counted: supplies.length, unknown }, day };
}

/** Need of one municipality's people in the year, all target groups of the kind, form and unit together. */
async function needOf(db: PublicDb, unitCode: string, { asked, day }: Pick<Asking, 'asked' | 'day'>) {
  const here = await needsHere(db, { unitCode, day, years: [asked.year] });
  const those = (here?.needs ?? []).filter(
    ({ model }) =>
      model.serviceTypeCode === asked.serviceTypeCode &&
      model.formCode === asked.formCode &&
      model.unitCode === asked.unitCode
  );
  const sum = (of: 'capacity' | 'recipients') =>
    those.reduce((total, { years }) => total + (years[0]?.middle[of] ?? 0), 0);
  return { need: sum('capacity'), recipients: sum('recipients') };
}

/** The running services of the kind and form that reach any of the municipalities, and with whom they share them. */
async function suppliesFor(
  db: PublicDb,
  ground: ReachGround,
  { asked, points, day }: Asking
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
  const within = formsWithin(asked.formCode, forms);
  const all = services.flatMap((service) => {
    if (service.serviceTypeCode !== asked.serviceTypeCode || presenceOn(service, day) !== 'running')
      return [];
    if (!service.formCodes.some((form) => within.includes(form))) return [];
    const reaches = reachedBy(service, ground, { asked, day });
    if (![...codes].some((code) => (reaches.get(code) ?? 0) > 0)) return [];
    return [{ capacity: capacityOf(service, within, { asked, day }), reaches }];
  });
  const supplies = all.flatMap(({ capacity, reaches }) => (capacity === null ? [] : [{ capacity, reaches }]));
  return { supplies, unknown: all.length - supplies.length };
}

function capacityOf(
  { capacities }: NearService,
  within: readonly ServiceForm['code'][],
  { asked, day }: Pick<Asking, 'asked' | 'day'>
): number | null {
  const held = capacities.filter(
    (one) => holdsOn(one, day) && one.unitCode === asked.unitCode && within.includes(one.formCode)
  );
  return held.length === 0 ? null : held.reduce((sum, { value }) => sum + value, 0);
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
