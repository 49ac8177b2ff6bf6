import { distanceKm } from '#lib/domain/tenancy/territory-distance.ts';
import type { SettledPoint } from '../db/reach.ts';
import { homeOf, type ReachGround } from '../reach-ground.ts';

/** Municipalities that plan together, and what of the list means none. */
export type PlanningTogether = {
  points: SettledPoint[];
  unknown: string[];
  /** Names that several have, of which none is near enough to be told; with the codes to choose from. */
  ambiguous: { name: string; codes: string[] }[];
};

/**
 * The body's own municipality, its neighbours, and those named by hand (a name or a code). Of several of one name the
 * nearest to the own one is meant.
 */
export function planningTogether(
  ground: ReachGround,
  { ownCode, aroundKm, named }: { ownCode: string | null; aroundKm: number; named: readonly string[] }
): PlanningTogether {
  const home = ownCode === null ? undefined : homeOf(ownCode, ground);
  const found = new Map<string, SettledPoint>();
  const keep = (points: readonly SettledPoint[]) => {
    for (const point of points) found.set(point.code, point);
  };
  const fromHome = (point: SettledPoint) =>
    home ? Math.min(...home.points.map((own) => distanceKm(own, point))) : Number.POSITIVE_INFINITY;
  if (home) {
    keep(ground.points.filter(({ code }) => home.codes.has(code)));
    if (aroundKm > 0) keep(ground.points.filter((point) => fromHome(point) <= aroundKm));
  }
  const unknown: string[] = [];
  const ambiguous: PlanningTogether['ambiguous'] = [];
  for (const one of named) {
    const meant = unitsNamed(one, ground);
    if (meant.length === 0) unknown.push(one);
    else if (meant.length > 1 && !home)
      ambiguous.push({ name: one, codes: meant.map((point) => codeWithDistrict(point, ground)) });
    else {
      const nearest = meant.reduce((best, point) => (fromHome(point) < fromHome(best) ? point : best));
      // A whole city stands for its districts.
      keep(
        nearest.isWholeCity ? ground.points.filter(({ cityCode }) => cityCode === nearest.code) : [nearest]
      );
    }
  }
  return { points: [...found.values()], unknown, ambiguous };
}

function unitsNamed(text: string, { byCode }: ReachGround): SettledPoint[] {
  const code = byCode.get(text);
  if (code) return [code];
  const wanted = folded(text);
  return [...byCode.values()].filter(({ name }) => folded(name) === wanted);
}

function codeWithDistrict({ code, districtCode }: SettledPoint, { districtNames }: ReachGround): string {
  const district = districtNames.get(districtCode ?? '');
  return district ? `${code} (${district})` : code;
}

/** Without marks and case, as people write names. */
const folded = (text: string): string =>
  text.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll(/\s+/g, ' ').trim().toLowerCase();
