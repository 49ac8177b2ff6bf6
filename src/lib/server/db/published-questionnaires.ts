import { type Kysely, sql } from 'kysely';
import type { Wording } from '#lib/domain/surveys/questionnaire/question.ts';
import type { QuestionnaireContent } from '#lib/domain/surveys/questionnaire/questionnaire.ts';
import type { Audience } from '#lib/domain/surveys/questionnaire/survey.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import type { PublicDb, Tx } from './db.ts';
import type { PublicSchema } from './schema.ts';
import type { PublishedQuestionnaireTable } from './tables/questionnaires.ts';

/** A questionnaire as everybody sees it: what it asks now, and until when. */
export type PublishedQuestionnaire = Omit<PublishedQuestionnaireTable, 'content'> & {
  content: QuestionnaireContent;
};

/** One line of a list of questionnaires. */
export type QuestionnaireLine = { code: string; audience: Audience; title: Wording; closesAt: Date };

type Reading = Pick<PublicSchema, 'publishedQuestionnaire'>;

/** What anybody reads of questionnaires: plain selects. */
export function publishedQuestionnaires(db: PublicDb | Kysely<Reading>) {
  const reading = db as Kysely<Reading>;
  return {
    findByCode: (bodyId: BodyId, code: string): Promise<PublishedQuestionnaire | undefined> =>
      reading
        .selectFrom('publishedQuestionnaire')
        .selectAll()
        .where('bodyId', '=', bodyId)
        .where('code', '=', code)
        .executeTakeFirst(),

    /** What can be answered by anybody at a moment, what closes first at the top. */
    openAt: (bodyId: BodyId, at: Date): Promise<QuestionnaireLine[]> =>
      reading
        .selectFrom('publishedQuestionnaire')
        .select(['code', 'audience', 'closesAt', sql<Wording>`content -> 'title'`.as('title')])
        .where('bodyId', '=', bodyId)
        .where('mode', '=', 'open')
        .where('opensAt', '<=', at)
        .where('closesAt', '>', at)
        .orderBy('closesAt')
        .orderBy('code')
        .execute()
  };
}

/** Shows questionnaires to everybody, inside the body's transaction; what is removed goes with its questionnaire. */
export function questionnairePublisher(tx: Tx, bodyId: BodyId) {
  const publish = async (id: string | null) => {
    await sql`
      insert into published_questionnaire
        (body_id, id, code, version, audience, mode, opens_at, closes_at, small_body, content)
      select q.body_id, q.id, q.code, v.number, q.audience, q.mode, q.opens_at, q.closes_at, q.small_body, v.content
      from questionnaire q
      join questionnaire_version v
        on v.body_id = q.body_id and v.questionnaire_id = q.id and v.number = q.open_version
      where q.body_id = ${bodyId}::uuid and (${id}::uuid is null or q.id = ${id}::uuid)
      on conflict (body_id, id) do update set
        version = excluded.version, audience = excluded.audience, mode = excluded.mode,
        opens_at = excluded.opens_at, closes_at = excluded.closes_at,
        small_body = excluded.small_body, content = excluded.content`.execute(tx);
  };
  return {
    publish: (id: string): Promise<void> => publish(id),
    /** Everything that was opened, after an archive has brought it. */
    publishAll: (): Promise<void> => publish(null)
  };
}
