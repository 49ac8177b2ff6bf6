import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import type { Db } from '../db/db.ts';
import { TABLE_KINDS } from '../db/table-kinds.ts';
import { TABLE_RULES } from '../db/table-rules.ts';
import type { FileHash, FileStore } from '../files.ts';

/** A file that no row names is kept this long after it was brought: its row may be on its way. */
export const FILE_GRACE_DAYS = 7;
/** A picture that no text shows is kept this long after it was brought: its author may still place it. */
export const PICTURE_GRACE_DAYS = 30;

const DAY_MS = 86_400_000;

/**
 * Removes files that nothing refers to. What a frozen version, an earlier wording or any row names stays. Killed in
 * between, the next round ends what was begun.
 * @returns how many files were removed
 */
export async function collectFiles(db: Db, files: FileStore, now: Date): Promise<number> {
  const isNeeded = async (hash: FileHash) => (await neededOf(db, [hash])).has(hash);
  await files.endRemovals(isNeeded);
  const before = new Date(now.getTime() - FILE_GRACE_DAYS * DAY_MS);
  let removed = 0;
  for await (const part of inParts(files.list(), 500)) {
    const needed = await neededOf(db, part);
    for (const hash of part.filter((one) => !needed.has(one))) {
      if (await files.removeUnused(hash, before, isNeeded)) removed += 1;
    }
  }
  return removed;
}

/**
 * Forgets pictures that were brought and never placed into a text. Their files go with a later round, so that a backup
 * read meanwhile still finds them.
 */
export async function forgetUnplacedPictures(db: Db, now: Date): Promise<number> {
  const before = new Date(now.getTime() - PICTURE_GRACE_DAYS * DAY_MS);
  const tables = Object.entries(TABLE_RULES).filter(
    ([table, { files }]) => files && table !== 'attachment' && TABLE_KINDS[table] === 'body'
  );
  const named = sql.join(
    tables.flatMap(([table, { files }]) =>
      (files ?? []).map(
        (column) =>
          sql`exists (select from ${sql.table(table)} o where o.body_id = a.body_id and ${sql.ref(`o.${column}`)} = a.hash)`
      )
    ),
    sql` or `
  );
  let forgotten = 0;
  for (const bodyId of await bodiesWithPictures(db, before)) {
    forgotten += await db.transaction().execute(async (tx) => {
      await sql`select set_config('app.body', ${bodyId}, true)`.execute(tx);
      const { numAffectedRows } = await sql`
        delete from attachment a where a.body_id = ${bodyId} and a.uploaded_at < ${before}
          and not (${named})
          and not exists (select from old_plan_piece p where p.body_id = a.body_id and p.content ->> 'file' = a.hash)
          and not exists (select from block b where b.body_id = a.body_id and b.content ->> 'file' = a.hash)
          and not exists (select from wording w where w.body_id = a.body_id and w.content ->> 'file' = a.hash)
          and not exists (select from plan_version v where v.body_id = a.body_id
            and jsonb_path_exists(v.document, '$.sections[*].blocks[*].content.file ? (@ == $hash)',
              jsonb_build_object('hash', a.hash)))`.execute(tx);
      return Number(numAffectedRows ?? 0n);
    });
  }
  return forgotten;
}

function bodiesWithPictures(db: Db, before: Date): Promise<BodyId[]> {
  return asBackup(db, async (tx) => {
    const { rows } = await sql<{ bodyId: BodyId }>`
      select distinct body_id from attachment where uploaded_at < ${before}`.execute(tx);
    return rows.map(({ bodyId }) => bodyId);
  });
}

/** Those of the hashes that some row names, in whatever body: a file is shared by all that have the same content. */
function neededOf(db: Db, hashes: readonly FileHash[]): Promise<Set<FileHash>> {
  const asked = sql`any (${[...hashes]}::text[])`;
  const columns = Object.entries(TABLE_RULES).flatMap(([table, { files }]) =>
    (files ?? []).map((column) => namedIn(table, column, asked))
  );
  // A picture of a frozen version is an attachment, unless its body was removed and the version stayed public.
  const shown = sql`
    select file #>> '{}' as hash from published_plan p,
      jsonb_path_query(p.document, '$.sections[*].blocks[*].content.file') as file
    where file #>> '{}' = ${asked} and not exists (select from plan_version v
      where v.body_id = p.body_id and v.plan_id = p.plan_id and v.number = p.number)`;
  return asBackup(db, async (tx) => {
    const { rows } = await sql<{ hash: FileHash }>`
      ${sql.join([...columns, shown], sql` union `)}`.execute(tx);
    return new Set(rows.map(({ hash }) => hash));
  });
}

/** The file of an import is kept while it waits; what was applied is in the plan. */
function namedIn(table: string, column: string, asked: RawBuilder<unknown>): RawBuilder<unknown> {
  const waiting = table === 'import_run' ? sql`and applied_at is null` : sql``;
  return sql`select ${sql.ref(column)} as hash from ${sql.table(table)} where ${sql.ref(column)} = ${asked} ${waiting}`;
}

function asBackup<T>(db: Db, work: (tx: Kysely<never>) => Promise<T>): Promise<T> {
  return db.transaction().execute(async (tx) => {
    await sql`set local role opora_backup`.execute(tx);
    return work(tx as unknown as Kysely<never>);
  });
}

async function* inParts<T>(all: AsyncIterable<T>, size: number): AsyncGenerator<T[]> {
  let part: T[] = [];
  for await (const one of all) {
    part.push(one);
    if (part.length === size) {
      yield part;
      part = [];
    }
  }
  if (part.length > 0) yield part;
}
