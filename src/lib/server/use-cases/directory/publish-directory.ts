import type { CapacityRecord } from '#lib/domain/directory/capacity.ts';
import {
  type DirectorySettings,
  USUAL_SETTINGS
} from '#lib/domain/directory/confirmation/directory-settings.ts';
import type { ServiceFact } from '#lib/domain/directory/facts/service-fact.ts';
import type { Provider } from '#lib/domain/directory/provider.ts';
import { type PublishedService, publishedService } from '#lib/domain/directory/published-service.ts';
import type { Service } from '#lib/domain/directory/service.ts';
import { canonicalJson } from '#lib/domain/shared/canonical-json.ts';

/** What this use case asks of storage. */
export type PublishDirectoryStores = {
  directory: {
    providersOf(ids: readonly string[]): Promise<Provider[]>;
    ownServicesAfter(after: string | null, most: number): Promise<Service[]>;
    ownServicesOf(ids: readonly string[]): Promise<Service[]>;
    capacitiesOf(serviceIds: readonly string[]): Promise<CapacityRecord[]>;
  };
  serviceFacts: { ofServices(serviceIds: readonly string[]): Promise<ServiceFact[]> };
  directorySettings: { find(): Promise<Pick<DirectorySettings, 'staleAfterDays'> | undefined> };
  publishedServices: {
    /** Those with an id after the first and up to the last, which null leaves open. */
    listShown(between: readonly [string | null, string | null]): Promise<PublishedService[]>;
    listShownOf(ids: readonly string[]): Promise<PublishedService[]>;
    show(services: readonly PublishedService[]): Promise<void>;
    hide(ids: readonly string[]): Promise<void>;
  };
  territory: { districtsOf(unitCodes: readonly string[]): Promise<ReadonlyMap<string, string>> };
  /** The national register shows a service until a body does, and again when no body does any more. */
  registered: { showAgain(registerNumbers: readonly string[]): Promise<number> };
  published: { raiseRevision(): Promise<number> };
};

/** Services shown by one transaction: short also where a region's whole file has just come. */
const AT_ONCE = 50;

/**
 * Shows everybody the body's services as they are now, and nothing else: what did not change is not written, what is
 * gone is hidden. Goes through the services by their ids in short transactions, and raises the revision in each that
 * changed something. To be called after every change of the directory, and again where it was cut short.
 * @returns the new revision of the body's public pages, or null when nothing public changed
 */
export async function publishDirectory(inBody: InBody): Promise<number | null> {
  let revision: number | null = null;
  let after: string | null = null;
  do {
    const from = after;
    const step: Step = await inBody((stores) => publishStep(stores, from));
    revision = step.revision ?? revision;
    after = step.last;
  } while (after !== null);
  return revision;
}

/**
 * Shows everybody some of the body's services as they are now, whatever the number of the others. To be called after a
 * change that concerns these alone.
 * @returns as `publishDirectory`
 */
export async function publishServices(inBody: InBody, ids: readonly string[]): Promise<number | null> {
  let revision: number | null = null;
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    const some = ids.slice(from, from + AT_ONCE);
    const raised = await inBody(async (stores) =>
      showAsNow(stores, {
        services: await stores.directory.ownServicesOf(some),
        shown: await stores.publishedServices.listShownOf(some)
      })
    );
    revision = raised ?? revision;
  }
  return revision;
}

/** Runs work in one transaction of the body. */
type InBody = <T>(work: (stores: PublishDirectoryStores) => Promise<T>) => Promise<T>;

/** `last` is null when there is nothing after this step. */
type Step = { revision: number | null; last: string | null };

async function publishStep(stores: PublishDirectoryStores, after: string | null): Promise<Step> {
  const services = await stores.directory.ownServicesAfter(after, AT_ONCE);
  const last = services.length === AT_ONCE ? (services.at(-1)?.id ?? null) : null;
  const shown = await stores.publishedServices.listShown([after, last]);
  return { revision: await showAsNow(stores, { services, shown }), last };
}

/** Shows the services instead of what is shown of them and of those that are gone. */
async function showAsNow(
  stores: PublishDirectoryStores,
  { services, shown }: { services: readonly Service[]; shown: readonly PublishedService[] }
): Promise<number | null> {
  const { publishedServices } = stores;
  const current = await asShown(stores, services);
  const before = new Map(shown.map((one) => [one.id, canonicalJson(one)]));
  const changed = current.filter((one) => before.get(one.id) !== canonicalJson(one));
  const remaining = new Set(current.map(({ id }) => id));
  const gone = shown.map(({ id }) => id).filter((id) => !remaining.has(id));
  if (changed.length === 0 && gone.length === 0) return null;
  await publishedServices.show(changed);
  await publishedServices.hide(gone);
  await stores.registered.showAgain(numbersTouched(shown, changed, gone));
  return stores.published.raiseRevision();
}

/** Services with everything that the public is shown of them. */
async function asShown(
  { directory, serviceFacts, territory, directorySettings }: PublishDirectoryStores,
  services: readonly Service[]
): Promise<PublishedService[]> {
  const ids = services.map(({ id }) => id);
  const [providers, capacities, facts, districts, settings] = await Promise.all([
    directory.providersOf([...new Set(services.map(({ providerId }) => providerId))]),
    directory.capacitiesOf(ids),
    serviceFacts.ofServices(ids),
    territory.districtsOf([...new Set(services.map(({ placeTerritoryCode }) => placeTerritoryCode))]),
    directorySettings.find()
  ]);
  const { staleAfterDays } = settings ?? USUAL_SETTINGS;
  const providerById = new Map(providers.map((one) => [one.id, one]));
  const capacitiesBy = Map.groupBy(capacities, ({ serviceId }) => serviceId);
  const factsBy = Map.groupBy(facts, ({ serviceId }) => serviceId);
  return services.flatMap((service) => {
    const provider = providerById.get(service.providerId);
    if (!provider) return [];
    const known = {
      ...{ service, provider, districtCode: districts.get(service.placeTerritoryCode) ?? null },
      ...{ capacities: capacitiesBy.get(service.id) ?? [], facts: factsBy.get(service.id) ?? [] },
      staleAfterDays
    };
    return [publishedService(known)];
  });
}

/** Register numbers that the body showed before or shows now, of what changed. */
function numbersTouched(
  shown: readonly PublishedService[],
  changed: readonly PublishedService[],
  gone: readonly string[]
): string[] {
  const touched = new Set([...gone, ...changed.map(({ id }) => id)]);
  const before = shown.filter(({ id }) => touched.has(id));
  return [...new Set([...before, ...changed].flatMap(({ registerNumber }) => registerNumber ?? []))];
}
