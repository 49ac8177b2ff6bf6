import { sql } from 'kysely';
import type { PublicDb } from './db.ts';

/** The moment (ms) when the youngest set of reference data was loaded: pages made from them are kept under it. */
export async function readReferenceRevision(db: PublicDb): Promise<number> {
  const { rows } = await sql<{ youngest: Date | null }>`
    select max(loaded_at) as youngest from reference_set`.execute(db);
  return rows[0]?.youngest?.getTime() ?? 0;
}
