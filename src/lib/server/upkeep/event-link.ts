import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { canonicalJson } from '#lib/domain/shared/canonical-json.ts';

/** An event as its chain covers it. */
export type LinkedEvent = {
  id: string;
  /** UTC to the microsecond, as the database writes it. */
  at: string;
  actorId: string | null;
  action: string;
  subject: string;
  subjectId: string | null;
  details: unknown;
};

/** The columns of `LinkedEvent`. The moment is text: a date of JavaScript would forget the microseconds. */
export const LINKED_COLUMNS = sql`
  id, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at, actor_id, action, subject, subject_id, details`;

/** What the first event of a body hangs on. */
export const FIRST_LINK = '0'.repeat(64);

/**
 * The link of one event: SHA-256 over the link before it and everything the event says. The name of an actor stands
 * elsewhere, so erasing it breaks no chain.
 */
export function linkOf(before: string, event: LinkedEvent): string {
  const { id, at, actorId, action, subject, subjectId, details } = event;
  const said = canonicalJson({ id, at, actorId, action, subject, subjectId, details });
  return createHash('sha256').update(before).update('\n').update(said).digest('hex');
}
