import { type Kysely, sql } from 'kysely';
import type { PublishedVoice } from '#lib/domain/evidence/published-voice.ts';
import type { NoticeSources } from '#lib/domain/publishing/public-notices.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import type { PublicDb } from './db.ts';
import type { PublicSchema } from './schema.ts';

/** So much of each kind is read: a body has a few a year. */
const MOST_OF_A_KIND = 500;

type Reading = Pick<
  PublicSchema,
  | 'publishedPlan'
  | 'publishedConsultation'
  | 'publishedVoice'
  | 'publishedQuestionnaire'
  | 'publishedSurveyResult'
>;

/** What is published of a body and its notices are made of, the newest of each kind; plain selects. */
export async function readNoticeSources(
  given: PublicDb | Kysely<Reading>,
  bodyId: BodyId
): Promise<NoticeSources> {
  const db = given as Kysely<Reading>;
  const versions = await db
    .selectFrom('publishedPlan')
    .select(['planId', 'number', 'period', 'title', 'records'])
    .where('bodyId', '=', bodyId)
    .orderBy('publishedAt', 'desc')
    .limit(MOST_OF_A_KIND)
    .execute();
  const consultations = await db
    .selectFrom('publishedConsultation')
    .select(['id', 'code', 'planId', 'versionNumber', 'title'])
    .select(['opensOn', 'closesOn', 'prolongedFrom', 'endedOn'])
    .where('bodyId', '=', bodyId)
    .orderBy('opensOn', 'desc')
    .limit(MOST_OF_A_KIND)
    .execute();
  const voices = await db
    .selectFrom('publishedVoice')
    .select(['kind', 'id', 'day', 'content'])
    .where('bodyId', '=', bodyId)
    .where('kind', 'in', ['meeting', 'vote'])
    .orderBy('day', 'desc')
    .limit(MOST_OF_A_KIND)
    .execute();
  const surveys = await db
    .selectFrom('publishedQuestionnaire as survey')
    .leftJoin('publishedSurveyResult as result', (join) =>
      join.onRef('result.bodyId', '=', 'survey.bodyId').onRef('result.id', '=', 'survey.id')
    )
    .select(['survey.code', 'survey.opensAt', 'survey.closesAt', 'result.publishedOn as resultsOn'])
    .select(sql<{ sk: string; en?: string }>`survey.content -> 'title'`.as('title'))
    .where('survey.bodyId', '=', bodyId)
    .where('survey.mode', '=', 'open')
    .orderBy('survey.opensAt', 'desc')
    .limit(MOST_OF_A_KIND)
    .execute();
  return { versions, consultations, voices: voices as PublishedVoice[], surveys };
}
