import { fold } from '../../shared/fold.ts';

export type PlaceUnit = {
  code: string;
  name: string;
  districtCode: string | null;
  /** Of a city's district: the whole city. */
  cityCode: string | null;
  postalCode: string | null;
};

export type FoundPlace = { unitCode: string; districtCode: string | null };

export type PlaceFinder = (place: {
  municipality: string;
  district: string;
  postalCode: string;
}) => FoundPlace | null;

/** Codes as the register and the statistical office write them: `SK0234503045` and `503045`. */
const UNIT_CODE = /^(?:SK[0-9A-Z]{4})?(\d{6})$/;

/**
 * Finds the territory unit of a place by the municipality's name, its district and its postal code. Names repeat
 * (95 names are shared by 205 units), so a name alone is enough only where one unit bears it; null where nothing
 * decides.
 */
export function placeFinder(
  units: readonly PlaceUnit[],
  districts: readonly { code: string; name: string }[]
): PlaceFinder {
  const byCode = new Map(units.map((unit) => [unit.code, unit]));
  const byName = Map.groupBy(units, ({ name }) => key(name));
  // *Petržalka* alone, where no municipality bears the name of a city's district.
  const byPart = Map.groupBy(
    units.filter(({ cityCode }) => cityCode !== null),
    ({ name }) => key(name.slice(name.indexOf('-') + 1))
  );
  const districtByName = new Map(districts.map(({ code, name }) => [key(name), code]));

  return ({ municipality, district, postalCode }) => {
    const byItsCode = byCode.get(UNIT_CODE.exec(municipality.trim())?.[1] ?? '');
    if (byItsCode) return found(byItsCode);
    const { name, saidDistrict } = partsOf(municipality);
    const named = byName.get(key(name)) ?? byPart.get(key(name)) ?? [];
    const inDistrict = districtByName.get(key(saidDistrict || district));
    // A whole city lies in several districts, and in none by its code.
    const there = inDistrict
      ? named.filter(({ districtCode }) => districtCode === inDistrict || districtCode === null)
      : named;
    const unit = only(there) ?? only(near(there, postalCode));
    return unit ? found(unit) : null;
  };
}

function found({ code, districtCode }: PlaceUnit): FoundPlace {
  return { unitCode: code, districtCode };
}

/** A name without what is written differently: *Bratislava - Staré Mesto*, *Košice-mestská časť Juh*. */
function key(name: string): string {
  return fold(name)
    .replace(/\bmestska cast\b|\bm\.?\s?c\.\s/g, ' ')
    .replace(/^(obec|mesto|okres)\s/, '')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}

/** *Lipovec, okres Martin* says its district itself. */
function partsOf(municipality: string): { name: string; saidDistrict: string } {
  const [, name, saidDistrict] = /^(.*?)[,(]?\s*(?:okres|okr\.)\s+([^)]*)\)?$/iu.exec(municipality) ?? [];
  return { name: name || municipality, saidDistrict: saidDistrict ?? '' };
}

function only<T>(candidates: readonly T[]): T | null {
  return candidates.length === 1 ? (candidates[0] ?? null) : null;
}

/** Those of the same post, or else of the same sorting place: the first three digits. */
function near(candidates: readonly PlaceUnit[], postalCode: string): PlaceUnit[] {
  if (!/^\d{5}$/.test(postalCode)) return [];
  const same = candidates.filter((unit) => unit.postalCode === postalCode);
  if (same.length > 0) return same;
  return candidates.filter((unit) => unit.postalCode?.slice(0, 3) === postalCode.slice(0, 3));
}
