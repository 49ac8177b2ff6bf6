import { sql } from 'kysely';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import { arrivalStore } from '../db/body-arrivals.ts';
import type { Db, Tx } from '../db/db.ts';
import { TABLE_KINDS } from '../db/table-kinds.ts';
import { BodyArchiveError } from './archive-fault.ts';

/** One short transaction of a body whose archive is being taken in: it sees the plans that nobody sees yet. */
export type Arriving = <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;

/**
 * Takes an archive in: all of it or nothing, in short transactions. Plans of the body are seen when the last of them
 * ends; when one fails, what came before is taken back.
 * @throws BodyArchiveError `arriving` when another arrival of this body is under way, `has-plans` when it has plans
 */
export async function arrive(
  db: Db,
  body: { bodyId: BodyId; name: string },
  steps: (arriving: Arriving) => Promise<void>,
  last: (tx: Tx) => Promise<number>
): Promise<number> {
  const { bodyId } = body;
  if ((await arrivalStore(db).find(bodyId)) === 'cut-short') await takeBack(db, bodyId);
  await begin(db, body);
  const arriving: Arriving = (work) =>
    inArrival(db, bodyId, async (tx) => {
      if (!(await arrivalStore(tx).touch(bodyId))) throw new BodyArchiveError('arriving', body.name);
      return work(tx);
    });
  try {
    await steps(arriving);
    return await arriving(async (tx) => {
      await arrivalStore(tx).end(bodyId);
      return last(tx);
    });
  } catch (error) {
    // What cannot be taken back now is taken back by the next arrival or the daily round; nobody sees it.
    await takeBack(db, bodyId).catch(() => undefined);
    throw error;
  }
}

async function begin(db: Db, { bodyId, name }: { bodyId: BodyId; name: string }): Promise<void> {
  await inArrival(db, bodyId, async (tx) => {
    if (!(await arrivalStore(tx).begin(bodyId))) throw new BodyArchiveError('arriving', name);
    const plans = tx.selectFrom('plan').select('id').where('bodyId', '=', bodyId).limit(1);
    if (await plans.executeTakeFirst()) throw new BodyArchiveError('has-plans', name);
  });
}

/** Takes back, last things first, what arrivals brought that were cut short; each part is a short transaction. */
export async function takeBackArrivals(db: Db): Promise<number> {
  const cutShort = await arrivalStore(db).cutShort();
  for (const bodyId of cutShort) await takeBack(db, bodyId);
  return cutShort.length;
}

async function takeBack(db: Db, bodyId: BodyId): Promise<void> {
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

function inArrival<T>(db: Db, bodyId: BodyId, work: (tx: Tx) => Promise<T>): Promise<T> {
  return db.transaction().execute(async (tx) => {
    await sql`select set_config('app.body', ${bodyId}, true), set_config('app.arriving', 'on', true)`.execute(
      tx
    );
    return work(tx);
  });
}
