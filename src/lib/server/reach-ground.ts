import type { Home } from '#lib/domain/directory/reach/reach-service.ts';
import { type Centres, middleOf } from '#lib/domain/directory/reach/service-place.ts';
import type { TargetAges } from '#lib/domain/directory/reach/target-ages.ts';
import { distanceKm, type Place } from '#lib/domain/tenancy/territory-distance.ts';
import type { PublicDb } from './db/db.ts';
import { reachStore, type SettledPoint } from './db/reach.ts';
import { readReferenceRevision } from './db/reference-revision.ts';
import { dataFolder } from './reference/data-folder.ts';
import { readTargetAges } from './reference/read-target-ages.ts';

/** What reach is reckoned on: the country's settlements with their people, and its middles of districts. */
export type ReachGround = {
  /** Municipalities whose people are counted: the two whole cities are there as their districts. */
  points: readonly SettledPoint[];
  byCode: ReadonlyMap<string, SettledPoint>;
  centres: Centres;
  districtNames: ReadonlyMap<string, string>;
  targetAges: readonly TargetAges[];
};

// Settlements change with the reference data only, and every page of reach needs all of them.
let kept: { revision: number; ground: Promise<ReachGround> } | undefined;

/** The ground by the reference data as they are now, read once. */
export async function reachGround(db: PublicDb): Promise<ReachGround> {
  const revision = await readReferenceRevision(db);
  if (kept?.revision !== revision) {
    const ground = read(db);
    kept = { revision, ground };
    // A reading that failed must not be the answer for ever.
    ground.catch(() => {
      kept = undefined;
    });
  }
  return kept.ground;
}

async function read(db: PublicDb): Promise<ReachGround> {
  const [settled, names] = await Promise.all([
    reachStore(db).settledPoints(),
    db.selectFrom('territoryDistrict').select(['code', 'name']).execute()
  ]);
  const points = settled.filter(({ isWholeCity }) => !isWholeCity);
  const districts = Map.groupBy(points, ({ districtCode }) => districtCode ?? '');
  const middles = [...districts].flatMap(([code, own]): [string, Place][] => {
    const middle = middleOf(own);
    return code === '' || !middle ? [] : [[code, middle]];
  });
  return {
    points,
    byCode: new Map(settled.map((point) => [point.code, point])),
    centres: new Map<string, Place>([...settled.map((point) => [point.code, point] as const), ...middles]),
    districtNames: new Map(names.map(({ code, name }) => [code, name])),
    targetAges: readTargetAges(dataFolder())
  };
}

/** A municipality as the one that is asked about; undefined where nothing is known of it. */
export function homeOf(unitCode: string, { points, byCode }: ReachGround): Home | undefined {
  const own = byCode.get(unitCode);
  if (!own) return undefined;
  const districts = points.filter(({ cityCode }) => cityCode === unitCode);
  const lived = districts.length > 0 ? districts : [own];
  return { codes: new Set([unitCode, ...lived.map(({ code }) => code)]), points: lived };
}

/** Codes of all places a service can stand at, units and districts, the nearest first, with how far they are. */
export function placesByDistance(home: Home, { centres }: ReachGround): { code: string; km: number }[] {
  return [...centres]
    .map(([code, centre]) => ({
      code,
      km: home.codes.has(code) ? 0 : Math.min(...home.points.map((point) => distanceKm(point, centre)))
    }))
    .toSorted((one, other) => one.km - other.km);
}
