import type { Kysely } from 'kysely';
import type { CapacityRecord } from '#lib/domain/directory/capacity.ts';
import type { Provider } from '#lib/domain/directory/provider.ts';
import type { Service } from '#lib/domain/directory/service.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import type { ChangeOutcome, Kept } from './item-shelf.ts';
import type { Schema } from './schema.ts';

/**
 * Providers and services are rows of the installation, written by their steward only; places and yearly figures
 * belong to the body in whose territory the place stands.
 * @param territoryCode the body's own territory; null for a union, which has services of its stewardship only
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
        'service.registeredOn',
        'service.erasedOn',
        'service.revision',
        (row) => row.fn.coalesce('servicePlace.address', row.val('')).as('address'),
        (row) => row.fn.coalesce('servicePlace.addressProtected', row.val(false)).as('addressProtected')
      ])
      .where('stewardBodyId', '=', bodyId);

  return {
    providers: (): Promise<Kept<Provider>[]> =>
      tx
        .selectFrom('provider')
        .select(['id', 'name', 'kind', 'ico', 'stewardBodyId', 'website', 'revision'])
        .where('stewardBodyId', '=', bodyId)
        .orderBy('name')
        .execute(),

    findProvider: (id: string): Promise<Kept<Provider> | undefined> =>
      tx
        .selectFrom('provider')
        .select(['id', 'name', 'kind', 'ico', 'stewardBodyId', 'website', 'revision'])
        .where('id', '=', id)
        .executeTakeFirst(),

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

    services: (): Promise<Kept<Service>[]> => services().orderBy('service.name').execute(),

    findService: (id: string): Promise<Kept<Service> | undefined> =>
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

    /** Every record of capacity of the body's services, past ones too. */
    capacities: (): Promise<(CapacityRecord & { id: string })[]> =>
      tx
        .selectFrom('capacity')
        .innerJoin('service', 'service.id', 'capacity.serviceId')
        .select([
          'capacity.id',
          'serviceId',
          'serviceTypeCode',
          'formCode',
          'targetGroupCode',
          'unitCode',
          'value',
          'staff',
          'validFrom',
          'validTo',
          'confirmedOn',
          'source'
        ])
        .where('capacity.bodyId', '=', bodyId)
        .orderBy('validFrom')
        .orderBy('capacity.id')
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

    removeCapacity: async (id: string): Promise<void> => {
      await tx.deleteFrom('capacity').where('bodyId', '=', bodyId).where('id', '=', id).execute();
    }
  };
}
