import { type Kysely, sql } from 'kysely';
import type { ReturnCode, ReturnedCount } from '#lib/domain/directory/returns/returned-count.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import type { Tx } from './db.ts';

/** What the returns of one body count, by kind of service and month. */
export function returnedCountStore(tx: Tx, bodyId: BodyId) {
  return {
    list: (): Promise<ReturnedCount[]> =>
      tx
        .selectFrom('returnedCount')
        .select(['returnCode', 'month', 'serviceTypeCode', 'times'])
        .where('bodyId', '=', bodyId)
        .orderBy('returnCode')
        .orderBy('month', 'desc')
        .orderBy('serviceTypeCode')
        .execute(),

    /** Puts counts in place of every earlier one of their months, by two statements. */
    replaceMonths: async (code: ReturnCode, counts: readonly ReturnedCount[]): Promise<void> => {
      if (counts.length === 0) return;
      const months = [...new Set(counts.map(({ month }) => month))];
      await tx
        .deleteFrom('returnedCount')
        .where('bodyId', '=', bodyId)
        .where('returnCode', '=', code)
        .where('month', 'in', months)
        .execute();
      const rows = counts.map(({ month, serviceTypeCode, times }) => ({
        ...{ month, times },
        service_type_code: serviceTypeCode
      }));
      await sql`
        insert into returned_count (body_id, return_code, month, service_type_code, times)
        select ${bodyId}::uuid, ${code}, given.month, given.service_type_code, given.times
        from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
          as given (month date, service_type_code text, times integer)`.execute(
        tx as unknown as Kysely<never>
      );
    }
  };
}
