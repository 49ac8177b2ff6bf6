import { sql } from 'kysely';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import type { SheetStanding } from '#lib/domain/surveys/paper/double-entry.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import type { PaperEntry, PaperSheet } from '#lib/server/use-cases/surveys/paper-work.ts';
import type { Tx } from './db.ts';

const COLUMNS = [
  ...(['questionnaireId', 'number', 'version', 'language', 'compared', 'differing', 'counted'] as const)
] as const;

/** Sheets of paper of one body that were typed, with what was typed until they count. */
export function paperSheetStore(tx: Tx, bodyId: BodyId) {
  const sheets = (questionnaireId: string) =>
    tx.selectFrom('paperSheet').where('bodyId', '=', bodyId).where('questionnaireId', '=', questionnaireId);
  return {
    /** How far every sheet is, by number. */
    list: async (questionnaireId: string): Promise<SheetStanding[]> => {
      const { rows } = await sql<SheetStanding>`
        select s.number, s.lot, s.compared, s.differing, case
          when s.counted then 'counted'
          when not coalesce(bool_or(e.turn <> 'second'), false) then 'untyped'
          when s.compared = 0 then 'typed-once'
          when s.differing > 0 and not bool_or(e.turn = 'settled') then 'to-settle'
          else 'checked' end as state
        from paper_sheet s left join paper_entry e using (body_id, questionnaire_id, number)
        where s.body_id = ${bodyId}::uuid and s.questionnaire_id = ${questionnaireId}::uuid
        group by s.body_id, s.questionnaire_id, s.number
        order by s.number`.execute(tx);
      return rows;
    },

    /** The sheet, which nobody else types before the transaction ends. */
    lock: (questionnaireId: string, number: number): Promise<PaperSheet | undefined> =>
      sheets(questionnaireId).select(COLUMNS).where('number', '=', number).forUpdate().executeTakeFirst(),

    listReady: (questionnaireId: string, most: number): Promise<PaperSheet[]> =>
      sheets(questionnaireId)
        .select(COLUMNS)
        .where('counted', '=', false)
        .where(({ exists, selectFrom }) =>
          exists(
            selectFrom('paperEntry')
              .select('paperEntry.number')
              .whereRef('paperEntry.bodyId', '=', 'paperSheet.bodyId')
              .whereRef('paperEntry.questionnaireId', '=', 'paperSheet.questionnaireId')
              .whereRef('paperEntry.number', '=', 'paperSheet.number')
              .where('paperEntry.turn', '<>', 'second')
          )
        )
        .orderBy('number')
        .limit(most)
        .forUpdate()
        .execute(),

    /** A sheet that is typed for the first time, or again after what was typed was forgotten. */
    add: async (
      sheet: Pick<PaperSheet, 'questionnaireId' | 'number' | 'version' | 'language'>
    ): Promise<void> => {
      const { version, language } = sheet;
      await tx
        .insertInto('paperSheet')
        .values({ bodyId, ...sheet })
        .onConflict((conflict) =>
          conflict
            .columns(['bodyId', 'questionnaireId', 'number'])
            .doUpdateSet({ version, language, compared: 0, differing: 0 })
        )
        .execute();
    },

    compared: async (
      questionnaireId: string,
      number: number,
      counts: Pick<PaperSheet, 'compared' | 'differing'>
    ): Promise<void> => {
      await tx
        .updateTable('paperSheet')
        .set(counts)
        .where('bodyId', '=', bodyId)
        .where('questionnaireId', '=', questionnaireId)
        .where('number', '=', number)
        .execute();
    },

    listEntries: async (questionnaireId: string, numbers: readonly number[]): Promise<PaperEntry[]> => {
      if (numbers.length === 0) return [];
      return tx
        .selectFrom('paperEntry')
        .select(['number', 'turn', 'answers', 'typedBy'])
        .where('bodyId', '=', bodyId)
        .where('questionnaireId', '=', questionnaireId)
        .where('number', 'in', [...numbers])
        .orderBy('number')
        .orderBy('turn')
        .execute();
    },

    /** What was typed of a sheet is forgotten all on one day: half of it would be no answers. */
    addEntry: async (
      questionnaireId: string,
      { answers, ...entry }: PaperEntry & { typedOn: CalendarDay }
    ): Promise<void> => {
      await tx
        .updateTable('paperEntry')
        .set({ typedOn: entry.typedOn })
        .where('bodyId', '=', bodyId)
        .where('questionnaireId', '=', questionnaireId)
        .where('number', '=', entry.number)
        .execute();
      await tx
        .insertInto('paperEntry')
        .values({ bodyId, questionnaireId, ...entry, answers: JSON.stringify(answers) })
        .execute();
    },

    settle: async (questionnaireId: string, numbers: readonly number[]): Promise<void> => {
      if (numbers.length === 0) return;
      await tx
        .updateTable('paperSheet')
        .set({ counted: true })
        .where('bodyId', '=', bodyId)
        .where('questionnaireId', '=', questionnaireId)
        .where('number', 'in', [...numbers])
        .execute();
      await tx
        .deleteFrom('paperEntry')
        .where('bodyId', '=', bodyId)
        .where('questionnaireId', '=', questionnaireId)
        .where('number', 'in', [...numbers])
        .execute();
    },

    remove: async (questionnaireId: string, number: number): Promise<void> => {
      await tx
        .deleteFrom('paperSheet')
        .where('bodyId', '=', bodyId)
        .where('questionnaireId', '=', questionnaireId)
        .where('number', '=', number)
        .execute();
    }
  };
}
