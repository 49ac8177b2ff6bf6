import { sql } from 'kysely';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import { accountStore } from './db/accounts.ts';
import type { Db, Tx } from './db/db.ts';
import { eventStore } from './db/events.ts';
import { membershipStore } from './db/memberships.ts';

/** Everything that one planning body keeps; nothing here can read or write another's. */
export function openStores(tx: Tx, bodyId: BodyId) {
  return {
    accounts: accountStore(tx),
    events: eventStore(tx, bodyId),
    memberships: membershipStore(tx, bodyId)
  };
}

export type Stores = ReturnType<typeof openStores>;

/**
 * Runs work on one body's stores in one transaction: all of it happens, or nothing.
 * Row-level security holds behind the stores for exactly this body.
 */
export function inTransaction<T>(db: Db, bodyId: BodyId, work: (stores: Stores) => Promise<T>): Promise<T> {
  return db.transaction().execute(async (tx) => {
    await sql`select set_config('app.body', ${bodyId}, true)`.execute(tx);
    return work(openStores(tx, bodyId));
  });
}
