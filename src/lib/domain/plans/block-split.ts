import type { Block, Inline } from './block.ts';

/**
 * Cuts a paragraph, heading or callout at a place in its text. The first half keeps the id and the revision;
 * the second is a new block (revision 0). After a heading stands a paragraph. Returns null for a kind of
 * block that has no single text.
 * @param offset in UTF-16 units of its text; every other inline element counts as one, as in the editor
 */
export function splitBlock(
  block: Block,
  offset: number,
  newId: string,
  newPosition: string
): [Block, Block] | null {
  const content = block.content;
  if (content.kind !== 'paragraph' && content.kind !== 'heading' && content.kind !== 'callout') return null;
  const [before, after] = splitInline(content.text, offset);
  const first: Block = { ...block, content: { ...content, text: before } };
  const rest =
    content.kind === 'heading' ? { kind: 'paragraph' as const, text: after } : { ...content, text: after };
  return [first, { id: newId, parent: block.parent, position: newPosition, content: rest, revision: 0 }];
}

/** Cuts runs of text in two; marks stay on both sides, a pair of surrogates is never torn. */
export function splitInline(runs: readonly Inline[], offset: number): [Inline[], Inline[]] {
  const [before, after]: [Inline[], Inline[]] = [[], []];
  let left = Math.max(0, offset);
  for (const run of runs) {
    const length = run.type === 'text' ? run.text.length : 1;
    if (left >= length) before.push(run);
    else if (left === 0 || run.type !== 'text') after.push(run);
    else {
      const cut = wholeCharacter(run.text, left);
      if (cut > 0) before.push({ ...run, text: run.text.slice(0, cut) });
      after.push({ ...run, text: run.text.slice(cut) });
    }
    left = Math.max(0, left - length);
  }
  return [before, after];
}

function wholeCharacter(text: string, at: number): number {
  return text.slice(0, at).isWellFormed() ? at : at - 1;
}
