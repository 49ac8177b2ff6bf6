import { sql } from 'kysely';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import type { Db } from '../db/db.ts';
import { headOf } from './chain-events.ts';
import { FIRST_LINK, LINKED_COLUMNS, type LinkedEvent, linkOf } from './event-link.ts';

const PART = 500;

/**
 * What a walk along the chain of a body found: whole, or the first place where it is not. `changed`: the event does not
 * match its link, so it was changed or put there; `missing`: no event has this place; `beyond`: the chain ended before.
 */
export type ChainVerdict =
  | { whole: true; count: number; head: string }
  | { whole: false; sequence: number; fault: 'changed' | 'missing' | 'beyond' };

type Place = { sequence: number; chainHash: string };

/** Recomputes the chain of one body from its first event, a part in each transaction; null where nothing is chained. */
export async function verifyEvents(db: Db, bodyId: BodyId): Promise<ChainVerdict | null> {
  let at: Place = { sequence: 0, chainHash: FIRST_LINK };
  for (;;) {
    const { head, events } = await readPart(db, bodyId, at.sequence);
    const step = follow(at, events);
    if ('fault' in step) return step;
    at = step;
    if (events.length === PART) continue;
    if (!head) return at.sequence === 0 ? null : { whole: false, sequence: 1, fault: 'beyond' };
    if (at.sequence < head.sequence) return { whole: false, sequence: at.sequence + 1, fault: 'missing' };
    if (at.sequence > head.sequence) return { whole: false, sequence: head.sequence + 1, fault: 'beyond' };
    if (at.chainHash !== head.chainHash) return { whole: false, sequence: at.sequence, fault: 'changed' };
    return { whole: true, count: at.sequence, head: head.chainHash };
  }
}

type ChainedEvent = LinkedEvent & Place;

/** Follows the links; the place where they end, or the first that does not hold. */
function follow(
  from: Place,
  events: readonly ChainedEvent[]
): Place | Extract<ChainVerdict, { whole: false }> {
  let at = from;
  for (const event of events) {
    const sequence = at.sequence + 1;
    if (event.sequence !== sequence) return { whole: false, sequence, fault: 'missing' };
    if (event.chainHash !== linkOf(at.chainHash, event)) return { whole: false, sequence, fault: 'changed' };
    at = { sequence, chainHash: event.chainHash };
  }
  return at;
}

function readPart(db: Db, bodyId: BodyId, after: number) {
  // One moment for both: what is chained meanwhile must not look like one too many.
  const moment = db.transaction().setIsolationLevel('repeatable read');
  return moment.execute(async (tx) => {
    await sql`select set_config('app.body', ${bodyId}, true)`.execute(tx);
    const { rows } = await sql<ChainedEvent>`
      select ${LINKED_COLUMNS}, sequence, chain_hash from event
      where body_id = ${bodyId} and sequence > ${after} order by sequence limit ${PART}`.execute(tx);
    return { head: await headOf(tx, bodyId), events: rows };
  });
}
