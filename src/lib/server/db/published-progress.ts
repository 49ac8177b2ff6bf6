import { type Kysely, sql } from 'kysely';
import type { PublishedProgress } from '#lib/domain/monitoring/progress.ts';
import type { ProgressState } from '#lib/domain/monitoring/progress-scale.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import type { PublicDb, Tx } from './db.ts';
import type { PublicSchema } from './schema.ts';

const COLUMNS = [
  ...(['activityId', 'year', 'sequence', 'state', 'value', 'evidence', 'reason', 'nextStep'] as const),
  ...(['nextStepOn', 'recordedAt'] as const)
] as const;

/** What of a word a judgement hangs on. */
export type JudgedProgress = Pick<
  PublishedProgress,
  'activityId' | 'year' | 'sequence' | 'state' | 'nextStepOn' | 'recordedAt'
>;

/** What anybody reads of how plans are carried out: a plain select. */
export function publishedProgress(given: PublicDb) {
  const db = given as unknown as Kysely<Pick<PublicSchema, 'publishedProgress'>>;
  const words = (bodyId: BodyId, planId: string) =>
    db
      .selectFrom('publishedProgress')
      .select(COLUMNS)
      .where('bodyId', '=', bodyId)
      .where('planId', '=', planId);
  return {
    /**
     * What the newest words of all years are judged by, in one row of the database: a large plan has tens of thousands,
     * and their texts are read only where they are shown.
     */
    judged: async (bodyId: BodyId, planId: string): Promise<JudgedProgress[]> => {
      const { rows } = await sql<{
        told: [string, number, number, ProgressState, CalendarDay | null, number][];
      }>`
        select coalesce(jsonb_agg(jsonb_build_array(activity_id, year, sequence, state, next_step_on,
          extract(epoch from recorded_at)) order by activity_id, year), '[]'::jsonb) as told
        from published_progress where body_id = ${bodyId} and plan_id = ${planId}`.execute(db);
      return (rows[0]?.told ?? []).map(([activityId, year, sequence, state, nextStepOn, seconds]) => ({
        ...{ activityId, year, sequence, state, nextStepOn },
        recordedAt: new Date(seconds * 1000)
      }));
    },

    /** The newest words of one year on these activities. */
    ofYear: (
      bodyId: BodyId,
      planId: string,
      { year, activityIds }: { year: number; activityIds: readonly string[] }
    ): Promise<PublishedProgress[]> =>
      activityIds.length === 0
        ? Promise.resolve([])
        : words(bodyId, planId)
            .where('year', '=', year)
            .where('activityId', 'in', [...activityIds])
            .execute(),

    /** The newest word on each activity of a plan, in each of its years. */
    list: (bodyId: BodyId, planId: string): Promise<PublishedProgress[]> =>
      words(bodyId, planId).orderBy('activityId').orderBy('year').execute()
  };
}

/** How progress is shown, inside its body's transaction. */
export function progressPublisher(tx: Tx, bodyId: BodyId) {
  return {
    /** Shows the newest word on one activity, or on all of them. */
    show: async (activityId: string | null): Promise<void> => {
      await sql`
        insert into published_progress (body_id, plan_id, activity_id, year, sequence, state, value, evidence, reason,
          next_step, next_step_on, recorded_at)
        select distinct on (plan_id, activity_id, year) body_id, plan_id, activity_id, year, sequence, state, value,
          evidence, reason, next_step, next_step_on, recorded_at
        from progress_record
        where body_id = ${bodyId} and (${activityId}::uuid is null or activity_id = ${activityId}::uuid)
        order by plan_id, activity_id, year, sequence desc
        on conflict (body_id, plan_id, activity_id, year) do update set sequence = excluded.sequence,
          state = excluded.state, value = excluded.value, evidence = excluded.evidence, reason = excluded.reason,
          next_step = excluded.next_step, next_step_on = excluded.next_step_on,
          recorded_at = excluded.recorded_at`.execute(tx);
    },

    hideAll: async (): Promise<void> => {
      await tx.deleteFrom('publishedProgress').where('bodyId', '=', bodyId).execute();
    }
  };
}
