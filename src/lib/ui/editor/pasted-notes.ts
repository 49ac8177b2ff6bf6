import type { TextRun } from '#lib/domain/plans/block.ts';
import { lineOf, type Notes } from './pasted-runs.ts';
import { isElement, type Pasted, type PastedElement } from './pasted-tree.ts';

/** A note of Word (`ftn1`, `edn1`) or LibreOffice (`sdfootnote1`, `sdendnote1`) by the id of its box. */
const BOX = /^(?:(ftn|edn)|(sdfootnote|sdendnote))(\d+)$/;

/**
 * Notes under the line that stand at the end of what is pasted, each by the address of its mark in the text; and what
 * is left without their boxes. A box that nothing points at stays where it is: its words would be lost.
 */
export function takeNotes(nodes: readonly Pasted[], newId: () => string): { notes: Notes; rest: Pasted[] } {
  const pointed = addresses(nodes);
  const notes = new Map<string, TextRun[]>();
  const without = (all: readonly Pasted[]): Pasted[] =>
    all.flatMap((node): Pasted[] => {
      if (!isElement(node)) return [node];
      const address = addressOf(node);
      if (!address || !pointed.has(address)) return [{ ...node, children: without(node.children) }];
      notes.set(address, wordsOfNote(node, newId));
      return [];
    });
  const rest = without(nodes);
  return { notes, rest };
}

function addressOf({ attributes }: PastedElement): string | null {
  const [, word, office, number] = BOX.exec(attributes.id ?? '') ?? [];
  if (!number) return null;
  return word ? `#_${word}${number}` : `#${office}${number}sym`;
}

function addresses(nodes: readonly Pasted[]): Set<string> {
  const found = new Set<string>();
  for (const node of nodes) {
    if (!isElement(node) || addressOf(node)) continue;
    if (node.tag === 'a' && node.attributes.href) found.add(node.attributes.href);
    for (const address of addresses(node.children)) found.add(address);
  }
  return found;
}

/** The words of a note without the mark that leads back to the text. */
function wordsOfNote(box: PastedElement, newId: () => string): TextRun[] {
  const withoutBack = (node: Pasted): Pasted[] => {
    if (!isElement(node)) return [node];
    if (node.tag === 'a' && /^#(_ftnref|_ednref|sd(foot|end)note)\d+/.test(node.attributes.href ?? ''))
      return [];
    return [{ ...node, children: node.children.flatMap(withoutBack) }];
  };
  return lineOf(box.children.flatMap(withoutBack), new Map(), newId).map((run) =>
    run.type === 'text' ? run : { type: 'text', text: ' ' }
  );
}
