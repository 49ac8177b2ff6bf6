import { filled, type HsdsObject } from '../../api/hsds/object.ts';
import { pageOf, pageText } from '../../api/hsds/page.ts';
import type { HsdsSaying } from '../../api/hsds/saying.ts';
import { fullService } from '../../api/hsds/service.ts';
import type { TaxonomyCode } from '../../api/hsds/taxonomies.ts';
import type { CountryFilter } from '../../db/country-directory.ts';
import { searchLanguage } from '../../search/search-language.ts';
import type { HsdsAsked, HsdsList, HsdsRefusal } from './asked.ts';
import {
  type Collection,
  collection,
  type Directory,
  fullOrganizations,
  placeWriter
} from './collections.ts';
import { nearby } from './nearby.ts';
import { soughtBy } from './sought.ts';

/** An answer before it is sent: a text, a stream of lines, or why there is none. */
export type HsdsAnswer =
  | { kind: 'text'; text: string }
  | { kind: 'lines'; lines: AsyncGenerator<string> }
  | { kind: 'no-such-page'; pages: number }
  | { kind: 'nothing-here' }
  | ({ kind: 'refused' } & HsdsRefusal);

const PER_PAGE = 50;

type Reading = { directory: Directory; words: HsdsSaying };

/** Answers for one thing by its id. */
export async function answerSingle(
  { directory, words }: Reading,
  list: HsdsList,
  id: string,
  asked: HsdsAsked
): Promise<HsdsAnswer> {
  const written = await single();
  return written ? { kind: 'text', text: JSON.stringify(written) } : { kind: 'nothing-here' };

  async function single(): Promise<HsdsObject | null | undefined> {
    if (list === 'taxonomies') return words.catalogue.taxonomies.find((one) => one.id === id)?.written;
    if (list === 'taxonomy_terms') return words.catalogue.termById(id)?.written;
    if (list === 'organizations') {
      const found = await directory.findProvider(id);
      return found && (await fullOrganizations(directory, [found], asked, words))[0];
    }
    const service = await directory.find(id);
    if (!service) return null;
    return list === 'services' ? fullService(service, words) : placeWriter({ full: true }, words)(service);
  }
}

/** Answers for a list: one page of it, or all of it line by line. */
export async function answerList(reading: Reading, list: HsdsList, asked: HsdsAsked): Promise<HsdsAnswer> {
  const found =
    list === 'taxonomies' || list === 'taxonomy_terms'
      ? ofCatalogue(reading.words, list, asked)
      : await ofDirectory(reading, list, asked);
  if ('reason' in found) return { kind: 'refused', ...found };
  if (asked.format === 'ndjson') return { kind: 'lines', lines: linesOf(found.walk()) };
  const total = await found.count();
  // Who only looks for what has changed gets all of it on one page.
  const isWhole = asked.minimal === true && asked.perPage === undefined;
  const size = isWhole ? Math.max(1, total) : (asked.perPage ?? PER_PAGE);
  const page = pageOf(total, size, asked.page ?? 1);
  if (!page) return { kind: 'no-such-page', pages: Math.ceil(total / size) };
  const contents = isWhole ? await all(found) : await found.page(size, asked.page ?? 1);
  // The directory may have changed between the two statements: what is said of the page is true of what stands on it.
  return { kind: 'text', text: pageText({ ...page, size: contents.length }, contents) };
}

async function all(found: Collection): Promise<HsdsObject[]> {
  const contents: HsdsObject[] = [];
  for await (const step of found.walk()) contents.push(...step);
  return contents;
}

async function* linesOf(steps: AsyncGenerator<HsdsObject[]>): AsyncGenerator<string> {
  for await (const step of steps) {
    if (step.length > 0) yield `${step.map((one) => JSON.stringify(one)).join('\n')}\n`;
  }
}

async function ofDirectory(
  { directory, words }: Reading,
  list: 'services' | 'organizations' | 'service_at_locations',
  asked: HsdsAsked
): Promise<Collection | HsdsRefusal> {
  const isNear = asked.postcode !== undefined || asked.place !== undefined;
  const near = isNear ? nearby(asked, await directory.centres(), words.day) : {};
  if ('reason' in near) return near;
  const filter = filterOf(asked, words);
  if (filter === null) return NONE;
  return collection(directory, list, { filter: { ...filter, ...near }, asked, words });
}

/** What is asked for in our codes; null when it names an entry or a catalogue that does not exist: nothing is so. */
function filterOf(asked: HsdsAsked, { catalogue }: HsdsSaying): CountryFilter | null {
  const terms = asked.termIds.map((id) => catalogue.termById(id));
  const catalogues = asked.taxonomyIds.map((id) => catalogue.taxonomyOf(id));
  if (terms.includes(null) || catalogues.includes(null)) return null;
  return {
    codes: terms.flatMap((term) => term ?? []),
    catalogues: catalogues.flatMap((one) => one ?? []),
    providerId: asked.organizationId,
    modifiedAfter: asked.modifiedAfter,
    sought: asked.search === undefined ? undefined : soughtBy(asked.search, catalogue, searchLanguage())
  };
}

const NONE: Collection = listed([]);

/** The catalogues are short: all of them stand in memory. */
function ofCatalogue(
  { catalogue }: HsdsSaying,
  list: 'taxonomies' | 'taxonomy_terms',
  asked: HsdsAsked
): Collection {
  const needle = asked.search?.toLowerCase() ?? '';
  const isSought = (written: HsdsObject) =>
    [written['name'], written['code'], written['description']].some((text) =>
      String(text ?? '')
        .toLowerCase()
        .includes(needle)
    );
  if (list === 'taxonomies')
    return listed(catalogue.taxonomies.map(({ written }) => written).filter(isSought));
  const of: (TaxonomyCode | null)[] = asked.taxonomyIds.map((id) => catalogue.taxonomyOf(id));
  const fitting = catalogue.terms.filter(
    (term) =>
      of.every((one) => one === term.of) &&
      (asked.topOnly !== true || term.parentId === null) &&
      (asked.parentId === undefined || asked.parentId === term.parentId)
  );
  return listed(fitting.map(({ written }) => written).filter(isSought));
}

function listed(contents: readonly HsdsObject[]): Collection {
  return {
    count: () => Promise.resolve(contents.length),
    page: (size, page) => Promise.resolve(contents.slice((page - 1) * size, page * size)),
    walk: async function* () {
      yield [...contents];
    }
  };
}

/** What the interface says of itself. */
export function aboutInterface(origin: string, path: string): string {
  return JSON.stringify(
    filled({
      version: '3.1',
      profile: `${origin}/zdroje-udajov#rozhranie`,
      openapi_url: `${origin}${path}/openapi.json`
    })
  );
}
