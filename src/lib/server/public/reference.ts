import type { Selectable } from 'kysely';
import type { PublicDb } from '../db/db.ts';
import type { ReferenceSetTable } from '../db/tables/territory.ts';

/** Reference sets as a public page names them under its figures. */
export type ShownReferenceSet = Omit<
  Selectable<ReferenceSetTable>,
  'revision' | 'loadedAt' | 'loadingId' | 'loadingAt'
>;

/**
 * The reference sets with the revision that a page made from them is kept under: the moment (ms) when the
 * youngest of them was loaded, so that it only ever rises.
 * @param codes the sets a page shows, in this order; all of them by code when left out
 */
export async function readReference(
  db: PublicDb,
  codes?: readonly string[]
): Promise<{ sets: ShownReferenceSet[]; revision: number }> {
  const rows = await db.selectFrom('referenceSet').selectAll().orderBy('code').execute();
  const revision = Math.max(0, ...rows.map((row) => row.loadedAt?.getTime() ?? 0));
  // A set whose first load has not ended holds nothing yet.
  const all = rows
    .filter((row) => row.loadedAt !== null || row.loadingId === null)
    .map(({ revision: _hash, loadedAt: _at, loadingId: _load, loadingAt: _since, ...set }) => set);
  const sets = codes ? codes.flatMap((code) => all.find((set) => set.code === code) ?? []) : all;
  return { sets, revision };
}
