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
    ownServices(): Promise<Service[]>;
    capacities(): Promise<CapacityRecord[]>;
  };
  serviceFacts: { list(): Promise<ServiceFact[]> };
  directorySettings: { find(): Promise<Pick<DirectorySettings, 'staleAfterDays'> | undefined> };
  publishedServices: {
    listShown(): Promise<PublishedService[]>;
    show(services: readonly PublishedService[]): Promise<void>;
    hide(ids: readonly string[]): Promise<void>;
  };
  territory: { districtsOf(unitCodes: readonly string[]): Promise<ReadonlyMap<string, string>> };
  /** The national register shows a service until a body does, and again when no body does any more. */
  registered: { showAgain(registerNumbers: readonly string[]): Promise<number> };
  published: { raiseRevision(): Promise<number> };
};

/**
 * Shows everybody the body's services as they are now, and nothing else: what did not change is not written, what is
 * gone is hidden. To be called in the transaction of every change of the directory.
 * @returns the new revision of the body's public pages, or null when nothing public changed
 */
export async function publishDirectory(stores: PublishDirectoryStores): Promise<number | null> {
  const { directory, publishedServices, territory } = stores;
  const services = await directory.ownServices();
  const [providers, capacities, facts, shown, districts, settings] = await Promise.all([
    directory.providersOf([...new Set(services.map(({ providerId }) => providerId))]),
    directory.capacities(),
    stores.serviceFacts.list(),
    publishedServices.listShown(),
    territory.districtsOf([...new Set(services.map(({ placeTerritoryCode }) => placeTerritoryCode))]),
    stores.directorySettings.find()
  ]);
  const { staleAfterDays } = settings ?? USUAL_SETTINGS;
  const providerById = new Map(providers.map((one) => [one.id, one]));
  const capacitiesOf = Map.groupBy(capacities, ({ serviceId }) => serviceId);
  const factsOf = Map.groupBy(facts, ({ serviceId }) => serviceId);

  const current = services.flatMap((service) => {
    const provider = providerById.get(service.providerId);
    if (!provider) return [];
    const known = {
      ...{ service, provider, districtCode: districts.get(service.placeTerritoryCode) ?? null },
      ...{ capacities: capacitiesOf.get(service.id) ?? [], facts: factsOf.get(service.id) ?? [] },
      staleAfterDays
    };
    return [publishedService(known)];
  });
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
