import { sql } from 'kysely';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import { arrivalStore } from '../db/body-arrivals.ts';
import type { Db, Tx } from '../db/db.ts';
import { TABLE_KINDS } from '../db/table-kinds.ts';

/** Takes back, last things first, what arrivals brought that were cut short; each part is a short transaction. */
export async function takeBackArrivals(db: Db): Promise<number> {
  const cutShort = await arrivalStore(db).cutShort();
  for (const bodyId of cutShort) await takeBack(db, bodyId);
  return cutShort.length;
}

/** The same for one body, whether it was cut short or has just failed. */
export async function takeBack(db: Db, bodyId: BodyId): Promise<void> {
  for (;;) {
    const part = await arrivalStore(db).lastPart(bodyId);
    if (!part) break;
    const { number, tableName, keys } = part;
    const kind = TABLE_KINDS[tableName];
    if (kind === 'kept') await takeBackKept(db, tableName, keys);
    await inArrival(db, bodyId, async (tx) => {
      if (kind === 'public') await deleteNamed(tx, tableName, bodyId, keys);
      if (kind === 'public' || kind === 'kept') await arrivalStore(tx).forgetPart(bodyId, number);
      else await sql`select erase_arrived(${number})`.execute(tx);
    });
  }
  await arrivalStore(db).end(bodyId);
}

/** A provider or a service is taken back unless another body has named it meanwhile; each by the body that keeps it. */
async function takeBackKept(db: Db, table: string, keys: readonly Record<string, unknown>[]): Promise<void> {
  for (const { id, steward_body_id: steward } of keys) {
    const deleted = inArrival(db, steward as BodyId, (tx) =>
      sql`delete from ${sql.table(table)} where id = ${id} and steward_body_id = ${steward}`.execute(tx)
    );
    await deleted.catch((error: { code?: string }) => {
      if (error.code !== NAMED_BY_ANOTHER) throw error;
    });
  }
}

const NAMED_BY_ANOTHER = '23503';

async function deleteNamed(
  tx: Tx,
  table: string,
  bodyId: BodyId,
  keys: readonly Record<string, unknown>[]
): Promise<void> {
  const columns = sql.join(Object.keys(keys[0] ?? {}).map((name) => sql.ref(name)));
  await sql`
    delete from ${sql.table(table)} where body_id = ${bodyId} and (${columns}) in (
      select ${columns} from jsonb_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(keys)}::text::jsonb))`.execute(
    tx
  );
}

/** One short transaction of a body whose archive is being taken in: it sees the plans that nobody sees yet. */
export function inArrival<T>(db: Db, bodyId: BodyId, work: (tx: Tx) => Promise<T>): Promise<T> {
  return db.transaction().execute(async (tx) => {
    await sql`select set_config('app.body', ${bodyId}, true), set_config('app.arriving', 'on', true)`.execute(
      tx
    );
    return work(tx);
  });
}
