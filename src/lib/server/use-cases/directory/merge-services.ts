import type { CapacityRecord } from '#lib/domain/directory/capacity.ts';
import type { DirectoryRef } from '#lib/domain/directory/directory-entry.ts';
import type { DirectoryUse } from '#lib/domain/directory/directory-use.ts';
import type { ServiceFact } from '#lib/domain/directory/facts/service-fact.ts';
import type { DatedRow, Fitted } from '#lib/domain/directory/merging/fit-between.ts';
import { type LikelyDuplicate, likelyDuplicates } from '#lib/domain/directory/merging/likely-duplicates.ts';
import {
  type MergedRecord,
  type MergeRefusal,
  type Merging,
  mergeRecords,
  refuseMerge
} from '#lib/domain/directory/merging/merge-services.ts';
import type { Provider } from '#lib/domain/directory/provider.ts';
import type { YearlyReport } from '#lib/domain/directory/reporting/yearly-report.ts';
import type { Service } from '#lib/domain/directory/service.ts';
import { type Actor, refuseAction } from '#lib/domain/tenancy/permissions.ts';
import type { EventLog } from '../event-log.ts';

type Kept = Service & { revision: number };
type Changed = 'changed' | 'conflict' | 'gone';

/** What these use cases ask of storage. */
export type MergeStores = {
  directory: {
    ownServices(): Promise<Kept[]>;
    providersOf(ids: readonly string[]): Promise<Provider[]>;
    capacities(): Promise<(CapacityRecord & { id: string })[]>;
    uses(ref: DirectoryRef): Promise<DirectoryUse[]>;
    changeService(service: Service, revision: number): Promise<Changed>;
    removeService(id: string, revision: number): Promise<Changed>;
  };
  serviceFacts: { ofService(serviceId: string): Promise<ServiceFact[]> };
  confirmationRequests: { revoke(serviceIds: readonly string[], at: Date): Promise<void> };
  reportLinks: { revokeOfServices(serviceIds: readonly string[], at: Date): Promise<void> };
  yearlyReports: {
    ofService(serviceId: string): Promise<YearlyReport[]>;
    giveWay(serviceId: string, otherId: string): Promise<void>;
  };
  serviceMerging: {
    follow(goneId: string, keptId: string): Promise<void>;
    fit(
      table: 'service_fact' | 'capacity',
      keptId: string,
      fitted: readonly Fitted<DatedRow>[]
    ): Promise<void>;
    note(merged: { keptId: string; record: MergedRecord; mergedAt: Date; mergedBy: string }): Promise<void>;
    listDistinct(): Promise<{ oneId: string; otherId: string }[]>;
    keepDistinct(oneId: string, otherId: string): Promise<void>;
  };
  events: EventLog;
};

/** Pairs of the body's own services that look like one and that nobody has told apart. */
export async function findDuplicates(
  stores: Pick<MergeStores, 'directory' | 'serviceMerging'>
): Promise<(LikelyDuplicate & { one: Service; other: Service })[]> {
  const services = await stores.directory.ownServices();
  const providers = await stores.directory.providersOf([...new Set(services.map((one) => one.providerId))]);
  const icoOf = new Map(providers.map(({ id, ico }) => [id, ico]));
  const byId = new Map(services.map((one) => [one.id, one]));
  const distinct = new Set(
    (await stores.serviceMerging.listDistinct()).map(({ oneId, otherId }) => `${oneId} ${otherId}`)
  );
  const compared = services.map((one) => ({ ...one, ico: icoOf.get(one.providerId) ?? null }));
  return likelyDuplicates(compared).flatMap((pair) => {
    const [one, other] = [byId.get(pair.oneId), byId.get(pair.otherId)];
    if (!one || !other || distinct.has(`${pair.oneId} ${pair.otherId}`)) return [];
    return [{ ...pair, one, other }];
  });
}

/** What merging two records would do. `uses` are the body's own plans and figures that name the one that goes. */
export type MergePreview = { kept: Kept; gone: Kept; merging: Merging; uses: DirectoryUse[] };

/** Reads what merging would write; nothing is written. */
export async function previewMerge(
  stores: Pick<MergeStores, 'directory' | 'serviceFacts'>,
  { keptId, goneId }: { keptId: string; goneId: string }
): Promise<MergePreview | MergeRefusal | 'gone'> {
  const services = await stores.directory.ownServices();
  const [kept, gone] = [keptId, goneId].map((id) => services.find((one) => one.id === id));
  // Another body's services are seen here, and are never merged with ours.
  if (!kept || !gone) return 'gone';
  const refusal = refuseMerge(kept, gone);
  if (refusal) return refusal;
  const uses = await stores.directory.uses({ kind: 'service', id: gone.id });
  const merging = mergeRecords(await recordOf(stores, kept), await recordOf(stores, gone));
  return { kept, gone, merging, uses: uses.filter(({ use }) => use !== 'capacity') };
}

export type MergeOutcome = 'merged' | 'conflict' | 'not-allowed' | 'gone' | MergeRefusal;

/**
 * Makes one record of two: facts, capacities and whatever in the body's plans names the one that goes move to the kept
 * one; what it said on days of which the kept one speaks stays readable in its own record. Nothing is written when
 * another body names it: the database refuses (23503).
 */
export async function mergeServices(
  stores: MergeStores,
  actor: Actor,
  ids: { keptId: string; goneId: string; keptRevision: number; goneRevision: number; now: Date }
): Promise<MergeOutcome> {
  if (refuseAction(actor, 'merge-services')) return 'not-allowed';
  const preview = await previewMerge(stores, ids);
  if (typeof preview === 'string') return preview;
  const { kept, gone, merging } = preview;
  if (kept.revision !== ids.keptRevision || gone.revision !== ids.goneRevision) return 'conflict';

  const { serviceMerging, directory } = stores;
  const record = {
    ...(await recordOf(stores, gone)),
    reports: await stores.yearlyReports.ofService(gone.id)
  };
  await stores.confirmationRequests.revoke([gone.id], ids.now);
  await stores.reportLinks.revokeOfServices([gone.id], ids.now);
  await stores.yearlyReports.giveWay(kept.id, gone.id);
  await serviceMerging.fit('service_fact', kept.id, merging.facts);
  await serviceMerging.fit('capacity', kept.id, merging.capacities);
  await serviceMerging.follow(gone.id, kept.id);
  await serviceMerging.note({ keptId: kept.id, record, mergedAt: ids.now, mergedBy: actor.actorId });
  // The register number is free for the kept one when the other is gone.
  await directory.removeService(gone.id, gone.revision);
  await directory.changeService(serviceOf(merging.service), kept.revision);
  await stores.events.add({
    ...{ actorId: actor.actorId, action: 'merged', subject: 'service', subjectId: kept.id },
    details: { gone: gone.id, registerNumber: gone.registerNumber }
  });
  return 'merged';
}

/** Says that two records are of two services, so that they are not offered again. */
export async function tellApart(
  stores: Pick<MergeStores, 'directory' | 'serviceMerging' | 'events'>,
  actor: Actor,
  { oneId, otherId }: { oneId: string; otherId: string }
): Promise<'told-apart' | 'not-allowed' | 'gone'> {
  if (refuseAction(actor, 'merge-services')) return 'not-allowed';
  const own = new Set((await stores.directory.ownServices()).map(({ id }) => id));
  if (oneId === otherId || !own.has(oneId) || !own.has(otherId)) return 'gone';
  const [first = oneId, second = otherId] = [oneId, otherId].toSorted();
  await stores.serviceMerging.keepDistinct(first, second);
  await stores.events.add({
    ...{ actorId: actor.actorId, action: 'told-apart', subject: 'service', subjectId: first },
    details: { other: second }
  });
  return 'told-apart';
}

async function recordOf(
  { serviceFacts, directory }: Pick<MergeStores, 'directory' | 'serviceFacts'>,
  service: Kept
): Promise<MergedRecord> {
  const capacities = (await directory.capacities()).filter(({ serviceId }) => serviceId === service.id);
  return { service: serviceOf(service), facts: await serviceFacts.ofService(service.id), capacities };
}

/** The service alone, without what storage knows of its row. */
function serviceOf(row: Service): Service {
  const { id, providerId, serviceTypeCode, name, registerNumber, formCodes, targetGroupCodes } = row;
  const { placeTerritoryCode, address, addressProtected, registeredOn, erasedOn } = row;
  return {
    ...{ id, providerId, serviceTypeCode, name, registerNumber, formCodes, targetGroupCodes },
    ...{ placeTerritoryCode, address, addressProtected, registeredOn, erasedOn }
  };
}
