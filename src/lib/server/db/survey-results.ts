import { type Kysely, sql } from 'kysely';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import type { FrozenResult } from '#lib/domain/surveys/results/frozen-result.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import type { PublicDb, Tx } from './db.ts';
import type { PublicSchema } from './schema.ts';

/** Words that somebody wrote and a person released. */
export type ReleasedWords = { questionId: string; text: string };

export type PublishedResult = { publishedOn: CalendarDay; content: FrozenResult; words: ReleasedWords[] };

/** Results of one body's questionnaires as they were published, and how everybody comes to see them. */
export function surveyResultStore(tx: Tx, bodyId: BodyId) {
  const publish = async (id: string | null) => {
    await sql`
      insert into published_survey_result (body_id, id, published_on, content, words)
      select r.body_id, r.questionnaire_id, r.published_on, r.content, coalesce((
        select jsonb_agg(jsonb_build_object('questionId', w.question_id, 'text', w.text) order by w.id)
        from response_text w
        where w.body_id = r.body_id and w.questionnaire_id = r.questionnaire_id and w.released_at is not null
      ), '[]')
      from survey_result r
      where r.body_id = ${bodyId}::uuid and (${id}::uuid is null or r.questionnaire_id = ${id}::uuid)
      on conflict (body_id, id) do update set
        published_on = excluded.published_on, content = excluded.content, words = excluded.words`.execute(tx);
  };
  return {
    find: (
      questionnaireId: string
    ): Promise<{ publishedOn: CalendarDay; content: FrozenResult } | undefined> =>
      tx
        .selectFrom('surveyResult')
        .select(['publishedOn', 'content'])
        .where('bodyId', '=', bodyId)
        .where('questionnaireId', '=', questionnaireId)
        .executeTakeFirst(),

    /** Freezes the result of a questionnaire that has none. */
    add: async (questionnaireId: string, publishedOn: CalendarDay, content: FrozenResult): Promise<void> => {
      await tx
        .insertInto('surveyResult')
        .values({ bodyId, questionnaireId, publishedOn, content: JSON.stringify(content) })
        .execute();
    },

    /** Everybody sees it, with the words released until now. */
    publish: (questionnaireId: string): Promise<void> => publish(questionnaireId),

    /** Everything that was published, after an archive has brought it. */
    publishAll: (): Promise<void> => publish(null)
  };
}

type Reading = Pick<PublicSchema, 'publishedSurveyResult'>;

/** What anybody reads of results: a plain select. */
export function publishedResults(db: PublicDb | Kysely<Reading>) {
  return {
    find: (bodyId: BodyId, questionnaireId: string): Promise<PublishedResult | undefined> =>
      (db as Kysely<Reading>)
        .selectFrom('publishedSurveyResult')
        .select(['publishedOn', 'content', 'words'])
        .where('bodyId', '=', bodyId)
        .where('id', '=', questionnaireId)
        .executeTakeFirst()
  };
}
