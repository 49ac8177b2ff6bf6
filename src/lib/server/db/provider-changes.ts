import type { ProviderChange } from '#lib/domain/directory/confirmation/provider-change.ts';
import type { ServiceFact } from '#lib/domain/directory/facts/service-fact.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import type { Tx } from './db.ts';
import type { ProviderChangeTable, WrittenFact } from './tables/confirmations.ts';

const COLUMNS = ['id', 'serviceId', 'fact', 'was', 'changedAt', 'settledAt', 'settledAs'] as const;

/** What providers wrote by links, and what it replaced. */
export function providerChangeStore(tx: Tx, bodyId: BodyId) {
  const own = () => tx.selectFrom('providerChange').select(COLUMNS).where('bodyId', '=', bodyId);
  return {
    /** What nobody has looked at yet, the newest first: what was written last is taken back first. */
    listOpen: async (): Promise<ProviderChange[]> =>
      (await own().where('settledAt', 'is', null).orderBy('changedAt', 'desc').orderBy('id').execute()).map(
        changeOf
      ),

    /** The last ones that somebody settled. */
    listSettled: async (limit: number): Promise<ProviderChange[]> =>
      (
        await own()
          .where('settledAt', 'is not', null)
          .orderBy('settledAt', 'desc')
          .orderBy('id')
          .limit(limit)
          .execute()
      ).map(changeOf),

    lock: async (id: string): Promise<ProviderChange | undefined> => {
      const row = await own().where('id', '=', id).forUpdate().executeTakeFirst();
      return row && changeOf(row);
    },

    add: async ({ fact, was, changedAt }: Pick<ProviderChange, 'fact' | 'was' | 'changedAt'>) => {
      await tx
        .insertInto('providerChange')
        .values({
          ...{ bodyId, id: fact.id, serviceId: fact.serviceId, changedAt },
          ...{ fact: JSON.stringify(written(fact)), was: JSON.stringify(was.map(written)) },
          ...{ settledAt: null, settledAs: null, settledBy: null }
        })
        .execute();
    },

    settle: async (
      id: string,
      settled: { settledAt: Date; settledAs: 'kept' | 'reverted'; settledBy: string }
    ): Promise<void> => {
      await tx
        .updateTable('providerChange')
        .set(settled)
        .where('bodyId', '=', bodyId)
        .where('id', '=', id)
        .execute();
    }
  };
}

const written = ({ serviceId: _, ...fact }: ServiceFact): WrittenFact => fact;

type Row = Pick<ProviderChangeTable, 'id' | 'serviceId' | 'changedAt' | 'settledAt' | 'settledAs'> & {
  fact: WrittenFact;
  was: WrittenFact[];
};

function changeOf({ serviceId, fact, was, ...row }: Row): ProviderChange {
  const whole = (one: WrittenFact) => ({ ...one, serviceId }) as ServiceFact;
  return { ...row, fact: whole(fact), was: was.map(whole) };
}
