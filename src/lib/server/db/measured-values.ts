import { type Kysely, sql } from 'kysely';
import type { MeasuredValue, PublishedMeasuredValue } from '#lib/domain/monitoring/measured-value.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import type { PublicDb, Tx } from './db.ts';
import type { PublicSchema } from './schema.ts';

const COLUMNS = [
  ...(['id', 'planId', 'indicatorId', 'year', 'sequence', 'value', 'measuredOn', 'source', 'note'] as const),
  'recordedAt'
] as const;
const SHOWN = [
  ...(['indicatorId', 'year', 'sequence', 'value', 'measuredOn', 'source', 'note', 'recordedAt'] as const)
] as const;

/** A value as the desk shows it; the name is null once the person is erased. */
export type KeptMeasuredValue = MeasuredValue & { recordedBy: string | null };

/** What was measured of the indicators of one body's plans; values are added and never changed. */
export function measuredValueStore(tx: Tx, bodyId: BodyId) {
  return {
    /** Every value of a plan; of one indicator and year in the order in which they were told. */
    list: (planId: string): Promise<KeptMeasuredValue[]> =>
      tx
        .selectFrom('measuredValue')
        .leftJoin('actor', 'actor.actorId', 'measuredValue.actorId')
        .select([...COLUMNS, 'actor.name as recordedBy'])
        .where('bodyId', '=', bodyId)
        .where('planId', '=', planId)
        .orderBy('indicatorId')
        .orderBy('year')
        .orderBy('sequence')
        .execute(),

    /** Adds a value; false when it is there already, or somebody told the same sequence meanwhile. */
    add: async (value: Omit<MeasuredValue, 'recordedAt'> & { actorId: string }): Promise<boolean> => {
      const { numInsertedOrUpdatedRows } = await tx
        .insertInto('measuredValue')
        .values({ bodyId, ...value })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst();
      return numInsertedOrUpdatedRows === 1n;
    },

    /** Shows the newest value of one indicator in each year, or of all of them. */
    show: async (indicatorId: string | null): Promise<void> => {
      await sql`
        insert into published_measured_value (body_id, plan_id, indicator_id, year, sequence, value, measured_on,
          source, note, recorded_at)
        select distinct on (plan_id, indicator_id, year) body_id, plan_id, indicator_id, year, sequence, value,
          measured_on, source, note, recorded_at
        from measured_value
        where body_id = ${bodyId} and (${indicatorId}::uuid is null or indicator_id = ${indicatorId}::uuid)
        order by plan_id, indicator_id, year, sequence desc
        on conflict (body_id, plan_id, indicator_id, year) do update set sequence = excluded.sequence,
          value = excluded.value, measured_on = excluded.measured_on, source = excluded.source,
          note = excluded.note, recorded_at = excluded.recorded_at`.execute(tx);
    },

    hideAll: async (): Promise<void> => {
      await tx.deleteFrom('publishedMeasuredValue').where('bodyId', '=', bodyId).execute();
    }
  };
}

/** What anybody reads of measured values: a plain select. */
export function publishedMeasuredValues(given: PublicDb) {
  const db = given as unknown as Kysely<Pick<PublicSchema, 'publishedMeasuredValue'>>;
  return {
    /** The newest value of each indicator of a plan, in each of its years. */
    list: (bodyId: BodyId, planId: string): Promise<PublishedMeasuredValue[]> =>
      db
        .selectFrom('publishedMeasuredValue')
        .select(SHOWN)
        .where('bodyId', '=', bodyId)
        .where('planId', '=', planId)
        .orderBy('indicatorId')
        .orderBy('year')
        .execute()
  };
}
