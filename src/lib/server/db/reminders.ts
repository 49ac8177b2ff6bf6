import { type ReminderSettings, type Rung, USUAL_REMINDERS } from '#lib/domain/monitoring/reminder-ladder.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import type { Tx } from './db.ts';
import type { OwnerContactTable } from './tables/progress.ts';

/** Where who answers for activities is written to. */
export type OwnerContact = Omit<OwnerContactTable, 'bodyId'>;

/** The settings of a body as they stand, with the day on which reminding was last switched on. */
export type KeptReminders = ReminderSettings & { remindsSince: CalendarDay | null };

const SETTINGS = [
  ...(['remindsItself', 'askFrom', 'coordinatorAfterDays', 'mayorAfterDays', 'remindsSince'] as const)
] as const;

/** How one body reminds those who answer for activities, where they are written to, and when they were. */
export function reminderStore(tx: Tx, bodyId: BodyId) {
  const contacts = () =>
    tx.selectFrom('ownerContact').select(['responsible', 'email', 'language']).where('bodyId', '=', bodyId);
  return {
    settings: async (): Promise<KeptReminders> =>
      (await tx
        .selectFrom('reminderSettings')
        .select(SETTINGS)
        .where('bodyId', '=', bodyId)
        .executeTakeFirst()) ?? { ...USUAL_REMINDERS, remindsSince: null },

    keepSettings: async (settings: KeptReminders): Promise<void> => {
      await tx
        .insertInto('reminderSettings')
        .values({ bodyId, ...settings, lookedOn: null })
        .onConflict((conflict) => conflict.column('bodyId').doUpdateSet(settings))
        .execute();
    },

    /** Holds the body's reminders until the transaction ends: two who ask at once would write twice. */
    holdAlone: async (): Promise<void> => {
      await tx
        .insertInto('reminderSettings')
        .values({ bodyId, ...USUAL_REMINDERS, remindsSince: null, lookedOn: null })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      await tx
        .selectFrom('reminderSettings')
        .select('bodyId')
        .where('bodyId', '=', bodyId)
        .forUpdate()
        .execute();
    },

    /** Notes that the program looks on a day whom to remind; false when it has looked already, or is not to look. */
    markLooked: async (today: CalendarDay): Promise<boolean> => {
      const { numUpdatedRows } = await tx
        .updateTable('reminderSettings')
        .set({ lookedOn: today })
        .where('bodyId', '=', bodyId)
        .where('remindsItself', '=', true)
        .where((row) => row.or([row('lookedOn', 'is', null), row('lookedOn', '<', today)]))
        .executeTakeFirst();
      return numUpdatedRows === 1n;
    },

    contacts: (): Promise<OwnerContact[]> => contacts().orderBy('responsible').execute(),

    contactOf: (responsible: string): Promise<OwnerContact | undefined> =>
      contacts().where('responsible', '=', responsible).executeTakeFirst(),

    keepContact: async ({ responsible, email, language }: OwnerContact): Promise<void> => {
      await tx
        .insertInto('ownerContact')
        .values({ bodyId, responsible, email, language })
        .onConflict((conflict) =>
          conflict.columns(['bodyId', 'responsible']).doUpdateSet({ email, language })
        )
        .execute();
    },

    removeContact: async (responsible: string): Promise<void> => {
      await tx
        .deleteFrom('ownerContact')
        .where('bodyId', '=', bodyId)
        .where('responsible', '=', responsible)
        .execute();
    },

    /** The day on which each address was last written to. */
    lastMailed: async (): Promise<Map<string, CalendarDay>> => {
      const rows = await tx
        .selectFrom('reminderMail')
        .select(({ fn }) => ['email', fn.max('sentOn').as('sentOn')])
        .where('bodyId', '=', bodyId)
        .groupBy('email')
        .execute();
      return new Map(rows.map(({ email, sentOn }) => [email, sentOn]));
    },

    noteMails: async (
      mails: readonly { email: string; rung: Rung; items: number }[],
      at: { sentOn: CalendarDay; sentAt: Date }
    ): Promise<void> => {
      if (mails.length === 0) return;
      const rows = mails.map((mail) => ({ bodyId, ...mail, ...at }));
      await tx.insertInto('reminderMail').values(rows).execute();
    },

    /** Removes an address wherever it stands in this body. @returns the owners that stood behind it */
    erase: async (email: string): Promise<string[]> => {
      await tx.deleteFrom('reminderMail').where('bodyId', '=', bodyId).where('email', '=', email).execute();
      const gone = await tx
        .deleteFrom('ownerContact')
        .where('bodyId', '=', bodyId)
        .where('email', '=', email)
        .returning('responsible')
        .execute();
      return gone.map(({ responsible }) => responsible);
    }
  };
}
