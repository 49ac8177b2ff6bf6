import type { DirectorySettings } from '#lib/domain/directory/confirmation/directory-settings.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import type { Tx } from './db.ts';

/** How a body keeps its directory fresh. */
export function directorySettingsStore(tx: Tx, bodyId: BodyId) {
  return {
    find: (): Promise<DirectorySettings | undefined> =>
      tx
        .selectFrom('directorySettings')
        .select(['staleAfterDays', 'askEveryMonths', 'asksItself'])
        .where('bodyId', '=', bodyId)
        .executeTakeFirst(),

    keep: async (settings: DirectorySettings): Promise<void> => {
      await tx
        .insertInto('directorySettings')
        .values({ bodyId, ...settings, lookedOn: null })
        .onConflict((conflict) => conflict.column('bodyId').doUpdateSet(settings))
        .execute();
    },

    /** Notes that the program looks on a day whom to ask; false when it has looked already, or is not to look. */
    markLooked: async (today: CalendarDay): Promise<boolean> => {
      const { numUpdatedRows } = await tx
        .updateTable('directorySettings')
        .set({ lookedOn: today })
        .where('bodyId', '=', bodyId)
        .where('asksItself', '=', true)
        .where((row) => row.or([row('lookedOn', 'is', null), row('lookedOn', '<', today)]))
        .executeTakeFirst();
      return numUpdatedRows === 1n;
    }
  };
}
