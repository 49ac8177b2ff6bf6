import { type RawBuilder, sql } from 'kysely';
import { CONFIRM_DAYS } from '#lib/domain/publishing/notice-subscription.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import type { Db } from '../db/db.ts';
import { TABLE_KINDS } from '../db/table-kinds.ts';
import { TABLE_RULES } from '../db/table-rules.ts';
import type { FileStore } from '../files.ts';
import { inTransaction, type Stores } from '../stores.ts';
import { forgetImport, WAITING_DAYS } from '../use-cases/import/stage-import.ts';

const DAY_MS = 86_400_000;
/** Rows of one statement: the embedded database's only connection is held for a moment. */
const PART = 500;
/** An address that nobody ever confirmed, and that opens nothing, is kept this long. */
const UNCONFIRMED_DAYS = 30;
/** A mail that could not be delivered stays longer, so that the operator sees it. */
const FAILED_MAIL_DAYS = 90;

/**
 * Removes what has been kept for its days, by the rules of `TABLE_RULES`: ended sessions and keys, invitations, decided
 * requests, mails that left, tables that were sent and never applied, addresses that nobody confirmed.
 * @returns how many rows went
 */
export async function removeExpired(db: Db, files: Pick<FileStore, 'remove'>, now: Date): Promise<number> {
  const before = (days: number) => new Date(now.getTime() - days * DAY_MS);
  let removed = 0;
  for (const [table, { kept }] of Object.entries(TABLE_RULES)) {
    if (typeof kept === 'string') continue;
    const due = sql`${sql.ref(kept.after)} < ${before(kept.days)}`;
    removed +=
      TABLE_KINDS[table] === 'body' ? await removeOwned(db, table, due) : await removeRows(db, table, due);
  }
  removed += await removeRows(db, 'mail_message', sql`failed_at < ${before(FAILED_MAIL_DAYS)}`);
  removed += await removeRows(
    db,
    'notice_subscription',
    sql`confirmed_at is null and asked_at < ${before(CONFIRM_DAYS)}`
  );
  removed += await removeUnconfirmed(db, before(UNCONFIRMED_DAYS));
  return removed + (await forgetWaitingImports(db, files, before(WAITING_DAYS)));
}

async function removeRows(db: Db, table: string, due: RawBuilder<unknown>): Promise<number> {
  let removed = 0;
  for (;;) {
    const { numAffectedRows } = await sql`
      delete from ${sql.table(table)} where ctid = any (array(
        select ctid from ${sql.table(table)} where ${due} limit ${PART}))`.execute(db);
    removed += Number(numAffectedRows ?? 0n);
    if (Number(numAffectedRows ?? 0n) < PART) return removed;
  }
}

/** Rows of bodies, each removed as its body. */
async function removeOwned(db: Db, table: string, due: RawBuilder<unknown>): Promise<number> {
  let removed = 0;
  const bodies = await bodiesWith(db, sql`select distinct body_id from ${sql.table(table)} where ${due}`);
  for (const bodyId of bodies) {
    removed += await runInBody(
      db,
      bodyId,
      sql`delete from ${sql.table(table)} where body_id = ${bodyId} and ${due}`
    );
  }
  return removed;
}

/** The role of backups sees whether somebody holds a role anywhere; nothing but ids leaves it. */
async function removeUnconfirmed(db: Db, before: Date): Promise<number> {
  const ids = await asBackup(
    db,
    sql`select a.id from user_account a
      where not a.email_verified and not a.operator and a.created_at < ${before}
        and not exists (select from membership m where m.account_id = a.id)
        and not exists (select from coordinator_request r where r.account_id = a.id and r.decided_at is null)
      limit ${PART}`
  );
  if (ids.length === 0) return 0;
  await sql`update actor set name = null, account_id = null where account_id = any (${ids}::uuid[])`.execute(
    db
  );
  const { numAffectedRows } = await sql`
    delete from user_account where id = any (${ids}::uuid[]) and not email_verified`.execute(db);
  return Number(numAffectedRows ?? 0n);
}

/** One import that cannot be forgotten keeps no other: what went wrong is thrown when all have been tried. */
async function forgetWaitingImports(db: Db, files: Pick<FileStore, 'remove'>, before: Date): Promise<number> {
  let removed = 0;
  const failures: unknown[] = [];
  const bodies = await bodiesWith(
    db,
    sql`select distinct body_id from import_run where applied_at is null and uploaded_at < ${before}`
  );
  for (const bodyId of bodies) {
    const inBody = <T>(run: (stores: Stores) => Promise<T>) => inTransaction(db, bodyId, run);
    for (const run of await inBody(({ imports }) => imports.waitingSince(before))) {
      await forgetImport({ files, inBody }, run).then(
        () => (removed += 1),
        (failure: unknown) => failures.push(failure)
      );
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, `Imports not forgotten: ${failures.length}`);
  return removed;
}

function bodiesWith(db: Db, query: RawBuilder<unknown>): Promise<BodyId[]> {
  return asBackup(db, query) as Promise<BodyId[]>;
}

/** The one column of a query, read across bodies. */
function asBackup(db: Db, query: RawBuilder<unknown>): Promise<string[]> {
  return db.transaction().execute(async (tx) => {
    await sql`set local role opora_backup`.execute(tx);
    const { rows } = await (query as RawBuilder<Record<string, string>>).execute(tx);
    return rows.flatMap((row) => Object.values(row));
  });
}

function runInBody(db: Db, bodyId: BodyId, statement: RawBuilder<unknown>): Promise<number> {
  return db.transaction().execute(async (tx) => {
    await sql`select set_config('app.body', ${bodyId}, true)`.execute(tx);
    const { numAffectedRows } = await statement.execute(tx);
    return Number(numAffectedRows ?? 0n);
  });
}
