import type { SearchEntry } from '#lib/domain/publishing/search/entry.ts';
import { slovakSortKey } from '#lib/domain/shared/sort-key.ts';
import { publicHome } from '#lib/domain/tenancy/body-address.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import type { TerritoryUnitKind } from '#lib/domain/tenancy/territory.ts';

/** The name under which these entries are kept beside what the body itself publishes. */
export const TERRITORY_SOURCE = 'territory';

/** A planning body as the search should find it; a region has neither a kind of unit nor a district. */
export type IndexedBody = {
  bodyId: BodyId;
  name: string;
  slug: string;
  unitKind: TerritoryUnitKind | null;
  districtName: string | null;
  regionName: string;
  /** NUTS 3 */
  regionCode: string;
  postalCode: string | null;
  inhabitants: number | null;
};

/** What this use case asks of storage. */
export type MunicipalityIndex = {
  /** Bodies that the search does not find yet, finds under another name or address, or by an older analysis. */
  bodiesToIndex(): Promise<IndexedBody[]>;
  replaceEntries(sources: { bodyId: BodyId; source: string; entries: SearchEntry[] }[]): Promise<void>;
};

/** So many at a time are written in well under the 250 ms that nobody may keep the embedded database. */
const AT_ONCE = 50;

/**
 * Lets everybody find municipalities and regions before they have published anything. To be called after
 * the reference data were loaded; what is found already is left alone.
 * @returns how many bodies were indexed
 */
export async function indexMunicipalities(index: MunicipalityIndex): Promise<number> {
  const bodies = await index.bodiesToIndex();
  for (let at = 0; at < bodies.length; at += AT_ONCE) {
    await index.replaceEntries(
      bodies.slice(at, at + AT_ONCE).map((body) => ({
        ...{ bodyId: body.bodyId, source: TERRITORY_SOURCE },
        entries: [entryOf(body)]
      }))
    );
  }
  return bodies.length;
}

/** A municipality as an entry of the public search, in the words of its own page. */
export function entryOf(body: IndexedBody): SearchEntry {
  const isRegion = body.unitKind === null;
  return {
    kind: 'municipality',
    subjectId: body.slug,
    title: body.name,
    place: [body.districtName, body.regionName].filter(Boolean).join(', '),
    text: textOf(body),
    address: publicHome({ kind: isRegion ? 'region' : 'municipality', slug: body.slug }),
    region: body.regionCode,
    language: 'sk',
    ...{ serviceTypes: [], targetGroups: [] },
    sortKey: slovakSortKey(body.name)
  };
}

const KIND_NAMES = {
  village: 'Obec',
  town: 'Mesto',
  'city-district': 'Mestská časť',
  'whole-city': 'Mesto',
  'military-district': 'Vojenský obvod'
} satisfies Record<TerritoryUnitKind, string>;

function textOf({ unitKind, districtName, regionName, postalCode, inhabitants }: IndexedBody): string {
  if (unitKind === null) return 'Samosprávny kraj.';
  const where = [districtName && `okres ${districtName}`, regionName].filter(Boolean).join(', ');
  const code = postalCode ? ` PSČ ${postalCode.slice(0, 3)} ${postalCode.slice(3)}.` : '';
  const people = inhabitants === null ? '' : ` Počet obyvateľov pri sčítaní 2021: ${grouped(inhabitants)}.`;
  return `${KIND_NAMES[unitKind]}, ${where}.${code}${people}`;
}

/** Thousands apart, as Slovak texts write them. */
function grouped(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, '\u00a0');
}
