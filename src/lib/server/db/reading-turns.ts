import { type Kysely, sql } from 'kysely';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import type { Db } from './db.ts';

/** A reading that ended the whole program so many times is not begun again. */
const MOST_ATTEMPTS = 3;

/** Tables of files that are read in the background, and since when a row of them waits. */
const WAITS_SINCE = { body_document: 'uploaded_at', old_plan: 'read_at' } as const;
export type ReadTable = keyof typeof WAITS_SINCE;

export type ClaimedFile = { bodyId: BodyId; id: string; hash: string; format: string; attempts: number };

/**
 * Takes the file that waits longest, in whatever body, for this process alone.
 * @param now also takes those that another reading left behind before it
 * @param leaseMs whoever reads longer than this was ended; another process may begin anew
 */
export async function claimReading(
  db: Db,
  table: ReadTable,
  now: Date,
  leaseMs: number
): Promise<ClaimedFile | null> {
  const left = new Date(now.getTime() - leaseMs);
  const name = sql.table(table);
  const waiting = await across(db, async (tx) => {
    const { rows } = await sql<{ bodyId: BodyId; id: string }>`
      select body_id, id from ${name}
      where reading = 'waiting' or (reading = 'reading' and coalesce(started_at < ${left}, true))
      order by ${sql.ref(WAITS_SINCE[table])}, id limit 1`.execute(tx);
    return rows[0];
  });
  if (!waiting) return null;
  return inBody(db, waiting.bodyId, async (tx) => {
    const { rows } = await sql<ClaimedFile>`
      update ${name} set reading = 'reading', started_at = ${now}, attempts = attempts + 1
      where body_id = ${waiting.bodyId} and id = ${waiting.id}
        and (reading = 'waiting' or (reading = 'reading' and coalesce(started_at < ${left}, true)))
      returning body_id, id, hash, format, attempts`.execute(tx);
    return rows[0] ?? null;
  });
}

/** Whether reading it has ended the program before, so that it is left alone. */
export function hasHurt({ attempts }: Pick<ClaimedFile, 'attempts'>): boolean {
  return attempts > MOST_ATTEMPTS;
}

/** Readings that the end of the only process cut short wait again. */
export async function resumeReadings(db: Db, table: ReadTable): Promise<void> {
  const name = sql.table(table);
  const bodies = await across(db, async (tx) => {
    const { rows } = await sql<{ bodyId: BodyId }>`
      select distinct body_id from ${name} where reading = 'reading'`.execute(tx);
    return rows.map(({ bodyId }) => bodyId);
  });
  for (const bodyId of bodies) {
    await inBody(db, bodyId, (tx) =>
      sql`update ${name} set reading = 'waiting' where body_id = ${bodyId} and reading = 'reading'`.execute(
        tx
      )
    );
  }
}

/** Ids are read in all bodies at once, by the role of backups; nothing else leaves it. */
export function across<T>(db: Db, work: (tx: Kysely<never>) => Promise<T>): Promise<T> {
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
