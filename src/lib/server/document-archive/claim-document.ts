import { sql } from 'kysely';
import type { DocumentFormat } from '#lib/domain/publishing/body-document.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import type { Db } from '../db/db.ts';
import { across, type ClaimedFile, claimReading } from '../db/reading-turns.ts';
import { LONGEST_READING_MS } from './read-text-apart.ts';

export type Claimed = ClaimedFile & { format: DocumentFormat };

/** Takes the document that waits longest, in whatever body, for this process alone. */
export async function claimDocument(db: Db, now: Date): Promise<Claimed | null> {
  // The database keeps no other formats.
  return (await claimReading(db, 'body_document', now, 2 * LONGEST_READING_MS)) as Claimed | null;
}

/** One document that was read and is not yet where the public finds it, as it is now and by today's analysis. */
export async function nextUnsettled(
  db: Db,
  mark: number,
  except: ReadonlySet<string>
): Promise<{ bodyId: BodyId; id: string } | null> {
  const { rows } = await across(db, (tx) =>
    sql<{ bodyId: BodyId; id: string }>`
      select body_id, id from body_document
      where reading in ('read', 'scan', 'failed') and settled_as is distinct from ${mark}::text || ':' || revision
        and id <> all (${[...except]}::uuid[])
      order by uploaded_at, id limit 1`.execute(tx)
  );
  return rows[0] ?? null;
}

/** With which analysis and revision a document is settled. */
export function settledAs(mark: number, revision: number): string {
  return `${mark}:${revision}`;
}
