import { planPeriod } from '#lib/domain/plans/plan.ts';
import { measureViews } from '#lib/domain/publishing/measure-view.ts';
import type { PlanDocument } from '#lib/domain/publishing/plan-document.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import type { BodyId, PlanningBody } from '#lib/domain/tenancy/planning-body.ts';
import { arrivalStore } from '../db/body-arrivals.ts';
import type { Database, Db, Tx } from '../db/db.ts';
import { publishedPlans } from '../db/published.ts';
import type { FileStore } from '../files.ts';
import { printedBody } from '../printed-body.ts';
import { openStores } from '../stores.ts';
import { publishConsultations } from '../use-cases/consultations/publish-consultations.ts';
import { publishVoices } from '../use-cases/evidence/publish-voices.ts';
import { checkPlan } from '../use-cases/plans/read-plan.ts';
import { planEntries } from '../use-cases/publishing/plan-entries.ts';
import { BodyArchiveError } from './archive-fault.ts';
import type { BodyManifest } from './archive-schema.ts';
import { type Arriving, arrive } from './arriving.ts';
import { bundled, insertRows, insertsOf } from './insert-rows.ts';
import { type ReadBody, type Row, readBody } from './read-body.ts';
import { settleDirectory } from './settle-directory.ts';
import { type TravellingTable, travellingTables } from './travelling-tables.ts';

type Into = { database: Pick<Database, 'bulkDb'>; files: Pick<FileStore, 'put'> };

/** The body that received the data, and the revision of its public pages from now on. */
export type Received = { body: PlanningBody; revision: number; rows: number; files: number };

/**
 * Takes the archive of a body into this installation: all of it or nothing, in short transactions, so that people are
 * served meanwhile. The body is known by its unit or address and has no plan here yet. Rights never arrive with a file; people are invited anew.
 * @param actorId whom the event names; null for the command line
 * @throws BodyArchiveError
 */
export async function receiveBody(
  { database, files }: Into,
  path: string,
  { actorId, today }: { actorId: string | null; today: CalendarDay }
): Promise<Received> {
  const { bulkDb } = database;
  const tables = await travellingTables(bulkDb as never);
  const read = await readBody(path, tables);
  try {
    const body = await ownerOf(bulkDb, read);
    // On the disk before a row speaks of them; if the rows never come, they are collected.
    for (const file of read.manifest.files) await files.put(await read.file(file.path));
    const revision = await arrive(
      bulkDb,
      body,
      (arriving) => takeIn(arriving, body, tables, read.rows, today),
      (tx) => receive(tx, body, read.manifest, actorId)
    );
    await bulkDb.transaction().execute((tx) => findable(tx, body, today));
    const rows = [...read.rows.values()].reduce((sum, all) => sum + all.length, 0);
    return { body, revision, rows, files: read.manifest.files.length };
  } finally {
    await read.close();
  }
}

async function ownerOf(db: Db, { manifest }: ReadBody): Promise<PlanningBody> {
  const { unitCode, kind, slug } = manifest.body;
  const bodies = db.selectFrom('planningBody').select(['bodyId', 'kind', 'name', 'slug', 'unitCode']);
  const found = unitCode
    ? await bodies.where('unitCode', '=', unitCode).where('kind', '=', kind).executeTakeFirst()
    : await bodies.where('slug', '=', slug).where('kind', '=', kind).executeTakeFirst();
  if (!found) throw new BodyArchiveError('no-such-body', manifest.body.name);
  return found;
}

async function takeIn(
  arriving: Arriving,
  body: PlanningBody,
  tables: readonly TravellingTable[],
  rows: ReadonlyMap<string, Row[]>,
  today: CalendarDay
): Promise<void> {
  const settled = await arriving((tx) => settleDirectory(tx, body.bodyId, tables, rows));
  const travelling = tables.filter(({ name }) => name !== 'published_plan');
  const inserts = travelling.flatMap((table) => insertsOf(table, settled.get(table.name) ?? [], body.bodyId));
  for (const bundle of bundled(inserts)) {
    await arriving(async (tx) => {
      for (const insert of bundle) await insertRows(tx, insert, body.bodyId);
    });
  }
  for (const row of rows.get('published_plan') ?? []) {
    await arriving((tx) => publishAgain(tx, body.bodyId, row, rows));
  }
  for (const { id } of rows.get('plan') ?? []) {
    await arriving((tx) => refuseUnreadable(tx, body, id as string, today));
  }
}

/** The last step, from which on everybody sees what has arrived. */
async function receive(
  tx: Tx,
  { bodyId }: PlanningBody,
  manifest: BodyManifest,
  actorId: string | null
): Promise<number> {
  const stores = openStores(tx, bodyId);
  await stores.publishedQuestionnaires.publishAll();
  await stores.surveyResults.publishAll();
  await stores.needModels.publish();
  await stores.events.add({
    ...{ actorId, action: 'received', subject: 'body', subjectId: bodyId },
    details: { written: manifest.createdAt, head: manifest.events?.head ?? null }
  });
  await publishVoices(stores);
  await publishConsultations(stores);
  await stores.publishedStatements.showCriteria();
  await stores.publishedStatements.show(null);
  await stores.publishedProgress.show(null);
  await stores.publishedSteps.show();
  await stores.measuredValues.show(null);
  await stores.evaluations.show();
  await stores.spending.publishAll();
  return stores.published.raiseRevision();
}

/** Publishes what was public where it comes from: content from the frozen version, never from the archive's say-so. */
async function publishAgain(
  tx: Tx,
  bodyId: BodyId,
  row: Row,
  rows: ReadonlyMap<string, Row[]>
): Promise<void> {
  const own = (table: string) => (rows.get(table) ?? []).filter((one) => one.plan_id === row.plan_id);
  const version = own('plan_version').find(({ number }) => number === row.number);
  if (!version) throw new BodyArchiveError('unfit-row', 'published_plan');
  const document = version.document as PlanDocument;
  const records = own('state_record').filter((one) => one.content_hash === version.content_hash);
  const key = { plan_id: row.plan_id, number: row.number };
  const named = { bodyId, planId: row.plan_id as string, number: row.number as number };
  // A version that stayed public when the body left is not taken back with this arrival.
  if (!(await publishedPlans(tx as never).outline(named))) {
    await arrivalStore(tx).addPart(bodyId, 'published_plan', [key]);
    await arrivalStore(tx).addPart(bodyId, 'published_measure', [key]);
  }
  await openStores(tx, bodyId).published.publish(
    {
      ...{ planId: named.planId, number: named.number },
      ...{ contentHash: version.content_hash as string, document },
      ...{ period: planPeriod(document.plan), title: document.plan.title },
      ...{ validFrom: document.plan.validFrom, validTo: document.plan.validTo },
      demonstration: document.demonstration,
      publishedAt: new Date(row.published_at as string),
      records: records.toSorted(byRecording).map(recordOf)
    },
    measureViews(document)
  );
}

function byRecording(a: Row, b: Row): number {
  return String(a.recorded_at) < String(b.recorded_at) ? -1 : 1;
}

function recordOf({ id, kind, from, to, approval, content_hash }: Row) {
  return { id, kind, from, to: to ?? null, approval: approval ?? null, contentHash: content_hash } as never;
}

/** A plan that the desk could not open is no plan: it is read once, as the check of the law reads it. */
async function refuseUnreadable(tx: Tx, body: PlanningBody, id: string, today: CalendarDay): Promise<void> {
  await checkPlan(openStores(tx, body.bodyId), body, id, today).catch((error: Error) => {
    throw new BodyArchiveError('unfit-row', `plan ${id}: ${error.message.slice(0, 100)}`);
  });
}

async function findable(tx: Tx, body: PlanningBody, today: CalendarDay): Promise<void> {
  const plans = publishedPlans(tx as never);
  const version = await plans.inForce(body.bodyId, today);
  const document = version && (await plans.document(version));
  if (!document) return;
  const { search } = openStores(tx, body.bodyId);
  await search.replaceEntriesOf('plan', planEntries(document, await printedBody(tx as never, body)));
}
