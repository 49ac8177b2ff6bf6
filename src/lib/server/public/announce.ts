import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import { readReferenceRevision } from '../db/reference-revision.ts';
import type { Installation } from '../installation.ts';
import { ALL_BODIES, revisionOfAllBodies } from './plans-here.ts';

/**
 * Tells the page cache that a body has published something: its own pages are old now, and so are those that
 * name the plans of many bodies. To be called after the transaction has ended.
 */
export async function announcePublished(
  { database, pages }: Pick<Installation, 'database' | 'pages'>,
  bodyId: BodyId,
  revision: number
): Promise<void> {
  pages.changed(bodyId, revision);
  pages.changed(ALL_BODIES, await revisionOfAllBodies(database.publicDb));
}

/**
 * Tells the page cache that the law, the catalogue or another set of reference data is another now: pages that were made
 * from it are old. To be called after the transaction has ended.
 */
export async function announceReference({
  database,
  pages
}: Pick<Installation, 'database' | 'pages'>): Promise<void> {
  pages.changed('reference', await readReferenceRevision(database.publicDb));
}
