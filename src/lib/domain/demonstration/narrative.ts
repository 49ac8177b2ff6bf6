import {
  type BlockContent,
  type Inline,
  LIVING_KINDS,
  type ListItem,
  type LivingKind,
  type TableRow,
  type TextRun
} from '../plans/block.ts';

/**
 * Blocks of a narrative written as plain text, paragraphs parted by an empty line:
 * `## heading` (also `###`), `- item`, `1. item`, `! note`, `!! important`, `[[living-kind]]`, a table whose first
 * line is `|= caption` and its rows `| a | b`, and `**bold**` in any text.
 * @param idOf an id for the n-th list item, row or cell of this text
 */
export function narrativeBlocks(text: string, idOf: (index: number) => string): BlockContent[] {
  let given = 0;
  const nextId = () => {
    given += 1;
    return idOf(given);
  };
  return text
    .trim()
    .split(/\n\s*\n/)
    .map((part) => blockOf(part.trim(), nextId));
}

function blockOf(part: string, nextId: () => string): BlockContent {
  const lines = part.split('\n').map((line) => line.trim());
  const whole = lines.join(' ');
  const heading = /^(#{2,4}) (.+)$/.exec(whole);
  if (heading) return { kind: 'heading', level: levelOf(heading[1] ?? ''), text: runs(heading[2] ?? '') };
  const living = /^\[\[([a-z-]+)\]\]$/.exec(whole);
  if (living) return { kind: 'living', shows: livingKind(living[1] ?? ''), options: {} };
  if (whole.startsWith('!! ')) return { kind: 'callout', tone: 'important', text: runs(whole.slice(3)) };
  if (whole.startsWith('! ')) return { kind: 'callout', tone: 'note', text: runs(whole.slice(2)) };
  if (whole.startsWith('|= ')) return tableOf(lines, nextId);
  if (whole.startsWith('- ')) return { kind: 'bulletList', items: itemsOf(lines, /^- /, nextId) };
  if (/^\d+\. /.test(whole)) return { kind: 'orderedList', items: itemsOf(lines, /^\d+\. /, nextId) };
  return { kind: 'paragraph', text: runs(whole) };
}

function levelOf(marks: string): 2 | 3 | 4 {
  return marks.length === 2 ? 2 : marks.length === 3 ? 3 : 4;
}

function livingKind(name: string): LivingKind {
  const kind = LIVING_KINDS.find((one) => one === name);
  if (!kind) throw new Error(`There is no living block ${name}.`);
  return kind;
}

/** A line that begins without the mark goes on with the item before it. */
function itemsOf(lines: readonly string[], mark: RegExp, nextId: () => string): ListItem[] {
  const items: string[] = [];
  for (const line of lines) {
    if (mark.test(line)) items.push(line.replace(mark, ''));
    else items.push(`${items.pop() ?? ''} ${line}`.trim());
  }
  return items.map((text) => ({ id: nextId(), text: runs(text) }));
}

function tableOf([caption = '', ...lines]: readonly string[], nextId: () => string): BlockContent {
  const rows = lines.map((line): TableRow => {
    const cells = line.replace(/^\|\s*/, '').split('|');
    return { id: nextId(), cells: cells.map((cell) => cellOf(cell.trim(), nextId)) };
  });
  return { kind: 'table', caption: caption.slice(3), headerRow: true, headerColumn: true, rows };
}

function cellOf(text: string, nextId: () => string) {
  const cell = { id: nextId(), text: runs(text) };
  return /^[\d\s,–%€]+$/.test(text) ? { ...cell, align: 'end' as const } : cell;
}

/** Text with `**bold**` parts as runs; an empty text has none. */
function runs(text: string): Inline[] {
  return text
    .split(/\*\*(.+?)\*\*/)
    .map((part, index): TextRun => ({ type: 'text', text: part, ...(index % 2 === 1 ? { bold: true } : {}) }))
    .filter((run) => run.text !== '');
}
