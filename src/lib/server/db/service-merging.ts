import { sql } from 'kysely';
import type { DatedRow, Fitted } from '#lib/domain/directory/merging/fit-between.ts';
import type { MergedRecord } from '#lib/domain/directory/merging/merge-services.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import type { Tx } from './db.ts';

/** Columns that name a service and simply follow it; a row of the key that stands at the kept one already stays there. */
const FOLLOWING: readonly (readonly [table: string, column: string, key: string | null])[] = [
  ['activity_service', 'service_id', 'activity_id'],
  ['capacity_cell', 'secured_service_id', null],
  ['kind_choice', 'secured_service_id', null],
  ['human_resource', 'service_id', null],
  ['material_resource', 'service_id', null],
  ['financial_resource', 'service_id', null],
  ['confirmation_request', 'service_id', 'token_hash'],
  ['provider_change', 'service_id', null],
  ['wrong_record_report', 'service_id', null],
  ['merged_service', 'kept_id', null],
  ['service_contact', 'service_id', 'body_id'],
  ['yearly_report', 'service_id', 'term_id']
];

/** Tables whose rows are fitted between those of the kept service, or say no more than the service itself. */
export const FITTED: readonly string[] = ['service_fact', 'capacity', 'service_place', 'distinct_services'];

/** Every table that merging knows of. */
export const KNOWN_TO_MERGING: readonly string[] = [...FOLLOWING.map(([table]) => table), ...FITTED];

/** How two records of one service become one, in one body. */
export function serviceMerging(tx: Tx, bodyId: BodyId) {
  return {
    /** Everything that names one service names the other from now on. */
    follow: async (goneId: string, keptId: string): Promise<void> => {
      for (const [table, column, key] of FOLLOWING) {
        const [name, named] = [sql.table(table), sql.ref(column)];
        const isFree =
          key === null
            ? sql``
            : sql`and not exists (select from ${name} as held where held.body_id = ${bodyId}
                and held.${named} = ${keptId} and held.${sql.ref(key)} = moved.${sql.ref(key)})`;
        await sql`
          update ${name} as moved set ${named} = ${keptId}
          where moved.body_id = ${bodyId} and moved.${named} = ${goneId} ${isFree}`.execute(tx);
        // What is left would say of the kept one what it says already.
        if (key !== null)
          await sql`delete from ${name} where body_id = ${bodyId} and ${named} = ${goneId}`.execute(tx);
      }
    },

    /** Puts rows among those of the kept service on their free days; a row without any stays in the record only. */
    fit: async (
      table: 'service_fact' | 'capacity',
      keptId: string,
      fitted: readonly Fitted<DatedRow>[]
    ): Promise<void> => {
      const name = sql.table(table);
      const rest = sql.raw(
        table === 'capacity'
          ? 'form_code, target_group_code, unit_code, value, staff, confirmed_on, source'
          : 'kind, content, confirmed_on, source'
      );
      for (const { row, days } of fitted) {
        const [first, ...further] = days;
        if (first === undefined) {
          await sql`delete from ${name} where body_id = ${bodyId} and id = ${row.id}`.execute(tx);
          continue;
        }
        await sql`
          update ${name} set service_id = ${keptId}, valid_from = ${first.from}, valid_to = ${first.to}
          where body_id = ${bodyId} and id = ${row.id}`.execute(tx);
        for (const { from, to } of further) {
          await sql`
            insert into ${name} (body_id, id, service_id, valid_from, valid_to, ${rest})
            select body_id, gen_random_uuid(), service_id, ${from}::date, ${to}::date, ${rest}
            from ${name} where body_id = ${bodyId} and id = ${row.id}`.execute(tx);
        }
      }
    },

    /** Keeps the record that is gone, whole, and where it went. */
    note: async (merged: {
      keptId: string;
      record: MergedRecord;
      mergedAt: Date;
      mergedBy: string;
    }): Promise<void> => {
      const { keptId, record, mergedAt, mergedBy } = merged;
      await tx
        .insertInto('mergedService')
        .values({
          ...{ bodyId, id: record.service.id, keptId, mergedAt, mergedBy },
          record: JSON.stringify(record)
        })
        .execute();
    },

    /** What was merged into others, the newest first. */
    list: (): Promise<{ id: string; keptId: string; record: MergedRecord; mergedAt: Date }[]> =>
      tx
        .selectFrom('mergedService')
        .select(['id', 'keptId', 'record', 'mergedAt'])
        .where('bodyId', '=', bodyId)
        .orderBy('mergedAt', 'desc')
        .orderBy('id')
        .execute(),

    /** The service in which a record lives on, if it was merged. */
    findKept: async (goneId: string): Promise<string | undefined> => {
      const found = await tx
        .selectFrom('mergedService')
        .select('keptId')
        .where('bodyId', '=', bodyId)
        .where('id', '=', goneId)
        .executeTakeFirst();
      return found?.keptId;
    },

    /** Pairs that somebody said are two services, the smaller id first. */
    listDistinct: (): Promise<{ oneId: string; otherId: string }[]> =>
      tx
        .selectFrom('distinctServices')
        .select(['oneId', 'otherId'])
        .where('bodyId', '=', bodyId)
        .orderBy('oneId')
        .orderBy('otherId')
        .execute(),

    keepDistinct: async (oneId: string, otherId: string): Promise<void> => {
      await tx
        .insertInto('distinctServices')
        .values({ bodyId, oneId, otherId })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    }
  };
}
