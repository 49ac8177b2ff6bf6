import type { CapacityKey } from '#lib/domain/plans/capacity-matrix.ts';
import type { ComputedNeed } from '#lib/domain/plans/computed-need.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import type { Tx } from './db.ts';

const KEY = ['serviceTypeCode', 'formCode', 'targetGroupCode', 'unitCode', 'year'] as const;

/** From what the needs in the matrices of one body were computed. */
export function computedNeedStore(tx: Tx, bodyId: BodyId) {
  return {
    list: (planId: string): Promise<ComputedNeed[]> =>
      tx
        .selectFrom('computedNeed')
        .select([...KEY, 'value', 'inputs', 'computedOn', 'reason'])
        .where('bodyId', '=', bodyId)
        .where('planId', '=', planId)
        .orderBy('serviceTypeCode')
        .orderBy('formCode')
        .orderBy('targetGroupCode')
        .orderBy('unitCode')
        .orderBy('year')
        .execute(),

    /** Writes many at once, over earlier ones of the same cell. */
    keepAll: async (planId: string, needs: readonly ComputedNeed[]): Promise<void> => {
      if (needs.length === 0) return;
      await tx
        .insertInto('computedNeed')
        .values(
          needs.map(({ inputs, ...need }) => ({ bodyId, planId, ...need, inputs: JSON.stringify(inputs) }))
        )
        .onConflict((conflict) =>
          conflict.columns(['bodyId', 'planId', ...KEY]).doUpdateSet((row) => ({
            value: row.ref('excluded.value'),
            inputs: row.ref('excluded.inputs'),
            computedOn: row.ref('excluded.computedOn'),
            reason: row.ref('excluded.reason')
          }))
        )
        .execute();
    },

    /** Says for a row why its cells say something else than was computed; how many of its years that was said of. */
    explain: async (planId: string, key: CapacityKey, reason: string): Promise<number> => {
      const { numUpdatedRows } = await tx
        .updateTable('computedNeed')
        .set({ reason })
        .where('bodyId', '=', bodyId)
        .where('planId', '=', planId)
        .where('serviceTypeCode', '=', key.serviceTypeCode)
        .where('formCode', '=', key.formCode)
        .where('targetGroupCode', '=', key.targetGroupCode)
        .where('unitCode', '=', key.unitCode)
        .executeTakeFirst();
      return Number(numUpdatedRows);
    }
  };
}
