import { plainText } from '../../shared/plain-text.ts';
import type { BlockContent, HeadingLevel, Inline, ListItem, ListKind, TextRun } from '../block.ts';
import { readBlockContent } from '../block-reading.ts';
import { BLOCK_LIMITS } from '../content-fields.ts';
import { PICTURE_BLANK } from '../samples/sample.ts';
import { numberLength } from './heading-words.ts';
import {
  type SourceInline,
  type SourceItem,
  type SourceList,
  type SourcePicture,
  type SourcePiece,
  type SourceTable,
  type SourceText,
  sourceLine,
  wordsIn
} from './source-piece.ts';

/** A paragraph longer than this is several: nobody could compare or comment on it. */
const LONGEST_PARAGRAPH = 10_000;

/**
 * A piece as contents of blocks, none of its words lost: what is larger than a block may be becomes several.
 * @param level 2 to 4, of a heading
 */
export function contentsOf(piece: SourcePiece, level: HeadingLevel, newId: () => string): BlockContent[] {
  return drafts(piece, level, newId).map((draft) => settled(draft));
}

function drafts(piece: SourcePiece, level: HeadingLevel, newId: () => string): BlockContent[] {
  switch (piece.kind) {
    case 'heading': {
      const text = unbold(withoutNumber(piece.text));
      return parts(text, newId).map((part) => ({ kind: 'heading', level, text: part }));
    }
    case 'paragraph':
      return parts(piece.text, newId).map((text) => ({ kind: 'paragraph', text }));
    case 'list':
      return lists(piece, newId);
    case 'table':
      return tables(piece, newId);
    case 'picture':
      return [pictureOf(piece)];
  }
}

/** A picture must be described for who does not see it; until somebody does, the gap counts as one of a sample. */
function pictureOf({ file, alternative }: SourcePicture): BlockContent {
  const said = plainText(alternative).replace(/\s+/gu, ' ').trim().slice(0, BLOCK_LIMITS.captionLength);
  return { kind: 'figure', file, alternative: said || `[${PICTURE_BLANK}]`, caption: '' };
}

/** The old number of a heading would be wrong in a new plan, which numbers its own. */
function withoutNumber(text: SourceText): SourceText {
  const [first, ...rest] = text;
  if (first?.type !== 'text') return text;
  const joined = text.map((run) => (run.type === 'text' ? run.text : ' ')).join('');
  const length = numberLength(joined);
  if (length === 0 || length > first.text.length) return text;
  return [{ ...first, text: first.text.slice(length) }, ...rest];
}

function unbold(text: SourceText): SourceText {
  return text.map((run) => {
    if (run.type !== 'text') return run;
    const { bold: _, ...plain } = run;
    return plain;
  });
}

/** Runs cut into paragraphs at breaks between words, each within the limit. */
function parts(text: SourceText, newId: () => string): Inline[][] {
  const all: Inline[][] = [[]];
  let length = 0;
  for (const run of text.flatMap(shortRuns)) {
    const own = lengthOf(run);
    const last = all.at(-1) ?? [];
    if (last.length > 0 && (length + own > LONGEST_PARAGRAPH || last.length >= BLOCK_LIMITS.inlineRuns)) {
      all.push([]);
      length = 0;
    }
    all.at(-1)?.push(inlineOf(run, newId));
    length += own;
  }
  const said = all.map(trimmed).filter((part) => part.some((run) => run.type !== 'break'));
  return said;
}

const lengthOf = (run: SourceInline) =>
  run.type === 'text' ? run.text.length : run.type === 'note' ? sourceLine(run.text).length : 1;

/** A run longer than a paragraph may be, cut between words where there are any. */
function shortRuns(run: SourceInline): SourceInline[] {
  if (run.type !== 'text' || run.text.length <= LONGEST_PARAGRAPH) return [run];
  const cut: SourceInline[] = [];
  for (let rest = run.text; rest !== ''; ) {
    const space = rest.length > LONGEST_PARAGRAPH ? rest.lastIndexOf(' ', LONGEST_PARAGRAPH) : rest.length;
    const end = space > 0 ? space : LONGEST_PARAGRAPH;
    cut.push({ ...run, text: rest.slice(0, end) });
    rest = rest.slice(end);
  }
  return cut;
}

function inlineOf(run: SourceInline, newId: () => string): Inline {
  if (run.type === 'break') return run;
  if (run.type === 'text') return clean(run);
  const text = run.text.flatMap((part) => shortRuns(part) as TextRun[]).map(clean);
  return { type: 'footnote', id: newId(), text };
}

/** Words without what no block may hold; a tab between words is a space. */
function clean(run: TextRun): TextRun {
  return {
    ...run,
    text: plainText(run.text).replace(/[\n\t\u2028\u2029\u00ad]+/gu, (found) =>
      found === '\u00ad' ? '' : ' '
    )
  };
}

/** Without breaks and spaces at its ends. */
function trimmed(runs: Inline[]): Inline[] {
  const isEmpty = (run: Inline | undefined) =>
    run?.type === 'break' || (run?.type === 'text' && run.text.trim() === '');
  let [from, to] = [0, runs.length];
  while (from < to && isEmpty(runs[from])) from += 1;
  while (to > from && isEmpty(runs[to - 1])) to -= 1;
  return runs.slice(from, to);
}

function lists(list: SourceList, newId: () => string): BlockContent[] {
  const kind: ListKind = list.ordered ? 'orderedList' : 'bulletList';
  const items = itemsOf(list.items, 1, newId);
  return inParts(items, BLOCK_LIMITS.listItems).map((part) => ({ kind, items: part }));
}

/** Items nested deeper than a block may, or more than it may hold, stand beside their parents. */
function itemsOf(items: readonly SourceItem[], depth: number, newId: () => string): ListItem[] {
  return items.flatMap((item): ListItem[] => {
    const [text = [], ...more] = parts(item.text, newId);
    const own: ListItem = { id: newId(), text };
    const rest = more.map((part): ListItem => ({ id: newId(), text: part }));
    const below = itemsOf(item.items, depth + 1, newId);
    if (below.length === 0) return text.length === 0 ? rest : [own, ...rest];
    if (depth >= BLOCK_LIMITS.listDepth || below.length > BLOCK_LIMITS.listItems)
      return [own, ...rest, ...below];
    own.children = { kind: item.items[0]?.ordered ? 'orderedList' : 'bulletList', items: below };
    return [own, ...rest];
  });
}

function tables({ rows, caption, headerRow }: SourceTable, newId: () => string): BlockContent[] {
  const width = Math.max(1, ...rows.map((row) => row.length));
  const isLong = caption.length > BLOCK_LIMITS.captionLength;
  const before: BlockContent[] = isLong ? asParagraphs([{ type: 'text', text: caption }], newId) : [];
  const tooLarge = rows.some((row) => row.some((cell) => parts(cell, newId).length > 1));
  if (width > BLOCK_LIMITS.tableColumns || tooLarge) {
    const own = isLong || caption === '' ? [] : asParagraphs([{ type: 'text', text: caption }], newId);
    return [...before, ...own, ...rows.flat().flatMap((cell) => asParagraphs(cell, newId))];
  }
  const most = Math.min(BLOCK_LIMITS.tableRows, Math.floor(BLOCK_LIMITS.tableCells / width));
  return [
    ...before,
    ...inParts(rows, most).map(
      (part, at): BlockContent => ({
        kind: 'table',
        caption: isLong || at > 0 ? '' : plainText(caption).replace(/[\n\t]+/gu, ' '),
        headerRow: headerRow && at === 0,
        headerColumn: false,
        rows: part.map((row) => ({
          id: newId(),
          cells: Array.from({ length: width }, (_, cell) => ({
            id: newId(),
            text: parts(row[cell] ?? [], newId)[0] ?? []
          }))
        }))
      })
    )
  ];
}

function asParagraphs(text: SourceText, newId: () => string): BlockContent[] {
  return parts(text, newId).map((part) => ({ kind: 'paragraph', text: part }));
}

function inParts<T>(all: readonly T[], most: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / most) }, (_, at) =>
    all.slice(at * most, (at + 1) * most)
  );
}

/** The content as a block keeps it. A link that no block may have is dropped, its words stay. */
function settled(draft: BlockContent): BlockContent {
  const read = readBlockContent(draft);
  if ('content' in read) return read.content;
  const without = JSON.parse(JSON.stringify(draft, (key, value) => (key === 'link' ? undefined : value)));
  const again = readBlockContent(without);
  if ('content' in again) return again.content;
  throw new Error(`A piece of an old plan is no block: ${JSON.stringify(again.faults.slice(0, 3))}`);
}

/** How many words a content has that count: letters or digits. */
export function wordCount(text: string): number {
  return wordsIn(text).length;
}
