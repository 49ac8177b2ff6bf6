import { sql } from 'kysely';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import type {
  KeptResponse,
  NewResponse,
  ResponseState,
  StoredAnswers
} from '#lib/server/use-cases/surveys/survey-work.ts';
import type { Tx } from './db.ts';
import { fixedStatement } from './fixed-statement.ts';

const COLUMNS = [
  ...(['id', 'questionnaireId', 'version', 'channel', 'language', 'answers', 'receiptHash'] as const),
  ...(['state', 'sentOn', 'heldWords'] as const)
] as const;

/** Answers of one person for calculations: nothing says when or in which order they came. */
export type Sheet = Pick<KeptResponse, 'id' | 'version' | 'channel' | 'answers'>;

/** Keeps a sheet where its version is the open one, or where that is not asked; the same receipt keeps nothing twice. */
const ADD = fixedStatement<{ id: string }>(
  (value) => sql`
    insert into response
      (body_id, questionnaire_id, version, channel, language, answers, receipt_hash, state, sent_on, held_words)
    select q.body_id, q.id, ${value('version')}::integer, ${value('channel')}, ${value('language')},
      ${value('answers')}::jsonb, ${value('receiptHash')}, ${value('state')}, ${value('sentOn')}::date,
      ${value('heldWords')}::jsonb
    from questionnaire q
    where q.body_id = ${value('bodyId')}::uuid and q.id = ${value('questionnaireId')}::uuid and (
      ${value('openAt')}::timestamptz is null
      or (q.open_version = ${value('version')}::integer
        and q.opens_at <= ${value('openAt')}::timestamptz and ${value('openAt')}::timestamptz < q.closes_at)
    )
    on conflict (body_id, questionnaire_id, receipt_hash) do nothing
    returning id`
);

/** Answered sheets of one body. Who may see single ones is decided by `Questionnaire.smallBody`: in a small body nobody. */
export function responseStore(tx: Tx, bodyId: BodyId) {
  const ofQuestionnaire = (questionnaireId: string) =>
    tx.selectFrom('response').where('bodyId', '=', bodyId).where('questionnaireId', '=', questionnaireId);
  const byReceipt = (questionnaireId: string, receiptHash: string) =>
    ofQuestionnaire(questionnaireId).select(COLUMNS).where('receiptHash', '=', receiptHash);
  return {
    add: async (sheet: NewResponse, openAt: Date | null): Promise<'added' | 'there-already' | 'not-open'> => {
      const { answers, heldWords, ...rest } = sheet;
      const values = {
        ...{ ...rest, bodyId, openAt, answers: JSON.stringify(answers) },
        heldWords: heldWords && JSON.stringify(heldWords)
      };
      const { rows } = await tx.executeQuery(ADD(tx, values));
      if (rows.length > 0) return 'added';
      return (await byReceipt(sheet.questionnaireId, sheet.receiptHash).executeTakeFirst())
        ? 'there-already'
        : 'not-open';
    },

    /** The sheet of a receipt, which nobody else withdraws or counts before the transaction ends. */
    lockByReceipt: (questionnaireId: string, receiptHash: string): Promise<KeptResponse | undefined> =>
      byReceipt(questionnaireId, receiptHash).forUpdate().executeTakeFirst(),

    /** Sheets of a day that wait to be checked. */
    lockToCheck: (questionnaireId: string, sentOn: CalendarDay, most: number): Promise<KeptResponse[]> =>
      ofQuestionnaire(questionnaireId)
        .select(COLUMNS)
        .where('state', '=', 'to-check')
        .where('sentOn', '=', sentOn)
        .orderBy('id')
        .limit(most)
        .forUpdate()
        .execute(),

    /** How many wait to be checked, by day. */
    listToCheck: async (questionnaireId: string): Promise<{ sentOn: CalendarDay; sheets: number }[]> => {
      const rows = await ofQuestionnaire(questionnaireId)
        .select(['sentOn', (row) => row.fn.countAll<number>().as('sheets')])
        .where('state', '=', 'to-check')
        .groupBy('sentOn')
        .orderBy('sentOn')
        .execute();
      return rows.map((row) => ({ ...row, sheets: Number(row.sheets) }));
    },

    settle: async (ids: readonly string[], state: Exclude<ResponseState, 'to-check'>): Promise<void> => {
      const emptied: { answers: string } | object =
        state === 'counted' ? {} : { answers: JSON.stringify({} satisfies StoredAnswers) };
      await tx
        .updateTable('response')
        .set({ state, heldWords: null, ...emptied })
        .where('bodyId', '=', bodyId)
        .where('id', 'in', [...ids])
        .execute();
    },

    /**
     * Counted sheets for calculations, in the order of their random ids: `most` after `after`, from the first where it
     * is null.
     */
    listSheets: async (
      questionnaireId: string,
      after: string | null = null,
      most = 1_000
    ): Promise<Sheet[]> => {
      const { rows } = await sql<{ lines: string | null }>`
        select string_agg(concat_ws(E'\t', id, version, channel, answers), E'\n') as lines
        from (
          select id, version, channel, answers from response
          where body_id = ${bodyId}::uuid and questionnaire_id = ${questionnaireId}::uuid and state = 'counted'
            and id > ${after ?? BEFORE_ALL}::uuid
          order by id limit ${most}::integer
        ) as next`.execute(tx);
      return rows[0]?.lines?.split('\n').map(sheetIn) ?? [];
    },

    /** How many sheets count now. */
    numberCounted: async (questionnaireId: string): Promise<number> => {
      const { rows } = await sql<{ sheets: number }>`
        select count(*)::integer as sheets from response
        where body_id = ${bodyId}::uuid and questionnaire_id = ${questionnaireId}::uuid and state = 'counted'`.execute(
        tx
      );
      return rows[0]?.sheets ?? 0;
    }
  };
}

const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';

/**
 * A sheet as one line: many lines cross from the embedded database as one text in three quarters of the time that as
 * many rows take. No text of JSON has a tab or the end of a line in it, nor has the name of a channel.
 */
function sheetIn(line: string): Sheet {
  const [id = '', version, channel, answers = '{}'] = line.split('\t');
  return {
    ...{ id, version: Number(version), channel: channel as Sheet['channel'] },
    answers: JSON.parse(answers) as StoredAnswers
  };
}
