import type { PublicDb } from '#lib/server/db/db.ts';
import { installationEventStore } from '#lib/server/db/installation-events.ts';
import { lawStore } from '#lib/server/db/law.ts';
import { lawEdits } from '#lib/server/db/law-edits.ts';
import type { Installation } from '#lib/server/installation.ts';
import { announceReference } from '#lib/server/public/announce.ts';

/** Runs the operator's change of the catalogue in one transaction with its event; public pages follow it at once. */
export async function inLawTransaction<T>(
  installation: Pick<Installation, 'database' | 'pages'>,
  work: (stores: ReturnType<typeof lawStores>) => Promise<T>
): Promise<T> {
  const done = await installation.database.db.transaction().execute((tx) => work(lawStores(tx)));
  await announceReference(installation);
  return done;
}

function lawStores(tx: Parameters<typeof lawEdits>[0]) {
  // The same transaction with fewer tables, see stores.ts.
  const reference = tx as unknown as PublicDb;
  return { law: lawStore(reference), edits: lawEdits(tx), events: installationEventStore(tx) };
}
