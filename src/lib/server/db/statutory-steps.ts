import type { StatutoryStep } from '#lib/domain/decisions/statutory-step.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import type { Tx } from './db.ts';

const COLUMNS = [
  ...(['id', 'planId', 'kind', 'year', 'contentHash', 'happenedOn', 'channel', 'fileNumber'] as const),
  ...(['recordNumber', 'proof', 'dueOn', 'ruleFrom', 'corrects', 'correctionReason', 'withdrawn'] as const),
  'recordedAt'
] as const;

/** A record as the desk shows it; the name is null once the person is erased. */
export type KeptStep = StatutoryStep & { recordedBy: string | null };

/** What one body did for its statutory deadlines; records are added and never changed. */
export function statutoryStepStore(tx: Tx, bodyId: BodyId) {
  return {
    /** Every record, the oldest first, those that were corrected too. */
    list: (): Promise<KeptStep[]> =>
      tx
        .selectFrom('statutoryStep')
        .leftJoin('actor', 'actor.actorId', 'statutoryStep.actorId')
        .select([...COLUMNS, 'actor.name as recordedBy'])
        .where('bodyId', '=', bodyId)
        .orderBy('recordedAt')
        .orderBy('id')
        .execute(),

    /** Adds a record; false when it is there already, or somebody corrected the same one meanwhile. */
    add: async (step: Omit<StatutoryStep, 'recordedAt'> & { actorId: string }): Promise<boolean> => {
      const { numInsertedOrUpdatedRows } = await tx
        .insertInto('statutoryStep')
        .values({ bodyId, ...step })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst();
      return numInsertedOrUpdatedRows === 1n;
    }
  };
}
