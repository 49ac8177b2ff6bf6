import { type Kysely, sql } from 'kysely';
import type { PublishedStep } from '#lib/domain/decisions/statutory-step.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import type { PublicDb, Tx } from './db.ts';
import type { PublicSchema } from './schema.ts';

/** More records than this no body makes in all its years. */
const MOST = 1_000;
const COLUMNS = [
  ...([
    'id',
    'planId',
    'kind',
    'year',
    'contentHash',
    'happenedOn',
    'channel',
    'dueOn',
    'recordedAt'
  ] as const)
] as const;

/** What anybody reads of the steps a body recorded for its deadlines: a plain select. */
export function publishedSteps(given: PublicDb) {
  const db = given as unknown as Kysely<Pick<PublicSchema, 'publishedStatutoryStep'>>;
  return {
    /** Every record that holds, the newest first. */
    list: (bodyId: BodyId): Promise<PublishedStep[]> =>
      db
        .selectFrom('publishedStatutoryStep')
        .select(COLUMNS)
        .where('bodyId', '=', bodyId)
        .orderBy('happenedOn', 'desc')
        .orderBy('id')
        .limit(MOST)
        .execute()
  };
}

/** How steps are shown, inside their body's transaction. */
export function stepPublisher(tx: Tx, bodyId: BodyId) {
  const hideAll = async (): Promise<void> => {
    await tx.deleteFrom('publishedStatutoryStep').where('bodyId', '=', bodyId).execute();
  };
  return {
    /** Shows what holds: neither what was corrected nor what was taken back. */
    show: async (): Promise<void> => {
      await hideAll();
      await sql`
        insert into published_statutory_step (body_id, id, plan_id, kind, year, content_hash, happened_on, channel,
          due_on, recorded_at)
        select body_id, id, plan_id, kind, year, content_hash, happened_on, channel, due_on, recorded_at
        from statutory_step s
        where s.body_id = ${bodyId} and not s.withdrawn and not exists (
          select from statutory_step later where later.body_id = s.body_id and later.corrects = s.id)`.execute(
        tx
      );
    },
    hideAll
  };
}
