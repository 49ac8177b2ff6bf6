import { existingCapacityOn } from '#lib/domain/directory/capacity.ts';
import { placeFinder } from '#lib/domain/directory/register/place-finder.ts';
import type { FeedEntry } from '#lib/domain/plans/import/feed-entry.ts';
import type {
  Catalogues,
  ImportGround,
  ImportPlaces,
  Kept,
  KeptChain,
  KeptDirectory
} from '#lib/domain/plans/import/ground.ts';
import { HEADER_LINES, headingOf } from '#lib/domain/plans/import/header.ts';
import { cellText, type Sheet } from '#lib/domain/plans/import/sheet.ts';
import { planYears } from '#lib/domain/plans/plan.ts';
import { type CalendarDay, yearOf } from '#lib/domain/shared/calendar-day.ts';
import type { ImportItemKind, ImportRun, ImportWork, ItemTypes } from './import-work.ts';
import type { ComparingWork, NamedInFile, Read } from './readings.ts';

/** Everything a file is read against, and the stamp of the moment. */
export type GroundOfPlan = { ground: ImportGround; stamp: string };

/** Whose file it is, and the day on which it is read. */
export type GroundOf = { run: ImportRun; body: ImportWork['body']; today: CalendarDay };

/** Rows that one reading brings. */
const PART = 1_000;

/**
 * Reads the plan, the directory and the catalogues part by part. Should somebody change the plan in between, the stamp,
 * which is read before everything, no longer fits when the import is applied. Undefined when the plan is gone.
 */
export async function readGround(
  work: ComparingWork,
  { run, body, today }: GroundOf,
  named: NamedInFile
): Promise<GroundOfPlan | undefined> {
  const { read } = work;
  const { planId } = run;
  const stamp = await read('stamp', planId);
  const plan = planId === null ? null : await read('plan', planId);
  if (plan === undefined) return undefined;
  const directory = await readDirectory(read, named);
  const capacityDay = plan?.capacityDay ?? today;
  return {
    stamp,
    ground: {
      years: plan ? planYears(plan) : [yearOf(today)],
      ...{ today, capacityDay, bodyId: body.bodyId, territoryCode: body.unitCode },
      ...{ fileName: run.fileName, wanted: run.wanted },
      catalogues: await readCatalogues({ read, everydayNames: work.everydayNames }, today),
      meanings: await read('meanings', null),
      places: await readPlaces(read, body, run),
      ...(planId === null ? NOTHING_PLANNED : await readPlanned(read, planId)),
      directory,
      existing: existingCapacityOn(directory.capacities, capacityDay),
      newId: freeIds(work.idsOf(run.id), directory),
      positionsAfter: work.positionsAfter
    }
  };
}

/** Passes over ids of what an attempt that was cut short has brought already. */
function freeIds(newId: () => string, directory: KeptDirectory): () => string {
  const { providers, services, capacities, facts } = directory;
  const taken = new Set([providers, services, capacities, facts].flatMap((rows) => rows.map(({ id }) => id)));
  return () => {
    let id = newId();
    while (taken.has(id)) id = newId();
    return id;
  };
}

type Planned = { chain: KeptChain; cells: ImportGround['cells'] };

const NOTHING_PLANNED: Planned = {
  chain: { priorities: [], goals: [], measures: [], activities: [], indicators: [] },
  cells: []
};

async function readPlanned(read: Read, planId: string): Promise<Planned> {
  const list = async <K extends ImportItemKind>(kind: K): Promise<Kept<ItemTypes[K]>[]> => {
    const found: Kept<ItemTypes[K]>[] = [];
    let isMore = true;
    while (isMore) {
      const after = found.at(-1) ?? null;
      const part = await read('itemsPart', { kind, planId, after, most: PART });
      found.push(...(part as unknown as Kept<ItemTypes[K]>[]));
      isMore = part.length === PART;
    }
    return found;
  };
  // One after another on purpose: the embedded database has one connection.
  const [priorities, goals, measures] = [
    await list('priorities'),
    await list('goals'),
    await list('measures')
  ];
  const [activities, indicators, cells] = [
    await list('activities'),
    await list('indicators'),
    await list('cells')
  ];
  return { chain: { priorities, goals, measures, activities, indicators }, cells };
}

/** Municipalities by their names; a file for the directory brings those of the body's territory alone unless told. */
async function readPlaces(
  read: Read,
  body: ImportWork['body'],
  { takesAll }: ImportRun
): Promise<ImportPlaces> {
  const units = await allParts((after) => read('placeUnits', { after, most: PART }), lastCode);
  const districts = await read('districtNames', null);
  const isOwn = ({ code, cityCode, regionCode }: (typeof units)[number]) =>
    code === body.unitCode || cityCode === body.unitCode || regionCode === body.unitCode;
  return {
    find: placeFinder(units, districts),
    districtOf: (unitCode) => units.find(({ code }) => code === unitCode)?.districtCode ?? null,
    // A joint plan has no territory of its own.
    own: takesAll || body.unitCode === null ? null : new Set(units.filter(isOwn).map(({ code }) => code))
  };
}

export function namedBySheets(sheets: readonly Sheet[]): NamedInFile {
  return {
    ...{ icos: textsUnder(sheets, 'ico', 8), registerNumbers: textsUnder(sheets, 'registerNumber', 7) },
    ...{ providerIds: [], serviceIds: [] }
  };
}

export function namedByFeed(entries: readonly FeedEntry[]): NamedInFile {
  return {
    icos: [...new Set(entries.flatMap(({ provider }) => provider.ico ?? []))],
    registerNumbers: [...new Set(entries.flatMap(({ service }) => service.registerNumber ?? []))],
    providerIds: [...new Set(entries.map(({ provider }) => provider.id))],
    serviceIds: entries.map(({ service }) => service.id)
  };
}

/** Part by part: a region keeps thousands of services, and what is known of each. */
async function readDirectory(read: Read, named: NamedInFile): Promise<KeptDirectory> {
  const foreign = await read('foreign', named);
  return {
    providers: await allParts((after) => read('providersPart', { after, most: PART }), lastId),
    services: await allParts((after) => read('servicesPart', { after, most: PART }), lastId),
    capacities: await allParts((after) => read('capacitiesPart', { after, most: PART }), lastId),
    facts: await allParts((after) => read('factsPart', { after, most: PART }), lastId),
    foreignProviders: foreign.providers,
    foreignServices: new Set(foreign.services),
    foreignRegisterNumbers: new Set(foreign.registerNumbers)
  };
}

const lastId = ({ id }: { id: string }) => id;
const lastCode = ({ code }: { code: string }) => code;

async function allParts<Row>(
  read: (after: string | null) => Promise<Row[]>,
  keyOf: (last: Row) => string
): Promise<Row[]> {
  const found: Row[] = [];
  let part: Row[];
  do {
    const last = found.at(-1);
    part = await read(last === undefined ? null : keyOf(last));
    found.push(...part);
  } while (part.length === PART);
  return found;
}

/** Every number of a length that stands in a column of the file: only these are looked up among other bodies'. */
function textsUnder(sheets: readonly Sheet[], key: 'ico' | 'registerNumber', length: number): string[] {
  const found = new Set<string>();
  for (const { rows } of sheets) {
    const columns = new Set<number>();
    for (const [line, row] of rows.entries()) {
      for (const [index, cell] of row.entries()) {
        const text = cellText(cell);
        if (line < HEADER_LINES && headingOf(text, 'services')?.key === key) columns.add(index);
        else if (columns.has(index) && /^[\d\s]+$/u.test(text)) {
          found.add(text.replace(/\s/gu, '').padStart(length, '0'));
        }
      }
    }
  }
  return [...found];
}

/** The catalogues of the law with every name that files may use. */
export async function readCatalogues(
  { read, everydayNames }: Pick<ComparingWork, 'read' | 'everydayNames'>,
  day: CalendarDay
): Promise<Catalogues> {
  const everyday = everydayNames();
  const { kinds, forms, groups, units, sources } = await read('lawNames', day);
  return {
    kinds: kinds.map((type) => ({
      code: type.code,
      names: [type.nameSk, ...type.synonyms, ...(everyday.get(type.code) ?? []), type.registerCode ?? ''],
      forms: type.forms,
      unit: type.capacityUnit,
      protectedPlace: type.protectedPlace
    })),
    ...{ forms: forms.map(named), groups: groups.map(named) },
    ...{ units: units.map(named), sources: sources.map(named) }
  };
}

/** A code with its name, and each of the names that a slash parts: *obedy / porcie*. */
function named({ code, nameSk }: { code: string; nameSk: string }) {
  return { code, names: [nameSk, ...nameSk.split(/\s*\/\s*/u)] };
}
