import type { BlockContent } from './block.ts';

/** One accepted change of a block. Who is null where the program itself wrote; a name is null once it is erased. */
export type BlockRevision = {
  revision: number;
  at: Date;
  actorId: string | null;
  actorName: string | null;
  /** Null says that the block was removed at this revision. */
  content: BlockContent | null;
};

/** Changes that one person made in one go, as one step: autosave would otherwise make a history of every pause. */
export type Sitting = {
  /** The newest change of the sitting: what it left behind. */
  last: BlockRevision;
  /** When its first change came. */
  begun: Date;
  /** How many changes it is made of. */
  changes: number;
  /** What stood before it; null where nothing did, or where the history given does not reach. */
  before: BlockContent | null;
};

const PAUSE_MS = 10 * 60_000;

/**
 * Joins changes of one person that follow each other within ten minutes. A removal always stands by itself.
 * @param revisions newest first, without gaps
 * @param each every change by itself
 */
export function sittings(revisions: readonly BlockRevision[], each = false): Sitting[] {
  const joined: Sitting[] = [];
  for (const [at, one] of revisions.entries()) {
    const before = revisions[at + 1]?.content ?? null;
    const later = joined.at(-1);
    const next = revisions[at - 1];
    if (later && next && !each && belongTogether(one, next)) {
      later.begun = one.at;
      later.changes += 1;
      later.before = before;
    } else joined.push({ last: one, begun: one.at, changes: 1, before });
  }
  return joined;
}

function belongTogether(one: BlockRevision, next: BlockRevision): boolean {
  return (
    one.actorId === next.actorId &&
    one.content !== null &&
    next.content !== null &&
    next.at.getTime() - one.at.getTime() <= PAUSE_MS
  );
}
