import type { BlockContent } from '#lib/domain/plans/block.ts';
import { isBlank } from '#lib/domain/plans/block-text.ts';
import type { ChangeAnswer, NarrativeChange, Presence } from '#lib/domain/plans/narrative-change.ts';
import { canonicalJson } from '#lib/domain/shared/canonical-json.ts';
import type { EditedBlock } from './blocks-and-nodes.ts';

/** A block as the server has acknowledged it, in the editor's own words. */
export type KnownBlock = { id: string; content: BlockContent; revision: number };

/** What the session does to the text that stands in the editor. */
export type EditedText = {
  read(): EditedBlock[];
  /** What `work` does to the text is no step of the person's own: it cannot be undone. */
  quietly(work: () => void): void;
  /** Writes another wording into a block, or the wording of a removed one behind `after`. */
  write(blockId: string, content: BlockContent, after: string | null): void;
  /** Moves a block behind another one; null puts it first. */
  place(blockId: string, after: string | null): void;
  /** Puts a wording behind a block as one of its own. */
  addBehind(blockId: string, content: BlockContent): void;
  remove(blockId: string): void;
  giveNewId(blockId: string): void;
};

/** A block on which somebody else was faster. A wording of null: that side removed it. */
export type Conflict = {
  blockId: string;
  yours: BlockContent | null;
  theirs: { content: BlockContent; revision: number } | null;
};

/**
 * The changes that make what is known into what is wanted, in an order in which they can be applied one by one.
 * A new block that says nothing yet is not sent: an empty paragraph waits until something stands in it.
 * @param held ids of blocks in conflict; nothing is sent about them until the person has chosen
 */
export function changesBetween(
  known: readonly KnownBlock[],
  wanted: readonly EditedBlock[],
  held: ReadonlySet<string>
): NarrativeChange[] {
  const knownById = new Map(known.map((block) => [block.id, block]));
  const kept = wanted.filter(({ id, content }) => knownById.has(id) || (!isBlank(content) && !held.has(id)));
  const keptIds = new Set(kept.map(({ id }) => id));
  const removals: NarrativeChange[] = known
    .filter(({ id }) => !keptIds.has(id) && !held.has(id))
    .map(({ id, revision }) => ({ operation: 'remove', blockId: id, baseRevision: revision }));

  // Two requests of one browser may carry the ids of items from one block to another: first they are let go.
  const changes: NarrativeChange[] = kept.flatMap(({ id, content }) => {
    const before = knownById.get(id);
    if (!before || held.has(id) || before.content === content) return [];
    if (canonicalJson(before.content) === canonicalJson(content)) return [];
    return [{ operation: 'change', blockId: id, baseRevision: before.revision, content }];
  });

  const order = known.map(({ id }) => id).filter((id) => keptIds.has(id));
  const placed: NarrativeChange[] = [];
  let after: string | null = null;
  for (const [index, { id, content }] of kept.entries()) {
    if (!knownById.has(id)) {
      placed.push({ operation: 'add', blockId: id, after, content });
      order.splice(index, 0, id);
    } else if (order[index] !== id) {
      placed.push({ operation: 'move', blockId: id, after });
      order.splice(order.indexOf(id), 1);
      order.splice(index, 0, id);
    }
    after = id;
  }
  return [...removals, ...changes, ...placed];
}

export type Settled = {
  known: KnownBlock[];
  conflicts: Conflict[];
  /** New blocks whose id was used before (a removal was undone): they need another one. */
  worn: string[];
  /** Blocks that the server cannot keep as they are. */
  refused: string[];
};

/** What is known after the answers to `changes`, and what the person must decide. */
export function settle(
  known: readonly KnownBlock[],
  changes: readonly NarrativeChange[],
  answers: readonly ChangeAnswer[]
): Settled {
  const blocks = [...known];
  const settled: Settled = { known: blocks, conflicts: [], worn: [], refused: [] };
  for (const [index, answer] of answers.entries()) {
    const change = changes[index];
    if (!change) continue;
    const { blockId } = answer;
    switch (answer.outcome) {
      case 'accepted':
      case 'unchanged':
        learn(blocks, change, answer.revision);
        break;
      case 'conflict': {
        const { theirs: content, theirRevision: revision, yours } = answer;
        if (!blocks.some(({ id }) => id === blockId)) blocks.push({ id: blockId, content, revision });
        settled.conflicts.push({ blockId, yours, theirs: { content, revision } });
        break;
      }
      case 'gone':
        if (change.operation === 'add') settled.worn.push(blockId);
        else if (change.operation === 'change')
          settled.conflicts.push({ blockId, yours: answer.yours, theirs: null });
        // A removal or a move of what is gone leaves nothing to decide.
        if (change.operation !== 'change') forget(blocks, blockId);
        break;
      case 'refused':
        settled.refused.push(blockId);
    }
  }
  return settled;
}

function learn(blocks: KnownBlock[], change: NarrativeChange, revision: number): void {
  const { blockId: id } = change;
  const at = blocks.findIndex((block) => block.id === id);
  switch (change.operation) {
    case 'change':
      if (at !== -1) blocks[at] = { id, content: change.content as BlockContent, revision };
      break;
    case 'remove':
      forget(blocks, id);
      break;
    case 'add': {
      if (at !== -1) blocks.splice(at, 1);
      blocks.splice(placeBehind(blocks, change.after), 0, {
        id,
        content: change.content as BlockContent,
        revision
      });
      break;
    }
    case 'move': {
      const [block] = at === -1 ? [] : blocks.splice(at, 1);
      if (block) blocks.splice(placeBehind(blocks, change.after), 0, block);
    }
  }
}

function placeBehind(blocks: readonly KnownBlock[], after: string | null): number {
  if (after === null) return 0;
  const at = blocks.findIndex(({ id }) => id === after);
  return at === -1 ? blocks.length : at + 1;
}

function forget(blocks: KnownBlock[], id: string): void {
  const at = blocks.findIndex((block) => block.id === id);
  if (at !== -1) blocks.splice(at, 1);
}

/** Whether others added, changed, moved or removed something that this editor does not show yet. */
export function othersWrote(
  known: readonly KnownBlock[],
  present: Presence,
  held: ReadonlySet<string>
): boolean {
  const seen = known.filter(({ id }) => !held.has(id));
  const there = present.filter(({ id }) => !held.has(id));
  return (
    seen.length !== there.length ||
    seen.some(({ id, revision }, at) => there[at]?.id !== id || there[at]?.revision !== revision)
  );
}
