import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { type Kysely, sql } from 'kysely';
import type { BodyId, PlanningBody } from '#lib/domain/tenancy/planning-body.ts';
import { type OpenRemoval, removalStore } from '../db/body-removals.ts';
import type { Database, Db, Tx } from '../db/db.ts';
import { evaluationStore } from '../db/evaluations.ts';
import { installationEventStore } from '../db/installation-events.ts';
import { measuredValueStore } from '../db/measured-values.ts';
import { needModelStore } from '../db/need-models.ts';
import { publishedWriter } from '../db/published.ts';
import { consultationPublisher } from '../db/published-consultations.ts';
import { progressPublisher } from '../db/published-progress.ts';
import { spendingStore } from '../db/published-spending.ts';
import { statementPublisher } from '../db/published-statements.ts';
import { stepPublisher } from '../db/published-steps.ts';
import { voicePublisher } from '../db/published-voices.ts';
import { TABLE_KINDS } from '../db/table-kinds.ts';
import type { FileStore } from '../files.ts';
import { inTransaction, type Stores } from '../stores.ts';
import { chainEvents } from '../upkeep/chain-events.ts';
import { forgetImport } from '../use-cases/import/stage-import.ts';
import { namesOf, ownedTables } from './travelling-tables.ts';
import { writeBody } from './write-body.ts';

/** Rows of one statement: the embedded database's only connection is held for a moment. */
const PART = 300;

type From = { database: Pick<Database, 'bulkDb'>; files: Pick<FileStore, 'stream' | 'remove'> };

export type Removed = { archived: boolean; keptVersions: number; revision: number };

/**
 * Removes all data of a body whose coordinator asked for it, after keeping the last archive at `path`. Versions that a
 * council approved stay public at their addresses (docs/decisions/0014). Killed in between, it goes on when it is
 * called again: the desk shows no half of a plan meanwhile.
 * @returns null when nobody asked for it
 * @throws what writing the archive throws; then nothing is removed and the desk is as it was
 */
export async function removeBody(
  { database, files }: From,
  body: PlanningBody,
  path: string,
  now: Date
): Promise<Removed | null> {
  const db = database.bulkDb;
  const removals = removalStore(db);
  const asked = await removals.findOpen(body.bodyId);
  if (!asked) return null;
  const archived = asked.exportedHash === null;
  const exportedHash = asked.exportedHash ?? (await archive({ database, files }, body, asked, path, now));
  const head = await readHead(db, body.bodyId);
  await eraseOwned(db, body.bodyId);
  await withdrawDocuments(db, body.bodyId);
  const keptVersions = await withdrawDrafts(db, body.bodyId);
  await removeDirectory(db, body.bodyId);
  const revision = await inBody(db, body.bodyId, async (tx) => {
    await voicePublisher(tx, body.bodyId).hideAll();
    await consultationPublisher(tx, body.bodyId).hideAll();
    await statementPublisher(tx, body.bodyId).hideAll();
    await evaluationStore(tx, body.bodyId).hideAll();
    await measuredValueStore(tx, body.bodyId).hideAll();
    await progressPublisher(tx, body.bodyId).hideAll();
    await stepPublisher(tx, body.bodyId).hideAll();
    await spendingStore(tx, body.bodyId).hideAll();
    await needModelStore(tx, body.bodyId).hideAll();
    await removalStore(tx).end(asked.id, now);
    await installationEventStore(tx).add({
      ...{ actorId: null, action: 'removed', subject: 'body', subjectId: body.bodyId },
      details: { archive: exportedHash, head, keptVersions }
    });
    return publishedWriter(tx, body.bodyId).raiseRevision();
  });
  return { archived, keptVersions, revision };
}

/** From the first step on nobody changes anything; if the archive cannot be written, everything is as it was. */
async function archive(
  { database, files }: From,
  body: PlanningBody,
  { id }: OpenRemoval,
  path: string,
  now: Date
): Promise<string> {
  const db = database.bulkDb;
  const removals = removalStore(db);
  await forgetWaiting(db, files, body.bodyId, now);
  await chainEvents(db);
  await removals.begin(id, now);
  try {
    await writeBody({ database, files }, body, path, now);
    const hash = createHash('sha256');
    await pipeline(createReadStream(path), hash);
    const hex = hash.digest('hex');
    await removals.exported(id, hex);
    return hex;
  } catch (error) {
    await removals.begin(id, null);
    throw error;
  }
}

/** Tables that were sent and wait are in nobody's plan yet; their unseen rows would hold the others. */
async function forgetWaiting(
  db: Db,
  files: Pick<FileStore, 'remove'>,
  bodyId: BodyId,
  now: Date
): Promise<void> {
  const work = {
    files,
    inBody: <T>(run: (stores: Stores) => Promise<T>) => inTransaction(db, bodyId, run)
  };
  const tomorrow = new Date(now.getTime() + 86_400_000);
  for (const run of await work.inBody(({ imports }) => imports.waitingSince(tomorrow))) {
    await forgetImport(work, run);
  }
}

async function readHead(db: Db, bodyId: BodyId): Promise<string | null> {
  const { rows } = await inBody(db, bodyId, (tx) =>
    sql<{ hash: string }>`select chain_hash as hash from event_head where body_id = ${bodyId}`.execute(tx)
  );
  return rows[0]?.hash ?? null;
}

/** Every owned table, those that name others first, a few rows in each transaction. */
async function eraseOwned(db: Db, bodyId: BodyId): Promise<void> {
  for (const table of (await ownedTables(db as unknown as Kysely<never>)).toReversed()) {
    let erased = PART;
    while (erased === PART) {
      const { rows } = await inBody(db, bodyId, (tx) =>
        sql<{ erased: number }>`select erase_owned(${table}::regclass, ${PART}) as erased`.execute(tx)
      );
      erased = rows[0]?.erased ?? 0;
    }
  }
}

/**
 * Takes back what was published and never approved. What a council approved is a public document, readable for ever.
 * @returns how many versions stay
 */
async function withdrawDrafts(db: Db, bodyId: BodyId): Promise<number> {
  const isApproved = sql`records @> '[{"kind": "approved"}]'`;
  await inBody(db, bodyId, (tx) =>
    sql`delete from published_plan where body_id = ${bodyId} and not ${isApproved}`.execute(tx)
  );
  const others = Object.keys(TABLE_KINDS).filter(
    (name) => TABLE_KINDS[name] === 'public' && name !== 'published_plan'
  );
  const { rows: versioned } = await sql<{ name: string }>`
    select attrelid::regclass::text as name from pg_attribute
    where attrelid = any (${others}::text[]::regclass[]) and attname in ('body_id', 'plan_id', 'number')
    group by attrelid having count(*) = 3`.execute(db);
  for (const { name } of versioned) {
    await inBody(db, bodyId, (tx) =>
      sql`
        delete from ${sql.table(name)} t where t.body_id = ${bodyId} and not exists (
          select from published_plan p where p.body_id = t.body_id and p.plan_id = t.plan_id and p.number = t.number)`.execute(
        tx
      )
    );
  }
  const kept = await db
    .selectFrom('publishedPlan')
    .select(db.fn.countAll<number>().as('count'))
    .where('bodyId', '=', bodyId)
    .executeTakeFirstOrThrow();
  return Number(kept.count);
}

/** Documents that the body published are its own data; the search forgets them, a few at a time. */
async function withdrawDocuments(db: Db, bodyId: BodyId): Promise<void> {
  const part = () =>
    inTransaction(db, bodyId, async ({ publishedDocuments }) => {
      const ids = await publishedDocuments.listIds(20);
      for (const id of ids) await publishedDocuments.withdraw(id);
      return ids.length;
    });
  while ((await part()) > 0);
}

/** Services and providers that the body kept go too, unless another body's plan or figures stand on them. */
async function removeDirectory(db: Db, bodyId: BodyId): Promise<void> {
  for (const table of ['service', 'provider']) {
    const naming = await namesOf(db as unknown as Kysely<never>, table);
    const named = naming.map(
      (one) => sql`exists (select from ${sql.table(one.table)} o where ${sql.ref(`o.${one.column}`)} = t.id)`
    );
    const free = await db.transaction().execute(async (tx) => {
      // Other bodies' rows are seen by the role of backups only; nothing but ids leaves it.
      await sql`set local role opora_backup`.execute(tx);
      const { rows } = await sql<{ id: string }>`
        select t.id from ${sql.table(table)} t
        where t.steward_body_id = ${bodyId} and not (${sql.join(named, sql` or `)})`.execute(tx);
      return rows.map(({ id }) => id);
    });
    await inBody(db, bodyId, (tx) =>
      sql`delete from ${sql.table(table)} where id = any (${free}::uuid[])`.execute(tx)
    );
  }
}

function inBody<T>(db: Db, bodyId: BodyId, work: (tx: Tx) => Promise<T>): Promise<T> {
  return db.transaction().execute(async (tx) => {
    await sql`select set_config('app.body', ${bodyId}, true)`.execute(tx);
    return work(tx);
  });
}
