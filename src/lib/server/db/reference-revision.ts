import { sql } from 'kysely';
import type { PublicDb } from './db.ts';

/** The moment (ms) when the youngest set of reference data was loaded: pages made from them are kept under it. */
export async function readReferenceRevision(db: PublicDb): Promise<number> {
  const { rows } = await sql<{ youngest: Date | null }>`
    select max(loaded_at) as youngest from reference_set`.execute(db);
  return rows[0]?.youngest?.getTime() ?? 0;
}

/** Revisions of some sets of reference data, in the order of their codes: the same text as long as none of them changes. */
export async function readRevisions(db: PublicDb, codes: readonly string[]): Promise<string> {
  const sets = await db
    .selectFrom('referenceSet')
    .select(['code', 'revision'])
    .where('code', 'in', [...codes])
    .orderBy('code')
    .execute();
  return sets.map(({ code, revision }) => `${code} ${revision}`).join('\n');
}
