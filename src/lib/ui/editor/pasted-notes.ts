import type { TextRun } from '#lib/domain/plans/block.ts';
import { lineOf, type Notes } from './pasted-runs.ts';
import { isElement, isSilent, type Pasted, type PastedElement } from './pasted-tree.ts';

/** A note of Word (`ftn1`, `edn1`) or LibreOffice (`sdfootnote1`, `sdendnote1`) by the id of its box. */
const BOX = /^(?:(ftn|edn)|(sdfootnote|sdendnote))(\d+)$/;

/**
 * Notes under the line that stand at the end of what is pasted, each by its mark in the text; and what is left without
 * their boxes. A note belongs to the first mark that points at it, and a mark to the first box of its address: any
 * other box or mark stays where it is and is read as text, so that no word is lost and none is told twice.
 */
export function takeNotes(nodes: readonly Pasted[], newId: () => string): { notes: Notes; rest: Pasted[] } {
  const boxes = boxesIn(nodes, new Map());
  const marks = marksIn(nodes, boxes, new Map());
  const notes = new Map<PastedElement, TextRun[]>();
  for (const [address, mark] of marks) {
    const box = boxes.get(address);
    if (box) notes.set(mark, wordsOfNote(box, newId));
  }
  const taken = new Set([...marks.keys()].map((address) => boxes.get(address)));
  const without = (all: readonly Pasted[]): Pasted[] =>
    all.flatMap((node): Pasted[] => {
      if (!isElement(node) || notes.has(node)) return [node];
      return taken.has(node) ? [] : [{ ...node, children: without(node.children) }];
    });
  return { notes, rest: without(nodes) };
}

function addressOf({ attributes }: PastedElement): string | null {
  const [, word, office, number] = BOX.exec(attributes.id ?? '') ?? [];
  if (!number) return null;
  return word ? `#_${word}${number}` : `#${office}${number}sym`;
}

/** The first box of each address; what stands in a box is words of its note. */
function boxesIn(nodes: readonly Pasted[], found: Map<string, PastedElement>): Map<string, PastedElement> {
  for (const node of nodes) {
    if (!isElement(node) || isSilent(node)) continue;
    const address = addressOf(node);
    if (!address) boxesIn(node.children, found);
    else if (!found.has(address)) found.set(address, node);
  }
  return found;
}

/** The first mark that is read in the text and leads to one of the boxes. */
function marksIn(
  nodes: readonly Pasted[],
  boxes: ReadonlyMap<string, PastedElement>,
  found: Map<string, PastedElement>
): Map<string, PastedElement> {
  for (const node of nodes) {
    if (!isElement(node) || isSilent(node) || addressOf(node)) continue;
    const address = node.tag === 'a' ? node.attributes.href : undefined;
    if (address && boxes.has(address) && !found.has(address)) found.set(address, node);
    else marksIn(node.children, boxes, found);
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
