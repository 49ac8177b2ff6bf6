import { sql } from 'kysely';
import type { ProgressRecord } from '#lib/domain/monitoring/progress.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import type { Tx } from './db.ts';

const COLUMNS = [
  ...(['id', 'planId', 'activityId', 'measureCode', 'year', 'sequence', 'state', 'value'] as const),
  ...(['evidence', 'reason', 'nextStep', 'nextStepOn', 'responsible', 'recordedAt'] as const)
] as const;

/** A record as the desk shows it; the name is null once the person is erased, and where it came by a link. */
export type KeptProgress = ProgressRecord & { recordedBy: string | null; byLink: boolean };

/** What was told of the activities of one body's plans; records are added and never changed. */
export function progressStore(tx: Tx, bodyId: BodyId) {
  return {
    /** Every record of a plan; of one activity and year in the order in which they were told. */
    list: (planId: string): Promise<KeptProgress[]> =>
      tx
        .selectFrom('progressRecord')
        .leftJoin('actor', 'actor.actorId', 'progressRecord.actorId')
        .select([...COLUMNS, 'actor.name as recordedBy'])
        .select(sql<boolean>`progress_record.actor_id is null`.as('byLink'))
        .where('bodyId', '=', bodyId)
        .where('planId', '=', planId)
        .orderBy('activityId')
        .orderBy('year')
        .orderBy('sequence')
        .execute(),

    /** Adds a record; false when it is there already, or somebody told the same sequence meanwhile. */
    add: async (
      record: Omit<ProgressRecord, 'recordedAt'> & { actorId: string | null }
    ): Promise<boolean> => {
      const { numInsertedOrUpdatedRows } = await tx
        .insertInto('progressRecord')
        .values({ bodyId, ...record })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst();
      return numInsertedOrUpdatedRows === 1n;
    }
  };
}
