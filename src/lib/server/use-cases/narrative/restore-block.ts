import type { BlockContent } from '#lib/domain/plans/block.ts';
import { idsOf, renewIds } from '#lib/domain/plans/block-identity.ts';
import type { ChangeAnswer, NarrativeChange } from '#lib/domain/plans/narrative-change.ts';
import type { Actor } from '#lib/domain/tenancy/permissions.ts';
import { changeBlocks, type NarrativeStores } from './change-blocks.ts';

/** What bringing an old wording back asks of storage. */
export type RestoreStores = NarrativeStores & {
  blockHistory: {
    wordingAt(
      planId: string,
      blockId: string,
      revision: number
    ): Promise<{ parent: string; content: BlockContent } | undefined>;
  };
};

export type Restoring = {
  planId: string;
  section: string;
  blockId: string;
  /** The revision whose wording shall stand again. */
  wanted: number;
  /** The revision that the person saw standing; it is judged as in every change. */
  baseRevision: number;
  /** The id that a removed block comes back under: its own is never given again. */
  newId: string;
};

export type RestoreOutcome =
  | { outcome: 'not-allowed' | 'no-such-plan' | 'no-such-section' | 'no-such-wording' }
  | { outcome: 'answered'; answer: ChangeAnswer };

/**
 * Makes an old wording of a block stand again, as an ordinary change: with a revision of its own, so that restoring
 * can be taken back too. A removed block comes back at the end of its section.
 * @param nextId gives ids to items, cells and notes whose old ones are no longer free
 */
export async function restoreBlock(
  stores: RestoreStores,
  actor: Actor,
  { planId, section, blockId, wanted, baseRevision, newId }: Restoring,
  nextId: () => string
): Promise<RestoreOutcome> {
  const send = (change: NarrativeChange) =>
    changeBlocks(stores, actor, { planId, section, changes: [change] });
  const old = await stores.blockHistory.wordingAt(planId, blockId, wanted);
  if (old?.parent !== section) return { outcome: 'no-such-wording' };
  const { content } = old;
  const standing = await stores.blocks.list(planId, section);
  const stands = standing.some(({ id }) => id === blockId);
  const renewed = () => renewedInside(stands ? blockId : newId, content, nextId);
  const change = (words: BlockContent): NarrativeChange =>
    stands
      ? { operation: 'change', blockId, baseRevision, content: words }
      : { operation: 'add', blockId: newId, after: standing.at(-1)?.id ?? null, content: words };

  let written = await send(change(stands ? content : renewed()));
  const first = written.outcome === 'answered' ? written.answers[0] : undefined;
  // An item or a cell went to another block meanwhile and took its id with it.
  if (first?.outcome === 'refused' && first.faults.some(({ reason }) => reason === 'repeated-id')) {
    written = await send(change(renewed()));
  }
  if (written.outcome !== 'answered') return { outcome: written.outcome };
  const [answer] = written.answers;
  return answer ? { outcome: 'answered', answer } : { outcome: 'no-such-wording' };
}

function renewedInside(id: string, content: BlockContent, nextId: () => string): BlockContent {
  const [, ...inner] = idsOf({ id, content });
  return renewIds([{ id, content }], new Set(inner), nextId)[0]?.content ?? content;
}
