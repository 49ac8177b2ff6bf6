import { type SearchedService, searchedOn } from '#lib/domain/directory/search/searched-service.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import type { Place } from '#lib/domain/tenancy/territory-distance.ts';
import type { PublicDb } from '../db/db.ts';
import { type ChangedService, serviceSearch } from '../db/service-search.ts';

/** Every service of the country in Slovak order, and each by its id. */
export type ServicesOfCountry = {
  inOrder: readonly SearchedService[];
  byId: ReadonlyMap<string, SearchedService>;
};

/** What is known of the directory at one of its revisions, on one day. */
type Known = {
  revision: number;
  day: CalendarDay;
  /** Null where a service is there and not to be found. */
  byId: Map<string, SearchedService | null>;
  youngest: Date | null;
  services: ServicesOfCountry;
};

/** A transaction says when it began and is seen when it ends: so long before the youngest change is looked at again. */
const LOOKED_BACK_MS = 2 * 60 * 1_000;

const kept = new WeakMap<object, Promise<Known>>();

/**
 * The services that the search narrows and counts, kept in memory: some 3 MB for 9,000 of them. They are read whole once a
 * day and after the start; after a change of the directory what changed is read. Every question asks the database for
 * the revision, so nothing older than it is ever shown.
 */
export async function servicesOfCountry(db: PublicDb, day: CalendarDay): Promise<ServicesOfCountry> {
  const revision = await serviceSearch(db).revision();
  const before = await kept.get(db);
  if (before?.revision === revision && before.day === day) return before.services;
  const reading = before?.day === day ? readChanged(db, before, revision) : readAll(db, day, revision);
  kept.set(db, reading);
  reading.catch(() => kept.delete(db));
  return (await reading).services;
}

async function readAll(db: PublicDb, day: CalendarDay, revision: number): Promise<Known> {
  return knownFrom(new Map(), await serviceSearch(db).changedSince(null), { day, revision, youngest: null });
}

async function readChanged(db: PublicDb, before: Known, revision: number): Promise<Known> {
  const { day, youngest } = before;
  if (youngest === null) return readAll(db, day, revision);
  const store = serviceSearch(db);
  const since = new Date(youngest.getTime() - LOOKED_BACK_MS);
  const [count, changed] = await Promise.all([store.count(), store.changedSince(since)]);
  const byId = new Map(before.byId);
  for (const { id } of changed) byId.set(id, null);
  // What was hidden or erased is in no list of changes.
  if (byId.size !== count) return readAll(db, day, revision);
  return knownFrom(byId, changed, { day, revision, youngest });
}

function knownFrom(
  byId: Known['byId'],
  rows: readonly ChangedService[],
  { day, revision, youngest }: Pick<Known, 'day' | 'revision' | 'youngest'>
): Known {
  const share = sharing();
  let latest = youngest;
  for (const row of rows) {
    const service = searchedOn(row, day);
    byId.set(row.id, service && share(service));
    if (latest === null || row.modifiedAt > latest) latest = row.modifiedAt;
  }
  const inOrder = [...byId.values()].filter((service) => service !== null).toSorted(bySortKey);
  const found = new Map(inOrder.map((service) => [service.id, service]));
  return { ...{ revision, day, byId, youngest: latest }, services: { inOrder, byId: found } };
}

function bySortKey(one: SearchedService, other: SearchedService): number {
  if (one.sortKey === other.sortKey) return one.id < other.id ? -1 : 1;
  return one.sortKey < other.sortKey ? -1 : 1;
}

/** Thousands of services have the same few lists of codes and stand in the same settlements: each is kept once. */
function sharing(): (service: SearchedService) => SearchedService {
  const lists = new Map<string, readonly string[]>();
  const kinds = new Map<string, string>();
  const places = new Map<string, Place>();
  const one = <Value>(all: Map<string, Value>, key: string, value: Value): Value => {
    const known = all.get(key);
    if (known === undefined) all.set(key, value);
    return known ?? value;
  };
  const list = (codes: readonly string[]) => one(lists, codes.join(), codes);
  return (service) => ({
    ...service,
    // One text for each kind: equal ones at different places in memory would be compared letter by letter.
    serviceTypeCode: one(kinds, service.serviceTypeCode, service.serviceTypeCode),
    formCodes: list(service.formCodes),
    targetGroupCodes: list(service.targetGroupCodes),
    languages: list(service.languages),
    place: service.place && one(places, `${service.place.latitude} ${service.place.longitude}`, service.place)
  });
}
