import { canonicalJson } from '../shared/canonical-json.ts';
import type { Block, BlockContent, BlockId } from './block.ts';

/** What an editor sends: the content it wants, and the revision it started from. */
export type BlockChange = { blockId: BlockId; baseRevision: number; content: BlockContent };

export type BlockChangeOutcome =
  | { outcome: 'accepted'; block: Block }
  | { outcome: 'unchanged'; block: Block }
  | { outcome: 'conflict'; theirs: BlockContent; theirRevision: number; yours: BlockContent }
  | { outcome: 'no-such-block' };

/**
 * Applies one change to a block, or answers with both texts (foundations, Content). Nothing is merged behind
 * anybody's back. A change that asks for what already stands is `unchanged`, whatever it started from: so a
 * change sent again because its acknowledgement was lost does no harm.
 */
export function applyBlockChange(current: Block | undefined, change: BlockChange): BlockChangeOutcome {
  if (!current || current.id !== change.blockId) return { outcome: 'no-such-block' };
  if (canonicalJson(current.content) === canonicalJson(change.content)) {
    return { outcome: 'unchanged', block: current };
  }
  if (current.revision !== change.baseRevision) {
    return {
      outcome: 'conflict',
      theirs: current.content,
      theirRevision: current.revision,
      yours: change.content
    };
  }
  return {
    outcome: 'accepted',
    block: { ...current, content: change.content, revision: current.revision + 1 }
  };
}
