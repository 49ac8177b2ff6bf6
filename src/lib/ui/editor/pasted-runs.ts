import type { Inline, TextRun } from '#lib/domain/plans/block.ts';
import { clean } from './blocks-and-nodes.ts';
import {
  isBlock,
  isElement,
  isList,
  isSilent,
  type Marks,
  marksOf,
  type Pasted,
  type PastedElement
} from './pasted-tree.ts';

/** Where what is read goes. */
export type Sink = {
  run(run: Inline): void;
  /** A block begins or ends. */
  edge(block: PastedElement, end: boolean): void;
  /** Takes a whole block (a list, a table) by itself; false: it is read through. */
  takes(block: PastedElement): boolean;
};

/** Notes under the line by the mark in the text that leads to them. */
export type Notes = ReadonlyMap<PastedElement, TextRun[]>;

/** Reads through pasted nodes in order: every word goes to the sink, with the marks it stands in. */
export function readThrough(
  nodes: readonly Pasted[],
  sink: Sink,
  notes: Notes,
  newId: () => string,
  marks: Marks = {}
): void {
  for (const node of nodes) {
    if (!isElement(node)) sink.run({ type: 'text', text: clean(node), ...marks });
    else if (isSilent(node)) continue;
    else if (node.tag === 'br') sink.run({ type: 'break' });
    else {
      const note = notes.get(node);
      if (note) sink.run({ type: 'footnote', id: newId(), text: note });
      else if (!isBlock(node)) readThrough(node.children, sink, notes, newId, marksOf(node, marks));
      else if (!sink.takes(node)) {
        sink.edge(node, false);
        readThrough(node.children, sink, notes, newId, marksOf(node, marks));
        sink.edge(node, true);
      }
    }
  }
}

/**
 * Runs of one line of text: blocks inside of it are told apart by line breaks.
 * @param takesList what to do with a list inside; without it its items are lines too
 */
export function lineOf(
  nodes: readonly Pasted[],
  notes: Notes,
  newId: () => string,
  takesList: (list: PastedElement) => boolean = () => false
): Inline[] {
  const runs: Inline[] = [];
  const sink: Sink = {
    run: (run) => runs.push(run),
    // Cells of a table inside stand side by side.
    edge: ({ tag }) =>
      runs.push(tag === 'td' || tag === 'th' ? { type: 'text', text: ' ' } : { type: 'break' }),
    takes: (block) => isList(block) && takesList(block)
  };
  readThrough(nodes, sink, notes, newId);
  return settled(runs);
}

const isSpace = (run: Inline | undefined) => run?.type === 'text' && /^[ \t\n\r\f]*$/.test(run.text);

/** One space where there were many, one break where there were several, none at either end. */
export function settled(runs: readonly Inline[]): Inline[] {
  const kept: Inline[] = [];
  for (const run of runs) {
    const last = kept.at(-1);
    if (run.type === 'break') {
      if (last && last.type !== 'break') kept.push(run);
      continue;
    }
    if (run.type !== 'text') {
      kept.push(run);
      continue;
    }
    let text = run.text.replace(/[ \t\n\r\f]+/g, ' ');
    if (!last || last.type === 'break' || (last.type === 'text' && last.text.endsWith(' ')))
      text = text.replace(/^ /, '');
    if (text !== '') kept.push({ ...run, text });
  }
  return withoutEnd(kept);
}

function withoutEnd(runs: Inline[]): Inline[] {
  const last = runs.at(-1);
  if (last?.type === 'break' || isSpace(last)) return withoutEnd(runs.slice(0, -1));
  if (last?.type !== 'text') return runs;
  const text = last.text.replace(/ +$/, '');
  return text === last.text ? runs : withoutEnd([...runs.slice(0, -1), { ...last, text }]);
}

/** Whether runs say nothing. Word fills its empty paragraphs with a space that does not break. */
export function saysNothing(runs: readonly Inline[]): boolean {
  return runs.every((run) => run.type === 'break' || (run.type === 'text' && run.text.trim() === ''));
}
