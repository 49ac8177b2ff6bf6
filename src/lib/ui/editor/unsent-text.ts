import type { BlockContent } from '#lib/domain/plans/block.ts';
import type { NarrativeChange } from '#lib/domain/plans/narrative-change.ts';
import type { EditedBlock } from './blocks-and-nodes.ts';
import type { KnownBlock } from './section-sync.ts';

/**
 * What a window has not sent yet, so small that it can be kept at every pause: blocks that say what the server says
 * are named only.
 */
export type Unsent = {
  /** Blocks of the text in their order. */
  order: string[];
  /** What the server had acknowledged, in its order. */
  acknowledged: [id: string, revision: number][];
  /** Blocks that say something else than was acknowledged, and those on their way; null where there is none. */
  differing: { id: string; before: BlockContent | null; now: BlockContent | null }[];
  /** A list that was sent and not answered; it is sent again word for word, so that it counts once. */
  inFlight: NarrativeChange[] | null;
};

/** Everything that an editor needs to go on where a closed window stopped. */
export type Restored = {
  known: KnownBlock[];
  wanted: EditedBlock[];
  inFlight: NarrativeChange[] | null;
};

/** @param wanted the text as it stands in the editor */
export function unsentText(
  known: readonly KnownBlock[],
  wanted: readonly EditedBlock[],
  inFlight: NarrativeChange[] | null
): Unsent {
  const before = new Map(known.map(({ id, content }) => [id, content]));
  const now = new Map(wanted.map(({ id, content }) => [id, content]));
  // What is on its way may be there already, and be taken back meanwhile: both wordings are needed.
  const underWay = new Set(inFlight?.map(({ blockId }) => blockId));
  const ids = [...new Set([...now.keys(), ...before.keys()])];
  return {
    order: wanted.map(({ id }) => id),
    acknowledged: known.map(({ id, revision }) => [id, revision]),
    differing: ids
      .filter((id) => underWay.has(id) || now.get(id) !== before.get(id))
      .map((id) => ({ id, before: before.get(id) ?? null, now: now.get(id) ?? null })),
    inFlight
  };
}

/**
 * The text that a closed window left, over what stands on the server now. A block it did not touch is as it stands
 * there, with everything that others wrote meanwhile.
 */
export function restoredText(unsent: Unsent, standing: readonly KnownBlock[]): Restored {
  const there = new Map(standing.map((block) => [block.id, block]));
  const differing = new Map(unsent.differing.map((one) => [one.id, one]));
  const known = unsent.acknowledged.flatMap(([id, revision]) => {
    const own = differing.get(id);
    if (own) return own.before ? [{ id, revision, content: own.before }] : [];
    return there.get(id) ?? [];
  });
  const wanted = unsent.order.flatMap((id) => {
    const own = differing.get(id);
    const content = own ? own.now : there.get(id)?.content;
    return content ? [{ id, content }] : [];
  });
  return { known, wanted, inFlight: unsent.inFlight };
}

/** What was kept as text; null when it is no such thing. */
export function readUnsent(text: string | null): Unsent | null {
  try {
    const unsent = JSON.parse(text ?? 'null') as Unsent | null;
    const lists = [unsent?.order, unsent?.acknowledged, unsent?.differing];
    return lists.every(Array.isArray) ? unsent : null;
  } catch {
    return null;
  }
}
