import type { Db, PublicDb } from '#lib/server/db/db.ts';
import { installationEventStore } from '#lib/server/db/installation-events.ts';
import { lawStore } from '#lib/server/db/law.ts';
import { lawEdits } from '#lib/server/db/law-edits.ts';

/** Runs the operator's change of the catalogue in one transaction with its event. */
export function inLawTransaction<T>(
  db: Db,
  work: (stores: ReturnType<typeof lawStores>) => Promise<T>
): Promise<T> {
  return db.transaction().execute((tx) => work(lawStores(tx)));
}

function lawStores(tx: Parameters<typeof lawEdits>[0]) {
  // The same transaction with fewer tables, see stores.ts.
  const reference = tx as unknown as PublicDb;
  return { law: lawStore(reference), edits: lawEdits(tx), events: installationEventStore(tx) };
}
