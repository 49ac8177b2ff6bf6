import type { BlockContent } from './block.ts';
import type { ContentFault } from './block-reading.ts';

/** One wish of an editor. `after` is the block it shall stand behind; null puts it first. */
export type NarrativeChange =
  | { operation: 'add'; blockId: string; after: string | null; content: unknown }
  | { operation: 'change'; blockId: string; baseRevision: number; content: unknown }
  | { operation: 'move'; blockId: string; after: string | null }
  | { operation: 'remove'; blockId: string; baseRevision: number };

/**
 * What became of one wish. `unchanged`: it already stands so, for instance because the wish is sent again after its
 * acknowledgement was lost. `conflict` and `gone` hand back both texts; nothing of ours was written.
 */
export type ChangeAnswer =
  | { outcome: 'accepted' | 'unchanged'; blockId: string; revision: number }
  | {
      outcome: 'conflict';
      blockId: string;
      theirs: BlockContent;
      theirRevision: number;
      yours: BlockContent | null;
    }
  | { outcome: 'gone'; blockId: string; yours: BlockContent | null }
  | { outcome: 'refused'; blockId: string; faults: ContentFault[] };

/** What stands in a section, in reading order: an editor sees by it what others added or changed. */
export type Presence = { id: string; revision: number }[];

/** The answer to a list of wishes, each for itself. */
export type NarrativeAnswer = { answers: ChangeAnswer[]; present: Presence };

/**
 * A short name of what stands in a section, by which an editor asks whether there is anything new (FNV-1a, 32 bits).
 * Two different sections may share it by chance once in four milliards: the next change tells them apart.
 */
export function presenceStamp(present: Presence): string {
  let hash = 0x811c9dc5;
  for (const letter of present.map(({ id, revision }) => `${id}:${revision};`).join('')) {
    hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  }
  return hash.toString(16);
}

/** Somebody else who has the section open; `block` is where the cursor stands. */
export type Colleague = { name: string; block: string | null };

/** What an editor hears when it asks: who else is here, and the section as it stands if it is not what it knows. */
export type SectionNews = {
  people: Colleague[];
  blocks: { id: string; revision: number; content: BlockContent }[] | null;
};
