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
import type { ImportItemKind, ImportRun, ImportStores, ImportWork, ItemTypes } from './import-work.ts';

/** Everything a file is read against, and the stamp of the moment; undefined when the plan is gone. */
export type GroundOfPlan = { ground: ImportGround; stamp: string };

/** Rows that one transaction reads. */
const PART = 1_000;

/**
 * Reads the plan, the directory and the catalogues in short transactions, so that nobody waits for it. Should
 * somebody change the plan in between, the stamp no longer fits when the import is applied.
 */
export async function readGround(
  work: ImportWork,
  run: ImportRun,
  named: NamedInFile
): Promise<GroundOfPlan | undefined> {
  const { inBody, today } = work;
  const { planId } = run;
  const start = await inBody(async ({ plans, imports }) => ({
    plan: planId === null ? null : await plans.find(planId),
    stamp: await imports.stampOf(planId)
  }));
  const { plan } = start;
  if (plan === undefined) return undefined;
  const directory = await readDirectory(work, named);
  const capacityDay = plan?.capacityDay ?? today;
  return {
    stamp: start.stamp,
    ground: {
      years: plan ? planYears(plan) : [yearOf(today)],
      ...{ today, capacityDay, bodyId: work.body.bodyId, territoryCode: work.body.unitCode },
      ...{ fileName: run.fileName, wanted: run.wanted },
      catalogues: await readCatalogues(work, today),
      meanings: await inBody(({ importMeanings }) => importMeanings.list()),
      places: await readPlaces(work, run),
      ...(planId === null ? NOTHING_PLANNED : await readPlanned(work, planId)),
      directory,
      existing: existingCapacityOn(directory.capacities, capacityDay),
      newId: work.idsOf(run.id),
      positionsAfter: work.positionsAfter
    }
  };
}

type Planned = { chain: KeptChain; cells: ImportGround['cells'] };

const NOTHING_PLANNED: Planned = {
  chain: { priorities: [], goals: [], measures: [], activities: [], indicators: [] },
  cells: []
};

async function readPlanned({ inBody }: ImportWork, planId: string): Promise<Planned> {
  const list = async <K extends ImportItemKind>(kind: K): Promise<Kept<ItemTypes[K]>[]> => {
    const found: Kept<ItemTypes[K]>[] = [];
    let isMore = true;
    while (isMore) {
      const after = found.at(-1) ?? null;
      const part = await inBody(({ items }) => items[kind].listPart(planId, after, PART));
      found.push(...part);
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
async function readPlaces(work: ImportWork, { takesAll }: ImportRun): Promise<ImportPlaces> {
  const { inBody, body } = work;
  const units = await readUnits(work);
  const districts = await inBody(({ territory }) => territory.districtNames());
  const isOwn = ({ code, cityCode, regionCode }: (typeof units)[number]) =>
    code === body.unitCode || cityCode === body.unitCode || regionCode === body.unitCode;
  return {
    find: placeFinder(units, districts),
    districtOf: (unitCode) => units.find(({ code }) => code === unitCode)?.districtCode ?? null,
    // A joint plan has no territory of its own.
    own: takesAll || body.unitCode === null ? null : new Set(units.filter(isOwn).map(({ code }) => code))
  };
}

async function readUnits({ inBody }: ImportWork) {
  const read = (after: string) => inBody(({ territory }) => territory.placeUnits(after, PART));
  const units = await read('');
  let part = units;
  while (part.length === PART) {
    part = await read(units.at(-1)?.code ?? '');
    units.push(...part);
  }
  return units;
}

/** What a file names that other bodies may keep. */
type NamedInFile = {
  icos: readonly string[];
  registerNumbers: readonly string[];
  providerIds: readonly string[];
  serviceIds: readonly string[];
};

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
async function readDirectory(work: ImportWork, named: NamedInFile): Promise<KeptDirectory> {
  const { inBody } = work;
  return {
    providers: await allParts(work, ({ directory }, after) => directory.providersPart(after, PART)),
    services: await allParts(work, ({ directory }, after) => directory.servicesPart(after, PART)),
    capacities: await allParts(work, ({ directory }, after) => directory.capacitiesPart(after, PART)),
    facts: await allParts(work, ({ serviceFacts }, after) => serviceFacts.listPart(after, PART)),
    ...(await inBody(async ({ imports }) => ({
      foreignProviders: await imports.foreignProviders(named.icos, named.providerIds),
      foreignServices: new Set(await imports.foreignServices(named.serviceIds)),
      foreignRegisterNumbers: new Set(await imports.foreignRegisterNumbers(named.registerNumbers))
    })))
  };
}

async function allParts<Row extends { id: string }>(
  { inBody }: ImportWork,
  read: (stores: ImportStores, after: string | null) => Promise<Row[]>
): Promise<Row[]> {
  const found: Row[] = [];
  let part: Row[];
  do {
    const after = found.at(-1)?.id ?? null;
    part = await inBody((stores) => read(stores, after));
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
  { inBody, everydayNames }: Pick<ImportWork, 'inBody' | 'everydayNames'>,
  day: CalendarDay
): Promise<Catalogues> {
  const everyday = everydayNames();
  return inBody(async ({ law }) => ({
    kinds: (await law.serviceTypesOn(day)).map((type) => ({
      code: type.code,
      names: [type.nameSk, ...type.synonyms, ...(everyday.get(type.code) ?? []), type.registerCode ?? ''],
      forms: type.forms,
      unit: type.capacityUnit,
      protectedPlace: type.protectedPlace
    })),
    forms: (await law.serviceForms()).map(named),
    groups: (await law.targetGroups()).map(named),
    units: (await law.capacityUnits()).map(named),
    sources: (await law.financingSourcesOn(day)).map(named)
  }));
}

/** A code with its name, and each of the names that a slash parts: *obedy / porcie*. */
function named({ code, nameSk }: { code: string; nameSk: string }) {
  return { code, names: [nameSk, ...nameSk.split(/\s*\/\s*/u)] };
}
