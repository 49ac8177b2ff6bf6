import { type Kysely, sql } from 'kysely';
import type { CapacityRecord } from '#lib/domain/directory/capacity.ts';
import type { DirectoryRef } from '#lib/domain/directory/directory-entry.ts';
import type { Provider } from '#lib/domain/directory/provider.ts';
import type { Service } from '#lib/domain/directory/service.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import { directoryEntries, searchDirectory } from './directory-search.ts';
import { directoryUses } from './directory-uses.ts';
import type { ChangeOutcome, Kept } from './item-shelf.ts';
import type { Schema } from './schema.ts';

/** A service with who keeps it: only that body changes the row. */
export type KeptService = Kept<Service> & { stewardBodyId: string };

/**
 * Providers and services are rows of the installation, written by their steward only; places and yearly figures
 * belong to the body in whose territory the place stands.
 */
export function directoryStore(tx: Kysely<Schema>, bodyId: BodyId) {
  const services = () =>
    tx
      .selectFrom('service')
      .leftJoin('servicePlace', (join) =>
        join.onRef('servicePlace.serviceId', '=', 'service.id').on('servicePlace.bodyId', '=', bodyId)
      )
      .select([
        ...(['id', 'providerId', 'serviceTypeCode', 'name', 'registerNumber', 'formCodes'] as const).map(
          (column) => `service.${column}` as const
        ),
        'service.targetGroupCodes',
        'service.placeTerritoryCode',
        'service.stewardBodyId',
        'service.registeredOn',
        'service.erasedOn',
        'service.revision',
        (row) => row.fn.coalesce('servicePlace.address', row.val('')).as('address'),
        (row) => row.fn.coalesce('servicePlace.addressProtected', row.val(false)).as('addressProtected')
      ])
      .where((row) =>
        row.or([
          row('service.stewardBodyId', '=', bodyId),
          row(
            'service.placeTerritoryCode',
            '=',
            row.selectFrom('planningBody').select('unitCode').where('bodyId', '=', bodyId)
          )
        ])
      );

  const capacities = () =>
    tx
      .selectFrom('capacity')
      .innerJoin('service', 'service.id', 'capacity.serviceId')
      .select([
        ...(['capacity.id', 'serviceId', 'serviceTypeCode', 'formCode', 'targetGroupCode'] as const),
        ...(['unitCode', 'value', 'staff', 'validFrom', 'validTo', 'confirmedOn', 'source'] as const)
      ])
      .where('capacity.bodyId', '=', bodyId);

  /** Rows of the directory that nobody stands on any more; whoever names it in another body holds it. */
  const removeRow = async (
    table: 'provider' | 'service',
    id: string,
    revision: number
  ): Promise<ChangeOutcome> => {
    const { numDeletedRows } = await tx
      .deleteFrom(table)
      .where('id', '=', id)
      .where('stewardBodyId', '=', bodyId)
      .where('revision', '=', revision)
      .executeTakeFirst();
    return numDeletedRows === 1n ? 'changed' : 'conflict';
  };

  return {
    /** Those of the body's stewardship. */
    providers: (): Promise<Kept<Provider>[]> =>
      tx
        .selectFrom('provider')
        .select(['id', 'name', 'kind', 'ico', 'stewardBodyId', 'website', 'revision'])
        .where('stewardBodyId', '=', bodyId)
        .orderBy('name')
        .execute(),

    /** Those of the body's stewardship by their ids, those after one of them. */
    providersPart: (after: string | null, most: number): Promise<Kept<Provider>[]> => {
      const own = tx
        .selectFrom('provider')
        .select(['id', 'name', 'kind', 'ico', 'stewardBodyId', 'website', 'revision'])
        .where('stewardBodyId', '=', bodyId);
      return (after === null ? own : own.where('id', '>', after)).orderBy('id').limit(most).execute();
    },

    findProvider: (id: string): Promise<Kept<Provider> | undefined> =>
      tx
        .selectFrom('provider')
        .select(['id', 'name', 'kind', 'ico', 'stewardBodyId', 'website', 'revision'])
        .where('id', '=', id)
        .executeTakeFirst(),

    findProviderByIco: (ico: string): Promise<Pick<Provider, 'id'> | undefined> =>
      tx.selectFrom('provider').select('id').where('ico', '=', ico).executeTakeFirst(),

    /** Providers by their ids, whoever keeps them. */
    providersOf: async (ids: readonly string[]): Promise<Provider[]> =>
      ids.length === 0
        ? []
        : tx
            .selectFrom('provider')
            .select(['id', 'name', 'kind', 'ico', 'stewardBodyId', 'website'])
            .where('id', 'in', [...ids])
            .execute(),

    addProvider: async (provider: Omit<Provider, 'stewardBodyId'>): Promise<void> => {
      await tx
        .insertInto('provider')
        .values({ ...provider, stewardBodyId: bodyId })
        .execute();
    },

    changeProvider: async (
      { id, name, kind, ico, website }: Omit<Provider, 'stewardBodyId'>,
      revision: number
    ): Promise<ChangeOutcome> => {
      const { numUpdatedRows } = await tx
        .updateTable('provider')
        .set((row) => ({ name, kind, ico, website, revision: row('revision', '+', 1) }))
        .where('id', '=', id)
        .where('stewardBodyId', '=', bodyId)
        .where('revision', '=', revision)
        .executeTakeFirst();
      return numUpdatedRows === 1n ? 'changed' : 'conflict';
    },

    removeProvider: (id: string, revision: number) => removeRow('provider', id, revision),

    /** Those of the body's stewardship, and those of others that stand in its territory. */
    services: (): Promise<KeptService[]> => services().orderBy('service.name').execute(),

    /** The same by their ids, those after one of them. */
    servicesPart: (after: string | null, most: number): Promise<KeptService[]> =>
      (after === null ? services() : services().where('service.id', '>', after))
        .orderBy('service.id')
        .limit(most)
        .execute(),

    ownServices: (): Promise<KeptService[]> =>
      services().where('service.stewardBodyId', '=', bodyId).orderBy('service.name').execute(),

    /** Own services by their ids, those after one of them. */
    ownServicesAfter: (after: string | null, most: number): Promise<KeptService[]> => {
      const own = services().where('service.stewardBodyId', '=', bodyId);
      return (after === null ? own : own.where('service.id', '>', after))
        .orderBy('service.id')
        .limit(most)
        .execute();
    },

    /** Those of the services that the body keeps. */
    ownServicesOf: (ids: readonly string[]): Promise<KeptService[]> =>
      services()
        .where('service.stewardBodyId', '=', bodyId)
        .where('service.id', '=', sql<string>`any (${[...ids]}::uuid[])`)
        .execute(),

    findService: (id: string): Promise<KeptService | undefined> =>
      services().where('service.id', '=', id).executeTakeFirst(),

    addService: async ({ address, addressProtected, ...service }: Service): Promise<void> => {
      await tx
        .insertInto('service')
        .values({
          ...service,
          formCodes: [...service.formCodes],
          targetGroupCodes: [...service.targetGroupCodes],
          stewardBodyId: bodyId
        })
        .execute();
      await tx
        .insertInto('servicePlace')
        .values({ bodyId, serviceId: service.id, address, addressProtected })
        .execute();
    },

    changeService: async (service: Service, revision: number): Promise<ChangeOutcome> => {
      const { id, address, addressProtected, formCodes, targetGroupCodes, ...rest } = service;
      const { numUpdatedRows } = await tx
        .updateTable('service')
        .set((row) => ({
          ...rest,
          formCodes: [...formCodes],
          targetGroupCodes: [...targetGroupCodes],
          revision: row('revision', '+', 1)
        }))
        .where('id', '=', id)
        .where('stewardBodyId', '=', bodyId)
        .where('revision', '=', revision)
        .executeTakeFirst();
      if (numUpdatedRows !== 1n) return 'conflict';
      await tx
        .insertInto('servicePlace')
        .values({ bodyId, serviceId: id, address, addressProtected })
        .onConflict((conflict) =>
          conflict.columns(['bodyId', 'serviceId']).doUpdateSet({ address, addressProtected })
        )
        .execute();
      return 'changed';
    },

    removeService: (id: string, revision: number) => removeRow('service', id, revision),

    search: (text: string) => searchDirectory(tx, text),
    entries: (refs: readonly DirectoryRef[]) => directoryEntries(tx, refs),
    uses: (ref: DirectoryRef) => directoryUses(tx, bodyId, ref),

    /** Every record of capacity that the body keeps of services in its territory, past ones too. */
    capacities: (): Promise<(CapacityRecord & { id: string })[]> =>
      capacities().orderBy('validFrom').orderBy('capacity.id').execute(),

    /** The same of these services alone. */
    capacitiesOf: async (serviceIds: readonly string[]): Promise<(CapacityRecord & { id: string })[]> =>
      serviceIds.length === 0
        ? []
        : capacities()
            .where('serviceId', 'in', [...serviceIds])
            .orderBy('validFrom')
            .orderBy('capacity.id')
            .execute(),

    /** The same by their ids, those after one of them. */
    capacitiesPart: (after: string | null, most: number): Promise<(CapacityRecord & { id: string })[]> =>
      (after === null ? capacities() : capacities().where('capacity.id', '>', after))
        .orderBy('capacity.id')
        .limit(most)
        .execute(),

    addCapacity: async ({
      serviceTypeCode: _,
      ...record
    }: CapacityRecord & { id: string }): Promise<void> => {
      await tx
        .insertInto('capacity')
        .values({ bodyId, ...record })
        .execute();
    },

    /** Ends a record on a day (exclusive), so that its successor can begin. */
    endCapacity: async (id: string, validTo: CalendarDay): Promise<void> => {
      await tx
        .updateTable('capacity')
        .set({ validTo })
        .where('bodyId', '=', bodyId)
        .where('id', '=', id)
        .execute();
    },

    /** Says again today that records of capacity hold. */
    confirmCapacities: async (ids: readonly string[], confirmedOn: CalendarDay): Promise<void> => {
      if (ids.length === 0) return;
      await tx
        .updateTable('capacity')
        .set({ confirmedOn })
        .where('bodyId', '=', bodyId)
        .where('id', 'in', [...ids])
        .execute();
    },

    removeCapacity: async (id: string): Promise<void> => {
      await tx.deleteFrom('capacity').where('bodyId', '=', bodyId).where('id', '=', id).execute();
    }
  };
}
