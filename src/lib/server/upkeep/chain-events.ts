import { sql } from 'kysely';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import type { Db, Tx } from '../db/db.ts';
import { FIRST_LINK, LINKED_COLUMNS, type LinkedEvent, linkOf } from './event-link.ts';

/** Events of one transaction; the embedded database's only connection is held for a moment. */
const PART = 200;

/**
 * Gives every event that has none its place in the chain of its body, outside the transactions that wrote them.
 * @returns how many events were chained
 */
export async function chainEvents(db: Db): Promise<number> {
  let chained = 0;
  for (const bodyId of await bodiesWithUnchained(db)) {
    for (let part = await chainPart(db, bodyId); part > 0; part = await chainPart(db, bodyId))
      chained += part;
  }
  return chained;
}

/** No body may look into another's events, so the role of backups looks; nothing but ids leaves it. */
function bodiesWithUnchained(db: Db): Promise<BodyId[]> {
  return db.transaction().execute(async (tx) => {
    await sql`set local role opora_backup`.execute(tx);
    const found = await tx
      .selectFrom('event')
      .select('bodyId')
      .distinct()
      .where('sequence', 'is', null)
      .execute();
    return found.map(({ bodyId }) => bodyId);
  });
}

function chainPart(db: Db, bodyId: BodyId): Promise<number> {
  return db.transaction().execute(async (tx) => {
    await sql`select set_config('app.body', ${bodyId}, true)`.execute(tx);
    // Two processes on one database must not give the same place twice.
    await sql`select pg_advisory_xact_lock(hashtextextended('event chain ' || ${bodyId}::text, 0))`.execute(
      tx
    );
    const { rows } = await sql<LinkedEvent>`
      select ${LINKED_COLUMNS} from event where body_id = ${bodyId} and sequence is null
      order by event.at, id limit ${PART}`.execute(tx);
    if (rows.length > 0) await writeLinks(tx, bodyId, rows);
    return rows.length;
  });
}

async function writeLinks(tx: Tx, bodyId: BodyId, events: readonly LinkedEvent[]): Promise<void> {
  const last = await headOf(tx, bodyId);
  let { sequence, chainHash } = last ?? { sequence: 0, chainHash: FIRST_LINK };
  const links = events.map((event) => {
    sequence += 1;
    chainHash = linkOf(chainHash, event);
    return { id: event.id, sequence, chain_hash: chainHash };
  });
  await sql`
    update event set sequence = link.sequence, chain_hash = link.chain_hash
    from jsonb_to_recordset(${JSON.stringify(links)}::text::jsonb) as link (id uuid, sequence bigint, chain_hash text)
    where event.body_id = ${bodyId} and event.id = link.id`.execute(tx);
  const head = { sequence, chainHash, chainedAt: new Date() };
  await tx
    .insertInto('eventHead')
    .values({ bodyId, ...head })
    .onConflict((conflict) => conflict.column('bodyId').doUpdateSet(head))
    .execute();
}

/** How far the events of a body are chained. */
export function headOf(tx: Tx, bodyId: BodyId) {
  return tx
    .selectFrom('eventHead')
    .select(['sequence', 'chainHash'])
    .where('bodyId', '=', bodyId)
    .executeTakeFirst();
}

/** The bodies whose events are chained, with their names. */
export function chainedBodies(db: Db): Promise<{ bodyId: BodyId; name: string }[]> {
  return db.transaction().execute(async (tx) => {
    await sql`set local role opora_backup`.execute(tx);
    return tx
      .selectFrom('planningBody')
      .select(['bodyId', 'name'])
      .where('bodyId', 'in', (query) => query.selectFrom('eventHead').select('eventHead.bodyId'))
      .orderBy('sortKey')
      .execute();
  });
}
