import { sql } from 'kysely';
import { planStateOn, wasApproved } from '#lib/domain/plans/plan-status.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import { searchLanguage } from '#lib/server/search/search-language.ts';
import type { Database, Db, PublicDb, Tx } from '../db/db.ts';
import { publishedPlans } from '../db/published.ts';
import { searchIndex } from '../db/search-index.ts';
import { printedBody } from '../printed-body.ts';
import { forgetReplaced } from '../search/keep-search.ts';
import type { PlanIndex } from '../use-cases/publishing/index-plans.ts';
import { PLAN_SOURCE } from '../use-cases/publishing/plan-entries.ts';

type Keeping = Pick<Database, 'bulkDb' | 'engine'>;

/** Storage for `indexPlans`, on a handle that may write (bulk: it waits behind people). */
export function planIndex({ bulkDb: db, engine }: Keeping, today: CalendarDay): PlanIndex {
  const language = searchLanguage();
  return {
    bodiesToIndex: () => bodiesToIndex(db, language.mark),
    tidy: async () => {
      // Rows that were replaced would be passed by in every question; PostgreSQL clears them by itself.
      if (engine === 'pglite') await forgetReplaced(db);
    },
    inBody: (bodyId, work) =>
      db.transaction().execute(async (tx) => {
        // Publishing raises the revision of this row: whoever publishes meanwhile waits, or was here first.
        const body = await tx
          .selectFrom('planningBody')
          .select(['bodyId', 'kind', 'name', 'slug', 'unitCode'])
          .where('bodyId', '=', bodyId as BodyId)
          .forUpdate()
          .executeTakeFirst();
        if (!body) return;
        await work({
          place: await printedBody(tx, body),
          document: await documentOf(tx, body.bodyId as BodyId, today),
          replaceEntries: (entries) =>
            searchIndex(tx, language).replaceEntriesOf(body.bodyId as BodyId, PLAN_SOURCE, entries)
        });
      })
  };
}

async function bodiesToIndex(db: Db, mark: number): Promise<string[]> {
  const { rows } = await sql<{ bodyId: string }>`
    select distinct body_id from published_plan as plan
    where not exists (select from published_search_entry as entry
      where entry.source = ${PLAN_SOURCE} and entry.analysis = ${mark} and entry.body_id = plan.body_id)
    order by body_id`.execute(db);
  return rows.map(({ bodyId }) => bodyId);
}

async function documentOf(tx: Tx, bodyId: BodyId, today: CalendarDay) {
  // Narrower by its type only: what publishing reads, everybody may.
  const plans = publishedPlans(tx as unknown as PublicDb);
  const approved = (await plans.versions(bodyId)).filter((version) =>
    wasApproved(planStateOn(version.records, version, today))
  );
  const last = approved.toSorted((a, b) => b.publishedAt.getTime() - a.publishedAt.getTime())[0];
  return last && plans.document(last);
}
