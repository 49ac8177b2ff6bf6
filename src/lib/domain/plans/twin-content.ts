import type { BlockContent, Footnote, Inline, List, ListItem, TextRun } from './block.ts';

/*
 * The twin of a block: the same block in another language. It keeps the Slovak one's notes, references, rows and cells,
 * so that both read alike, and has words of its own.
 */

/**
 * What a form for a twin begins with: the twin as it stands, in the shape that the Slovak block has today. Notes and
 * references that the twin does not have yet wait at the end of their text; without a twin nothing else is there.
 */
export function twinBase(slovak: BlockContent, twin: BlockContent | null): BlockContent {
  const own = twin?.kind === slovak.kind ? twin : null;
  switch (slovak.kind) {
    case 'paragraph':
    case 'callout':
    case 'heading':
      return { ...slovak, text: joined(slovak.text, own && 'text' in own ? own.text : []) };
    case 'bulletList':
    case 'orderedList':
      return { ...slovak, items: own && 'items' in own ? own.items : stripped(slovak.items) };
    case 'table': {
      const cells = own?.kind === 'table' ? own.rows.flatMap((row) => row.cells) : [];
      const textOf = new Map(cells.map(({ id, text }) => [id, text]));
      const rows = slovak.rows.map((row) => ({
        ...row,
        cells: row.cells.map((cell) => ({ ...cell, text: joined(cell.text, textOf.get(cell.id) ?? []) }))
      }));
      return { ...slovak, rows, caption: own?.kind === 'table' ? own.caption : '' };
    }
    case 'figure':
      return own?.kind === 'figure'
        ? { ...own, file: slovak.file }
        : { ...slovak, alternative: '', caption: '' };
    case 'living':
      return slovak;
  }
}

/** The twin's runs, and behind them what of the Slovak ones is no text and is not there yet. */
function joined(slovak: readonly Inline[], twin: readonly Inline[]): Inline[] {
  const there = new Set(twin.flatMap((run) => ('id' in run ? [run.id] : [])));
  return [...twin, ...marksOf(slovak).filter((run) => !('id' in run && there.has(run.id)))];
}

function marksOf(runs: readonly Inline[]): Inline[] {
  return runs.flatMap((run): Inline[] => {
    if (run.type === 'footnote') return [{ ...run, text: [] }];
    return run.type === 'reference' ? [run] : [];
  });
}

function stripped(items: readonly ListItem[]): ListItem[] {
  return items.map(({ id, text, children }) => ({
    id,
    text: marksOf(text),
    ...(children ? { children: { kind: children.kind, items: stripped(children.items) } } : {})
  }));
}

/** Every line of runs in a content, in reading order. */
export function runsIn(content: BlockContent): (readonly Inline[])[] {
  switch (content.kind) {
    case 'paragraph':
    case 'callout':
    case 'heading':
      return [content.text];
    case 'bulletList':
    case 'orderedList':
      return runsOfItems(content.items);
    case 'table':
      return content.rows.flatMap((row) => row.cells.map((cell) => cell.text));
    case 'figure':
    case 'living':
      return [];
  }
}

function runsOfItems(items: readonly ListItem[]): (readonly Inline[])[] {
  return items.flatMap(({ text, children }) => [text, ...runsOfItems(children?.items ?? [])]);
}

/** The notes of a content in reading order. */
export function notesIn(content: BlockContent): Footnote[] {
  return runsIn(content).flatMap((runs) => runs.filter((run) => run.type === 'footnote'));
}

/** The content with other words in its notes. */
export function withNotes(content: BlockContent, wordsOf: (note: Footnote) => TextRun[]): BlockContent {
  const noted = (runs: readonly Inline[]): Inline[] =>
    runs.map((run) => (run.type === 'footnote' ? { ...run, text: wordsOf(run) } : run));
  switch (content.kind) {
    case 'paragraph':
    case 'callout':
    case 'heading':
      return { ...content, text: noted(content.text) };
    case 'bulletList':
    case 'orderedList':
      return { ...content, items: notedItems(content.items, noted) };
    case 'table': {
      const rows = content.rows.map((row) => ({
        ...row,
        cells: row.cells.map((cell) => ({ ...cell, text: noted(cell.text) }))
      }));
      return { ...content, rows };
    }
    case 'figure':
    case 'living':
      return content;
  }
}

function notedItems(items: List['items'], noted: (runs: readonly Inline[]) => Inline[]): List['items'] {
  return items.map((item) => ({
    ...item,
    text: noted(item.text),
    ...(item.children
      ? { children: { ...item.children, items: notedItems(item.children.items, noted) } }
      : {})
  }));
}

/** Whether a twin has words of its own: marks of notes alone, taken over from the Slovak block, are none. */
export function hasOwnWords(content: BlockContent): boolean {
  const said = runsIn(content).some((runs) =>
    runs.some((run) => run.type === 'text' && run.text.trim() !== '')
  );
  if (said || content.kind === 'living') return said;
  if (content.kind === 'figure') return `${content.alternative}${content.caption}`.trim() !== '';
  return content.kind === 'table' && content.caption.trim() !== '';
}
