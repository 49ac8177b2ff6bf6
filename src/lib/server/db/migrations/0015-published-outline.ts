import { type Kysely, sql } from 'kysely';
import type { PlanDocument } from '#lib/domain/publishing/plan-document.ts';
import { outlineOf } from '#lib/domain/publishing/plan-outline.ts';

type Published = { bodyId: string; planId: string; number: number };

/** What lists show of a plan stands beside it, so that a list need not read three hundred kilobytes of each. */
export async function up(db: Kysely<never>) {
  await sql`alter table published_plan add column outline jsonb`.execute(db);
  const { rows } = await sql<Published>`select body_id, plan_id, number from published_plan`.execute(db);
  // One document at a time: together they would fill the memory.
  for (const { bodyId, planId, number } of rows) {
    const key = sql`body_id = ${bodyId} and plan_id = ${planId} and number = ${number}`;
    const found = await sql<{ document: PlanDocument }>`
      select document from published_plan where ${key}`.execute(db);
    const document = found.rows[0]?.document;
    if (!document) continue;
    const outline = JSON.stringify(outlineOf(document));
    await sql`update published_plan set outline = ${outline}::jsonb where ${key}`.execute(db);
  }
  await sql`alter table published_plan alter column outline set not null`.execute(db);
}
