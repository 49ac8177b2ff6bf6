import type { CountryService } from '#lib/domain/directory/country-service.ts';
import type { HsdsObject } from '../../api/hsds/object.ts';
import { listedOrganization, organization } from '../../api/hsds/organization.ts';
import type { HsdsSaying } from '../../api/hsds/saying.ts';
import { fullService, listedService, minimalService, nestedService } from '../../api/hsds/service.ts';
import { fullServiceAtLocation, listedServiceAtLocation } from '../../api/hsds/service-at-location.ts';
import type { CountryFilter, CountryProvider, countryDirectory } from '../../db/country-directory.ts';
import type { HsdsAsked, HsdsList } from './asked.ts';

export type Directory = ReturnType<typeof countryDirectory>;

/** A list of the directory: how many there are, one page of them, and a walk over all in short statements. */
export type Collection = {
  count(): Promise<number>;
  page(size: number, page: number): Promise<HsdsObject[]>;
  walk(): AsyncGenerator<HsdsObject[]>;
};

/** So many rows a statement reads at once while all are walked over: some 10 ms of the only connection. */
const STEP = 250;

/** Services, organisations or services at their places, as far as they are asked for. */
export function collection(
  directory: Directory,
  list: Extract<HsdsList, 'services' | 'organizations' | 'service_at_locations'>,
  { filter, asked, words }: { filter: CountryFilter; asked: HsdsAsked; words: HsdsSaying }
): Collection {
  if (list === 'organizations') return organizations(directory, { filter, asked, words });
  const write = list === 'services' ? serviceWriter(asked, words) : placeWriter(asked, words);
  return {
    count: () => directory.count(filter),
    page: async (size, page) => (await directory.page(filter, size, page)).map(write),
    walk: () =>
      inSteps(
        (last) => directory.after(filter, last, STEP),
        ({ id }) => id,
        (services) => services.map(write)
      )
  };
}

/** Reads the next step while the one before is being written. */
async function* inSteps<Row>(
  read: (last: string | null) => Promise<Row[]>,
  idOf: (row: Row) => string,
  write: (rows: Row[]) => HsdsObject[] | Promise<HsdsObject[]>
): AsyncGenerator<HsdsObject[]> {
  let next: Promise<Row[]> | null = read(null);
  while (next) {
    const rows: Row[] = await next;
    const last = rows.at(-1);
    next = last && rows.length === STEP ? read(idOf(last)) : null;
    // Whoever goes away leaves a read behind that nobody waits for.
    next?.catch(() => {});
    yield await write(rows);
  }
}

type Write = (service: CountryService) => HsdsObject;

function serviceWriter({ minimal, full }: HsdsAsked, words: HsdsSaying): Write {
  if (minimal) return (service) => minimalService(service, words);
  return full ? (service) => fullService(service, words) : (service) => listedService(service, words);
}

export function placeWriter({ full }: Pick<HsdsAsked, 'full'>, words: HsdsSaying): Write {
  return full
    ? (service) => fullServiceAtLocation(service, nestedService(service, words), words)
    : (service) => listedServiceAtLocation(service, listedService(service, words), words);
}

function organizations(
  directory: Directory,
  { filter, asked, words }: { filter: CountryFilter; asked: HsdsAsked; words: HsdsSaying }
): Collection {
  const write = (given: readonly CountryProvider[]) =>
    asked.full || asked.fullService
      ? fullOrganizations(directory, given, asked, words)
      : Promise.resolve(given.map((one) => listedOrganization(one, words)));
  return {
    count: () => directory.countProviders(filter),
    page: async (size, page) => write(await directory.providerPage(filter, size, page)),
    walk: () =>
      inSteps(
        (last) => directory.providersAfter(filter, last, STEP),
        ({ provider }) => provider.id,
        write
      )
  };
}

/** Organisations with their services: as lists show these, or everything. One statement for all of them. */
export async function fullOrganizations(
  directory: Directory,
  given: readonly CountryProvider[],
  { fullService: whole }: Pick<HsdsAsked, 'fullService'>,
  words: HsdsSaying
): Promise<HsdsObject[]> {
  const services = await directory.ofProviders(given.map(({ provider }) => provider.id));
  const ofProvider = Map.groupBy(services, ({ provider }) => provider.id);
  return given.map((one) => ({
    ...organization(one, words),
    services: (ofProvider.get(one.provider.id) ?? []).map((service) =>
      whole ? nestedService(service, words) : minimalService(service, words)
    )
  }));
}
