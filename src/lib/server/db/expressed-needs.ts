import { sql } from 'kysely';
import type { ExpressedNeed } from '#lib/domain/directory/help/expressed-need.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import type { Tx } from './db.ts';

/** What residents of one body said they miss, counted by month. */
export function expressedNeedStore(tx: Tx, bodyId: BodyId) {
  return {
    /** Counts it once more. */
    count: async (need: Omit<ExpressedNeed, 'times'>): Promise<void> => {
      await tx
        .insertInto('expressedNeed')
        .values({ bodyId, ...need, times: 1 })
        .onConflict((conflict) =>
          conflict
            .columns(['bodyId', 'month', 'situationCode', 'serviceTypeCode'])
            .doUpdateSet({ times: sql`expressed_need.times + 1` })
        )
        .execute();
    },

    /** Everything counted from a month on, the latest first. */
    list: (from: ExpressedNeed['month'] = '1970-01-01'): Promise<ExpressedNeed[]> =>
      tx
        .selectFrom('expressedNeed')
        .select(['serviceTypeCode', 'situationCode', 'month', 'times'])
        .where('bodyId', '=', bodyId)
        .where('month', '>=', from)
        .orderBy('month', 'desc')
        .orderBy('serviceTypeCode')
        .orderBy('situationCode')
        .execute()
  };
}
