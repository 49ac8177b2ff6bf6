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
