import { type Kysely, sql } from 'kysely';
import type { DocumentFormat } from '#lib/domain/publishing/body-document.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import type { Db } from '../db/db.ts';
import { LONGEST_READING_MS } from './text-in-thread.ts';

/** A reading that ended the whole program so many times is not begun again. */
const MOST_ATTEMPTS = 3;
/** Whoever reads longer than this was ended; another process may begin anew. */
const LEASE_MS = 2 * LONGEST_READING_MS;

export type Claimed = { bodyId: BodyId; id: string; hash: string; format: DocumentFormat; attempts: number };

/**
 * Takes the document that waits longest, in whatever body, for this process alone.
 * @param now also takes those that another reading left behind before it
 */
export async function claimDocument(db: Db, now: Date): Promise<Claimed | null> {
  const left = new Date(now.getTime() - LEASE_MS);
  const waiting = await across(db, async (tx) => {
    const { rows } = await sql<{ bodyId: BodyId; id: string }>`
      select body_id, id from body_document
      where reading = 'waiting' or (reading = 'reading' and started_at < ${left})
      order by uploaded_at, id limit 1`.execute(tx);
    return rows[0];
  });
  if (!waiting) return null;
  return inBody(db, waiting.bodyId, async (tx) => {
    const { rows } = await sql<Claimed>`
      update body_document set reading = 'reading', started_at = ${now}, attempts = attempts + 1
      where body_id = ${waiting.bodyId} and id = ${waiting.id}
        and (reading = 'waiting' or (reading = 'reading' and started_at < ${left}))
      returning body_id, id, hash, format, attempts`.execute(tx);
    return rows[0] ?? null;
  });
}

/** Whether reading it has ended the program before, so that it is left alone. */
export function hasHurt({ attempts }: Claimed): boolean {
  return attempts > MOST_ATTEMPTS;
}

/** Readings that the end of the only process cut short wait again. */
export async function resumeReadings(db: Db): Promise<void> {
  const bodies = await across(db, async (tx) => {
    const { rows } = await sql<{ bodyId: BodyId }>`
      select distinct body_id from body_document where reading = 'reading'`.execute(tx);
    return rows.map(({ bodyId }) => bodyId);
  });
  for (const bodyId of bodies) {
    await inBody(db, bodyId, (tx) =>
      sql`update body_document set reading = 'waiting'
        where body_id = ${bodyId} and reading = 'reading'`.execute(tx)
    );
  }
}

/** One document that was read and is not yet where the public finds it, as it is now and by today's analysis. */
export async function nextUnsettled(
  db: Db,
  mark: number,
  except: ReadonlySet<string>
): Promise<{ bodyId: BodyId; id: string } | null> {
  const { rows } = await across(db, (tx) =>
    sql<{ bodyId: BodyId; id: string }>`
      select body_id, id from body_document
      where reading in ('read', 'scan', 'failed') and settled_as is distinct from ${mark}::text || ':' || revision
        and id <> all (${[...except]}::uuid[])
      order by uploaded_at, id limit 1`.execute(tx)
  );
  return rows[0] ?? null;
}

/** With which analysis and revision a document is settled. */
export function settledAs(mark: number, revision: number): string {
  return `${mark}:${revision}`;
}

/** Ids are read in all bodies at once, by the role of backups; nothing else leaves it. */
function across<T>(db: Db, work: (tx: Kysely<never>) => Promise<T>): Promise<T> {
  return db.transaction().execute(async (tx) => {
    await sql`set local role opora_backup`.execute(tx);
    return work(tx as unknown as Kysely<never>);
  });
}

function inBody<T>(db: Db, bodyId: BodyId, work: (tx: Kysely<never>) => Promise<T>): Promise<T> {
  return db.transaction().execute(async (tx) => {
    await sql`select set_config('app.body', ${bodyId}, true)`.execute(tx);
    return work(tx as unknown as Kysely<never>);
  });
}
