import type { Inline, List, ListItem, ListKind, Table } from '#lib/domain/plans/block.ts';
import { BLOCK_LIMITS } from '#lib/domain/plans/content-fields.ts';
import { lineOf, type Notes, saysNothing } from './pasted-runs.ts';
import { isElement, isList, isSilent, type Pasted, type PastedElement, wordsOf } from './pasted-tree.ts';

/** An item on its own, as Word has them; level 1 is the outermost. */
export type FlatItem = { level: number; kind: ListKind; text: Inline[] };

/** Items of a list of the web, in order, with those of the lists inside of them. */
export function itemsOf(list: PastedElement, notes: Notes, newId: () => string, level = 1): FlatItem[] {
  const kind = list.tag === 'ol' ? 'orderedList' : 'bulletList';
  return list.children.flatMap((node): FlatItem[] => {
    if (isElement(node) && isSilent(node)) return [];
    if (isElement(node) && isList(node)) return itemsOf(node, notes, newId, level + 1);
    const inner: FlatItem[] = [];
    const takesList = (one: PastedElement) => {
      inner.push(...itemsOf(one, notes, newId, level + 1));
      return true;
    };
    const text = lineOf(
      isElement(node) && node.tag === 'li' ? node.children : [node],
      notes,
      newId,
      takesList
    );
    return saysNothing(text) ? inner : [{ level, kind, text }, ...inner];
  });
}

/** Lists made of items: as deep as a block may go, what is deeper stands at the deepest level. */
export function listsOf(items: readonly FlatItem[], newId: () => string): List[] {
  const lists: List[] = [];
  /** The list that stands open at each level. */
  const open: { kind: ListKind; items: ListItem[] }[] = [];
  let count = 0;
  for (const { level, kind, text } of items) {
    const depth = Math.max(1, Math.min(level, open.length + 1, BLOCK_LIMITS.listDepth));
    open.length = Math.min(open.length, depth);
    const top = open[0];
    if (!top || (depth === 1 && top.kind !== kind) || count >= BLOCK_LIMITS.listItems) {
      const list: List = { kind, items: [] };
      lists.push(list);
      open.splice(0, open.length, list);
      count = 0;
    }
    const parent = open[depth - 2]?.items.at(-1);
    if (!open[depth - 1] && parent) {
      parent.children ??= { kind, items: [] };
      open[depth - 1] = parent.children;
    }
    open.at(-1)?.items.push({ id: newId(), text });
    count += 1;
  }
  return lists;
}

/** Tables made of a pasted one; null where it cannot be one, and its words are lines of their own. */
export function tablesOf(table: PastedElement, notes: Notes, newId: () => string): Table[] | null {
  const rows = rowsOf(table);
  const grid = rows.map((row) => cellsOf(row).map((cell) => ({ cell, span: spanOf(cell, 'colspan') })));
  const laid = laidOut(grid);
  const width = Math.max(0, ...laid.map((row) => row.length));
  if (width < 2 || laid.length < 1 || width > BLOCK_LIMITS.tableColumns) return null;
  const most = Math.min(BLOCK_LIMITS.tableRows, Math.floor(BLOCK_LIMITS.tableCells / width));
  const caption = table.children.filter(isElement).find(({ tag }) => tag === 'caption');
  const named = caption ? wordsOf(caption).replace(/\s+/g, ' ').trim() : '';
  // The name of a table is plain words: one with a note is a line of its own.
  if (named.length > BLOCK_LIMITS.captionLength || (caption && holdsNote(caption, notes))) return null;
  const tables: Table[] = [];
  for (let from = 0; from < laid.length; from += most) {
    const part = laid.slice(from, from + most);
    tables.push({
      kind: 'table',
      caption: from === 0 ? named : '',
      headerRow: from === 0,
      headerColumn: part.length > 1 && part.slice(1).every((row) => row[0]?.tag === 'th'),
      rows: part.map((row) => ({
        id: newId(),
        cells: Array.from({ length: width }, (_, at) => ({
          id: newId(),
          text: row[at] ? lineOf(row[at].children, notes, newId) : []
        }))
      }))
    });
  }
  return tables;
}

function holdsNote(node: Pasted, notes: Notes): boolean {
  return isElement(node) && (notes.has(node) || node.children.some((child) => holdsNote(child, notes)));
}

function rowsOf(node: PastedElement): PastedElement[] {
  return node.children.filter(isElement).flatMap((child) => {
    if (child.tag === 'tr') return isSilent(child) ? [] : [child];
    return ['thead', 'tbody', 'tfoot'].includes(child.tag) ? rowsOf(child) : [];
  });
}

const cellsOf = (row: PastedElement) =>
  row.children.filter(isElement).filter(({ tag }) => tag === 'td' || tag === 'th');

const spanOf = ({ attributes }: PastedElement, name: 'colspan' | 'rowspan') =>
  Math.max(1, Math.min(BLOCK_LIMITS.tableColumns + 1, Number.parseInt(attributes[name] ?? '1', 10) || 1));

/** Merged cells say their words in the first place and leave the others empty: a table is read by row and column. */
function laidOut(
  grid: readonly (readonly { cell: PastedElement; span: number }[])[]
): (PastedElement | undefined)[][] {
  const taken = new Set<string>();
  return grid.map((cells, row) => {
    const line: (PastedElement | undefined)[] = [];
    for (const { cell, span } of cells) {
      while (taken.has(`${row}:${line.length}`)) line.push(undefined);
      const at = line.length;
      const down = spanOf(cell, 'rowspan');
      for (let r = 1; r < down; r += 1) for (let c = 0; c < span; c += 1) taken.add(`${row + r}:${at + c}`);
      line.push(cell, ...Array.from({ length: span - 1 }, () => undefined));
    }
    return line;
  });
}

/** Whether something stands in a table that is no part of it: then it is read through, word by word. */
export function hasStrayWords(table: PastedElement): boolean {
  const stray = (node: Pasted, parts: readonly string[]): boolean =>
    isElement(node) ? !parts.includes(node.tag) && wordsOf(node).trim() !== '' : node.trim() !== '';
  const groups = table.children.filter(isElement).filter(({ tag }) => /^t(head|body|foot)$/.test(tag));
  return (
    table.children.some((node) =>
      stray(node, ['caption', 'colgroup', 'col', 'thead', 'tbody', 'tfoot', 'tr'])
    ) ||
    groups.some((group) => group.children.some((node) => stray(node, ['tr']))) ||
    rowsOf(table).some((row) => row.children.some((node) => stray(node, ['td', 'th'])))
  );
}
