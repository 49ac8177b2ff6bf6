import { sql } from 'kysely';
import type { UnitCost } from '#lib/domain/plans/unit-cost.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import type { Tx } from './db.ts';

type Key = Pick<UnitCost, 'serviceTypeCode' | 'unitCode'>;

/** Unit costs that one body wrote itself. */
export function unitCostStore(tx: Tx, bodyId: BodyId) {
  const own = () =>
    tx
      .selectFrom('unitCost')
      .select(['serviceTypeCode', 'unitCode', 'period', 'cents', 'asOf', 'source', 'verified'])
      .where('bodyId', '=', bodyId);
  return {
    list: (): Promise<UnitCost[]> => own().orderBy('serviceTypeCode').orderBy('unitCode').execute(),

    /** That of a kind and unit, which nobody else writes meanwhile. */
    lock: async ({ serviceTypeCode, unitCode }: Key): Promise<UnitCost | undefined> => {
      // A row alone is not enough: of what nobody has written yet there is none.
      const name = `unit cost ${bodyId} ${serviceTypeCode} ${unitCode}`;
      await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(tx);
      return own()
        .where('serviceTypeCode', '=', serviceTypeCode)
        .where('unitCode', '=', unitCode)
        .executeTakeFirst();
    },

    /** Writes it, over an earlier one of the same kind and unit. */
    keep: async ({ serviceTypeCode, unitCode, ...said }: UnitCost): Promise<void> => {
      await tx
        .insertInto('unitCost')
        .values({ bodyId, serviceTypeCode, unitCode, ...said })
        .onConflict((conflict) =>
          conflict.columns(['bodyId', 'serviceTypeCode', 'unitCode']).doUpdateSet(said)
        )
        .execute();
    },

    /** Takes it back; false when there was none. */
    remove: async ({ serviceTypeCode, unitCode }: Key): Promise<boolean> => {
      const { numDeletedRows } = await tx
        .deleteFrom('unitCost')
        .where('bodyId', '=', bodyId)
        .where('serviceTypeCode', '=', serviceTypeCode)
        .where('unitCode', '=', unitCode)
        .executeTakeFirst();
      return numDeletedRows === 1n;
    }
  };
}
