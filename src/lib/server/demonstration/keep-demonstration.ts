import { sql } from 'kysely';
import { type AssembledPlan, assemblePlan } from '#lib/domain/demonstration/assemble-plan.ts';
import type { AuthoredPlan } from '#lib/domain/demonstration/authored-plan.ts';
import type { PlanDocument } from '#lib/domain/publishing/plan-document.ts';
import type { BodyId, PlanningBody } from '#lib/domain/tenancy/planning-body.ts';
import type { Tx } from '../db/db.ts';
import { searchIndex } from '../db/search-index.ts';
import type { PrintedBody } from '../printed-body.ts';
import { searchLanguage } from '../search/search-language.ts';
import { openStores } from '../stores.ts';
import { photograph } from '../use-cases/publishing/freeze-version.ts';
import { PLAN_SOURCE, planEntries } from '../use-cases/publishing/plan-entries.ts';
import { planRows } from './plan-rows.ts';
import { stateRecords, versionRows } from './version-rows.ts';
import { writeRows } from './write-rows.ts';

/** The plan is refused by the photograph: its body has no plan of this id, which cannot be after keeping it. */
class DemonstrationError extends Error {}

/**
 * Keeps an invented plan in its body and publishes it with its invented approval, all but the files.
 * @param documentOf the photograph, where the caller can make it faster than by reading the rows again
 */
export async function keepDemonstration(
  tx: Tx,
  body: PrintedBody,
  authored: AuthoredPlan,
  idOf: (name: string) => string,
  now: Date,
  documentOf: (plan: AssembledPlan) => Promise<PlanDocument | undefined> = ({ content }) =>
    photograph(discussed(tx, body.bodyId, authored, idOf), onlyBody(body), content.plan.id, authored.frozenOn)
): Promise<PlanDocument> {
  await sql`select set_config('app.body', ${body.bodyId}, true)`.execute(tx);
  const plan = assemblePlan(authored, body.bodyId, idOf);
  await writeRows(tx, planRows(body.bodyId, plan));
  const document = await documentOf(plan);
  if (!document) throw new DemonstrationError(`${authored.key} was not kept.`);
  await writeRows(tx, versionRows(body.bodyId, document, stateRecords(authored, idOf), now));
  await searchIndex(tx, searchLanguage()).replaceEntriesOf(
    body.bodyId,
    PLAN_SOURCE,
    planEntries(document, body)
  );
  await openStores(tx, body.bodyId).events.add({
    ...{ actorId: null, action: 'loaded', subject: 'plan', subjectId: plan.content.plan.id },
    details: { demonstration: true }
  });
  await sql`update planning_body set revision = revision + 1 where body_id = ${body.bodyId}`.execute(tx);
  return document;
}

/** The stores as the photograph must see them: the discussion was held, though its record hangs on the version to come. */
function discussed(tx: Tx, bodyId: BodyId, authored: AuthoredPlan, idOf: (name: string) => string) {
  const stores = openStores(tx, bodyId);
  const records = stateRecords(authored, idOf).map((record) => ({ ...record, contentHash: '' }));
  return { ...stores, versions: { ...stores.versions, records: async () => records } };
}

function onlyBody({ bodyId, kind, name, slug, unitCode }: PlanningBody): PlanningBody {
  return { bodyId, kind, name, slug, unitCode };
}
