import { fold } from '../shared/fold.ts';

/** Territories that people name: a municipality, a whole district, a whole region. */
export const AREA_LEVELS = ['unit', 'district', 'region'] as const;
export type AreaLevel = (typeof AREA_LEVELS)[number];

/** A territory by its code and the name people know it by; `within` is the district of a municipality. */
export type NamedArea = { level: AreaLevel; code: string; name: string; within: string | null };

export type AreaFault = 'unknown-area' | 'same-name-areas';

/**
 * The territory that a typed name means: *Rajec*, *Lipovec, okres Martin*, *okres Žilina*, *Žilinský kraj*. Capitals do
 * not matter; marks over letters may be missing where the name is still the only one.
 */
export function areaNamed(
  areas: readonly NamedArea[],
  level: AreaLevel,
  typed: string
): NamedArea | AreaFault {
  const [name = '', within = ''] = typed.split(/[,(]/, 2).map(bare);
  const among = areas.filter((one) => one.level === level);
  const found = [plain, fold].map((same) => {
    const named = among.filter((one) => same(bare(one.name)) === same(name));
    return within === '' ? named : named.filter((one) => same(one.within ?? '') === same(within));
  });
  const [closest = []] = found.filter((named) => named.length > 0);
  if (closest.length > 1) return 'same-name-areas';
  return closest[0] ?? 'unknown-area';
}

/** The name as it can be typed back: with its district where another municipality has the same name. */
export function fullAreaName(area: NamedArea, areas: readonly NamedArea[]): string {
  const isTwice = areas.some(
    (one) => one.level === area.level && one.code !== area.code && plain(one.name) === plain(area.name)
  );
  return isTwice && area.within !== null ? `${area.name}, okres ${area.within}` : area.name;
}

function plain(name: string): string {
  return name.toLowerCase();
}

/** The proper name alone: *okres Žilina* and *Žilinský kraj* without the words that only say what they are. */
function bare(name: string): string {
  return name
    .replace(/\)/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^(?:okres|okr\.)\s+/i, '')
    .replace(/\s+kraj$/i, '');
}
