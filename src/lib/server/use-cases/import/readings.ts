import type { FeedEntry } from '#lib/domain/plans/import/feed-entry.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import type { ImportItemKind, ImportStores, ImportWork, ItemTypes } from './import-work.ts';

/** A place in a list that is read part by part: the last row of the part before. */
type Part = { after: string | null; most: number };
type ItemsPart = {
  kind: ImportItemKind;
  planId: string;
  after: ItemTypes[ImportItemKind] | null;
  most: number;
};

/**
 * Everything that a file is compared with. Each reading is one short transaction, so that nobody waits for it; whoever
 * compares files in a process of its own may ask for these and for nothing else.
 */
const READINGS = {
  stamp: ({ imports }: ImportStores, planId: string | null) => imports.stampOf(planId),
  plan: ({ plans }: ImportStores, id: string) => plans.find(id),
  itemsPart: ({ items }: ImportStores, { kind, planId, after, most }: ItemsPart) =>
    items[kind].listPart(planId, after as never, most),
  providersPart: ({ directory }: ImportStores, { after, most }: Part) => directory.providersPart(after, most),
  servicesPart: ({ directory }: ImportStores, { after, most }: Part) => directory.servicesPart(after, most),
  capacitiesPart: ({ directory }: ImportStores, { after, most }: Part) =>
    directory.capacitiesPart(after, most),
  factsPart: ({ serviceFacts }: ImportStores, { after, most }: Part) => serviceFacts.listPart(after, most),
  placeUnits: ({ territory }: ImportStores, { after, most }: Part) => territory.placeUnits(after ?? '', most),
  districtNames: ({ territory }: ImportStores, _: null) => territory.districtNames(),
  meanings: ({ importMeanings }: ImportStores, _: null) => importMeanings.list(),
  lawNames: async ({ law }: ImportStores, day: CalendarDay) => ({
    kinds: await law.serviceTypesOn(day),
    forms: await law.serviceForms(),
    groups: await law.targetGroups(),
    units: await law.capacityUnits(),
    sources: await law.financingSourcesOn(day)
  }),
  foreign: async ({ imports }: ImportStores, named: NamedInFile) => ({
    providers: await imports.foreignProviders(named.icos, named.providerIds),
    services: await imports.foreignServices(named.serviceIds),
    registerNumbers: await imports.foreignRegisterNumbers(named.registerNumbers)
  }),
  brought: ({ imports }: ImportStores, number: number) => imports.findBrought(number)
};

/** What a file names that other bodies may keep. */
export type NamedInFile = {
  icos: readonly string[];
  registerNumbers: readonly string[];
  providerIds: readonly string[];
  serviceIds: readonly string[];
};

type Readings = typeof READINGS;
export type ReadingName = keyof Readings;

/** Reads one thing that a file is compared with. */
export type Read = <Name extends ReadingName>(
  name: Name,
  asked: Parameters<Readings[Name]>[1]
) => ReturnType<Readings[Name]>;

/** Reads in the running program. */
export function readsIn({ inBody }: Pick<ImportWork, 'inBody'>): Read {
  return ((name: ReadingName, asked: never) =>
    inBody((stores) => READINGS[name](stores, asked) as Promise<unknown>)) as Read;
}

/** Reads, and the names that files may use, in the running program. */
export function readingOf(work: Pick<ImportWork, 'inBody' | 'everydayNames'>) {
  return { read: readsIn(work), everydayNames: work.everydayNames };
}

export function isReading(name: string): name is ReadingName {
  return Object.hasOwn(READINGS, name);
}

/** What comparing a file works with, wherever it is done: it reads, computes, and writes nothing. */
export type ComparingWork = {
  read: Read;
  /** Services of a feed in our words. */
  feedEntries(feed: readonly Record<string, unknown>[]): Promise<FeedEntry[]>;
  /** Everyday names of kinds of services, by their codes. */
  everydayNames(): ReadonlyMap<string, readonly string[]>;
  /** Ids of what an import adds: the same in the same order whenever the same import is read. */
  idsOf(importId: string): () => string;
  positionsAfter(last: string | null, count: number): string[];
  /** A hash of what somebody is shown, to be compared when they agree to it. */
  hashOf(text: string): string;
};
