import { sql } from 'kysely';
import { planPeriod } from '#lib/domain/plans/plan.ts';
import { measureViews } from '#lib/domain/publishing/measure-view.ts';
import type { PlanDocument } from '#lib/domain/publishing/plan-document.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import type { BodyId, PlanningBody } from '#lib/domain/tenancy/planning-body.ts';
import type { Database, Db, Tx } from '../db/db.ts';
import { publishedPlans } from '../db/published.ts';
import { TABLE_KINDS } from '../db/table-kinds.ts';
import type { FileStore } from '../files.ts';
import { printedBody } from '../printed-body.ts';
import { openStores } from '../stores.ts';
import { checkPlan } from '../use-cases/plans/read-plan.ts';
import { planEntries } from '../use-cases/publishing/plan-entries.ts';
import { BodyArchiveError } from './archive-fault.ts';
import { insertRows } from './insert-rows.ts';
import { type ReadBody, type Row, readBody } from './read-body.ts';
import { settleDirectory } from './settle-directory.ts';
import { type TravellingTable, travellingTables } from './travelling-tables.ts';

type Into = { database: Pick<Database, 'bulkDb'>; files: Pick<FileStore, 'put'> };

/** The body that received the data, and the revision of its public pages from now on. */
export type Received = { body: PlanningBody; revision: number; rows: number; files: number };

/**
 * Takes the archive of a body into this installation: all of it or nothing. The body is known by its unit or address and
 * has no plan here yet. Rights never arrive with a file; people are invited anew.
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
    const revision = await bulkDb
      .transaction()
      .execute((tx) => takeIn(tx, body, tables, read, { actorId, today }));
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
  tx: Tx,
  body: PlanningBody,
  tables: readonly TravellingTable[],
  { manifest, rows }: ReadBody,
  { actorId, today }: { actorId: string | null; today: CalendarDay }
): Promise<number> {
  const { bodyId } = body;
  await sql`select set_config('app.body', ${bodyId}, true)`.execute(tx);
  // Two who bring the same body wait for each other; the second finds plans.
  await tx.selectFrom('planningBody').select('bodyId').where('bodyId', '=', bodyId).forUpdate().execute();
  const plans = await tx
    .selectFrom('plan')
    .select('id')
    .where('bodyId', '=', bodyId)
    .limit(1)
    .executeTakeFirst();
  if (plans) throw new BodyArchiveError('has-plans', body.name);
  const settled = await settleDirectory(tx, bodyId, tables, rows);
  for (const table of tables) {
    if (table.name === 'published_plan') continue;
    const arrived = settled.get(table.name) ?? [];
    if (TABLE_KINDS[table.name] === 'kept') await insertKept(tx, table, arrived, bodyId);
    else await insertRows(tx, table, arrived, bodyId);
  }
  await publishAgain(tx, body, rows);
  await refuseUnreadable(tx, body, rows, today);
  const stores = openStores(tx, bodyId);
  await stores.events.add({
    ...{ actorId, action: 'received', subject: 'body', subjectId: bodyId },
    details: { written: manifest.createdAt, head: manifest.events?.head ?? null }
  });
  await findable(tx, body, today);
  return stores.published.raiseRevision();
}

/** A row of the directory is written by the body that keeps it, whoever brought it. */
async function insertKept(
  tx: Tx,
  table: TravellingTable,
  rows: readonly Row[],
  bodyId: BodyId
): Promise<void> {
  for (const [steward, own] of Map.groupBy(rows, (row) => String(row.steward_body_id))) {
    await sql`select set_config('app.body', ${steward}, true)`.execute(tx);
    await insertRows(tx, table, own, bodyId);
  }
  await sql`select set_config('app.body', ${bodyId}, true)`.execute(tx);
}

/** Publishes what was public where it comes from: content from the frozen version, never from the archive's say-so. */
async function publishAgain(tx: Tx, body: PlanningBody, rows: ReadonlyMap<string, Row[]>): Promise<void> {
  const { published } = openStores(tx, body.bodyId);
  for (const row of rows.get('published_plan') ?? []) {
    const own = (table: string) => (rows.get(table) ?? []).filter((one) => one.plan_id === row.plan_id);
    const version = own('plan_version').find(({ number }) => number === row.number);
    if (!version) throw new BodyArchiveError('unfit-row', 'published_plan');
    const document = version.document as PlanDocument;
    const records = own('state_record').filter((one) => one.content_hash === version.content_hash);
    await published.publish(
      {
        ...{ planId: row.plan_id as string, number: row.number as number },
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
}

function byRecording(a: Row, b: Row): number {
  return String(a.recorded_at) < String(b.recorded_at) ? -1 : 1;
}

function recordOf({ id, kind, from, to, approval, content_hash }: Row) {
  return { id, kind, from, to: to ?? null, approval: approval ?? null, contentHash: content_hash } as never;
}

/** A plan that the desk could not open is no plan: it is read once, as the check of the law reads it. */
async function refuseUnreadable(
  tx: Tx,
  body: PlanningBody,
  rows: ReadonlyMap<string, Row[]>,
  today: CalendarDay
): Promise<void> {
  const stores = openStores(tx, body.bodyId);
  for (const { id } of rows.get('plan') ?? []) {
    await checkPlan(stores, body, id as string, today).catch((error: Error) => {
      throw new BodyArchiveError('unfit-row', `plan ${id}: ${error.message.slice(0, 100)}`);
    });
  }
}

async function findable(tx: Tx, body: PlanningBody, today: CalendarDay): Promise<void> {
  const plans = publishedPlans(tx as never);
  const version = await plans.inForce(body.bodyId, today);
  const document = version && (await plans.document(version));
  if (!document) return;
  const { search } = openStores(tx, body.bodyId);
  await search.replaceEntriesOf('plan', planEntries(document, await printedBody(tx as never, body)));
}
