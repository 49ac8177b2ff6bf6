import { sql } from 'kysely';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import type { Installation } from '../installation.ts';
import { inTransaction } from '../stores.ts';
import { publishDirectory, publishServices } from '../use-cases/directory/publish-directory.ts';
import { announcePublished, announceReference } from './announce.ts';
import { indexServices } from './service-index.ts';

type Showing = Pick<Installation, 'database' | 'pages'>;

/**
 * Shows everybody the services of a body as they are now. To be called after every change of its directory; when the
 * program ends in between, the round after the next start does it. The search finds them at once too.
 */
export async function showDirectory(installation: Showing, bodyId: BodyId): Promise<void> {
  const revision = await publishDirectory((work) => inTransaction(installation.database.db, bodyId, work));
  if (revision === null) return;
  await indexServices(installation.database.bulkDb, { bodyId });
  await announce(installation, bodyId, revision);
}

/** The same of some services alone, after a change that concerns no others: it costs as much as they are. */
export async function showServices(
  installation: Showing,
  bodyId: BodyId,
  serviceIds: readonly string[]
): Promise<void> {
  const { db, bulkDb } = installation.database;
  const revision = await publishServices((work) => inTransaction(db, bodyId, work), serviceIds);
  if (revision === null) return;
  await indexServices(bulkDb, { bodyId, serviceIds });
  await announce(installation, bodyId, revision);
}

/** The same after one row of the directory was kept or removed at a desk: what is not a service stands in many. */
export function showKept(
  installation: Showing,
  bodyId: BodyId,
  { kind, id }: { kind: { segment: string }; id: string }
): Promise<void> {
  return kind.segment === 'sluzby'
    ? showServices(installation, bodyId, [id])
    : showDirectory(installation, bodyId);
}

/** Services of the national register come and go with those of bodies, in whatever municipality they stand. */
async function announce(installation: Showing, bodyId: BodyId, revision: number): Promise<void> {
  await announcePublished(installation, bodyId, revision);
  await announceReference(installation);
}

/** The same for every body that keeps or shows services, in short transactions behind the people who wait. */
export async function showDirectories({ database, pages }: Showing): Promise<void> {
  const { rows } = await sql<{ bodyId: BodyId }>`
    select steward_body_id as body_id from service union select body_id from published_service
    where body_id is not null`.execute(database.bulkDb);
  for (const { bodyId } of rows) {
    const revision = await publishDirectory((work) => inTransaction(database.bulkDb, bodyId, work));
    if (revision !== null) await announce({ database, pages }, bodyId, revision);
  }
  await indexServices(database.bulkDb);
}
