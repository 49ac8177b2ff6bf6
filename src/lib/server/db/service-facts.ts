import type { FactKind, ServiceFact } from '#lib/domain/directory/facts/service-fact.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import type { Tx } from './db.ts';

const COLUMNS = [
  ...(['id', 'serviceId', 'kind', 'content', 'validFrom', 'validTo', 'confirmedOn', 'source'] as const)
] as const;

/** What a body knows of its services, past things too. */
export function serviceFactStore(tx: Tx, bodyId: BodyId) {
  const own = () => tx.selectFrom('serviceFact').select(COLUMNS).where('bodyId', '=', bodyId);
  return {
    list: async (): Promise<ServiceFact[]> =>
      (await own().orderBy('validFrom').orderBy('id').execute()) as ServiceFact[],

    /** By their ids, those after one of them. */
    listPart: async (after: string | null, most: number): Promise<ServiceFact[]> =>
      (await (after === null ? own() : own().where('id', '>', after))
        .orderBy('id')
        .limit(most)
        .execute()) as ServiceFact[],

    ofServices: async (serviceIds: readonly string[]): Promise<ServiceFact[]> =>
      serviceIds.length === 0
        ? []
        : ((await own()
            .where('serviceId', 'in', [...serviceIds])
            .orderBy('validFrom')
            .orderBy('id')
            .execute()) as ServiceFact[]),

    ofService: async (serviceId: string): Promise<ServiceFact[]> =>
      (await own()
        .where('serviceId', '=', serviceId)
        .orderBy('kind')
        .orderBy('validFrom', 'desc')
        .execute()) as ServiceFact[],

    /** Those of one kind, held until the transaction ends: two people cannot place facts among them at once. */
    lockKind: async (serviceId: string, kind: FactKind): Promise<ServiceFact[]> => {
      await tx.selectFrom('service').select('id').where('id', '=', serviceId).forUpdate().execute();
      return (await own()
        .where('serviceId', '=', serviceId)
        .where('kind', '=', kind)
        .execute()) as ServiceFact[];
    },

    add: async ({ content, ...fact }: ServiceFact): Promise<void> => {
      await tx
        .insertInto('serviceFact')
        .values({ bodyId, ...fact, content: JSON.stringify(content) })
        .execute();
    },

    /** Says on which day it ends; null: it goes on. */
    end: async (id: string, validTo: CalendarDay | null): Promise<void> => {
      await tx
        .updateTable('serviceFact')
        .set({ validTo })
        .where('bodyId', '=', bodyId)
        .where('id', '=', id)
        .execute();
    },

    /** Says again today that facts hold. */
    confirm: async (ids: readonly string[], confirmedOn: CalendarDay): Promise<void> => {
      if (ids.length === 0) return;
      await tx
        .updateTable('serviceFact')
        .set({ confirmedOn })
        .where('bodyId', '=', bodyId)
        .where('id', 'in', [...ids])
        .execute();
    },

    remove: async (id: string): Promise<void> => {
      await tx.deleteFrom('serviceFact').where('bodyId', '=', bodyId).where('id', '=', id).execute();
    }
  };
}
