import { sql } from 'kysely';
import { type AssembledPlan, assemblePlan } from '#lib/domain/demonstration/assemble-plan.ts';
import type { AuthoredPlan } from '#lib/domain/demonstration/authored-plan.ts';
import type { PlanDocument } from '#lib/domain/publishing/plan-document.ts';
import type { BodyId, PlanningBody } from '#lib/domain/tenancy/planning-body.ts';
import type { Db, Tx } from '../db/db.ts';
import { searchIndex } from '../db/search-index.ts';
import type { PrintedBody } from '../printed-body.ts';
import { searchLanguage } from '../search/search-language.ts';
import { openStores } from '../stores.ts';
import { publishDirectory } from '../use-cases/directory/publish-directory.ts';
import { photograph } from '../use-cases/publishing/freeze-version.ts';
import { PLAN_SOURCE, planEntries } from '../use-cases/publishing/plan-entries.ts';
import { planRows } from './plan-rows.ts';
import { progressRows } from './progress-rows.ts';
import { stateRecords, versionRows } from './version-rows.ts';
import { writeRows } from './write-rows.ts';

/** The plan is refused by the photograph: its body has no plan of this id, which cannot be after keeping it. */
class DemonstrationError extends Error {}

/** Runs work on one body's rows in a short transaction of its own. */
type InBody = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;

/**
 * Keeps an invented plan in its body and publishes it with its invented approval, all but the files. Done in short
 * transactions, so that nobody waits long for the embedded database's only connection; the last but one publishes. What a
 * killed process left is taken up when the same plan is kept again.
 * @param documentOf the photograph, where the caller can make it faster than by reading the rows again
 */
export async function keepDemonstration(
  db: Db,
  body: PrintedBody,
  authored: AuthoredPlan,
  idOf: (name: string) => string,
  now: Date,
  documentOf?: (plan: AssembledPlan) => PlanDocument
): Promise<PlanDocument> {
  const { bodyId } = body;
  const inBody: InBody = (work) =>
    db.transaction().execute(async (tx) => {
      await sql`select set_config('app.body', ${bodyId}, true)`.execute(tx);
      return work(tx);
    });
  const plan = assemblePlan(authored, bodyId, idOf);
  const planId = plan.content.plan.id;
  await writeRows(inBody, planRows(bodyId, plan));
  const document =
    documentOf?.(plan) ??
    (await inBody((tx) =>
      photograph(discussed(tx, bodyId, authored, idOf), onlyBody(body), planId, authored.frozenOn)
    ));
  if (!document) throw new DemonstrationError(`${authored.key} was not kept.`);

  const { kept, published } = versionRows(bodyId, document, stateRecords(authored, idOf), now);
  await writeRows(inBody, kept);
  const progress = progressRows(bodyId, document, authored, idOf);
  await writeRows(inBody, progress.kept);
  const entries = planEntries(document, body);
  const language = searchLanguage();
  await inBody((tx) => searchIndex(tx, language).replaceEntriesOf(bodyId, PLAN_SOURCE, entries));
  await inBody(async (tx) => {
    await writeRows((work) => work(tx), published);
    await writeRows((work) => work(tx), progress.published);
    await openStores(tx, bodyId).events.add({
      ...{ actorId: null, action: 'loaded', subject: 'plan', subjectId: planId },
      details: { demonstration: true }
    });
    await sql`update planning_body set revision = revision + 1 where body_id = ${bodyId}`.execute(tx);
  });
  await publishDirectory((work) => inBody((tx) => work(openStores(tx, bodyId))));
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
