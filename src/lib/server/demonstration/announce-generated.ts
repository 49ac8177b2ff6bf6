import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import type { Installation } from '../installation.ts';
import { announcePublished } from '../public/announce.ts';

/** Tells the page cache of a running program that these bodies have published; pages made before are old. */
export async function announceGenerated(
  installation: Installation,
  bodyIds: readonly BodyId[]
): Promise<void> {
  if (bodyIds.length === 0) return;
  const bodies = await installation.database.bulkDb
    .selectFrom('planningBody')
    .select(['bodyId', 'revision'])
    .where('bodyId', 'in', [...bodyIds])
    .execute();
  const last = bodies.pop();
  for (const { bodyId, revision } of bodies) installation.pages.changed(bodyId, revision);
  // Pages of many bodies are renewed once, with the last of them.
  if (last) await announcePublished(installation, last.bodyId, last.revision);
}
