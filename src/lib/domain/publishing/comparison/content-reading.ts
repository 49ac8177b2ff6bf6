import type { BlockContent, CrossReference, Inline, ListItem } from '../../plans/block.ts';
import { canonicalJson } from '../../shared/canonical-json.ts';

/** How one of the two documents reads its text. */
export type ContentReading = {
  /** What a mention of a measure, goal, table or figure says in this document, for instance *opatrenie 1.2*. */
  mention(reference: CrossReference): string;
  /** What it points at, the same in both documents where they speak of one thing. */
  targetOf(reference: CrossReference): string;
};

/** The two documents' ways to read; the first is the old one's. */
export type Readings = readonly [before: ContentReading, after: ContentReading];

/** Words of a run as they are read, footnotes in brackets. */
export function readableText(runs: readonly Inline[], reading: ContentReading): string {
  return runs.map((run) => runText(run, reading)).join('');
}

function runText(run: Inline, reading: ContentReading): string {
  switch (run.type) {
    case 'text':
      return run.text;
    case 'footnote':
      return ` (${readableText(run.text, reading)})`;
    case 'break':
      return '\n';
    case 'reference':
      return reading.mention(run);
  }
}

/**
 * One text for everything a content says and how it looks, so that equal ones need no comparing. Ids inside of it say
 * nothing to readers and are left out; nor does it matter into how many runs an editor cut the same text.
 */
export function contentKey(content: BlockContent, reading: ContentReading): string {
  return canonicalJson(shapeOf(content, reading));
}

function shapeOf(content: BlockContent, reading: ContentReading): unknown {
  switch (content.kind) {
    case 'heading':
    case 'paragraph':
    case 'callout':
      return { ...content, text: runsKey(content.text, reading) };
    case 'bulletList':
    case 'orderedList':
      return { kind: content.kind, items: listShape(content.items, reading) };
    case 'table':
      return {
        ...content,
        rows: content.rows.map(({ cells }) =>
          cells.map(({ text, align }) => ({ text: runsKey(text, reading), align }))
        )
      };
    case 'figure':
    case 'living':
      return content;
  }
}

function listShape(items: readonly ListItem[], reading: ContentReading): unknown {
  return items.map(({ text, children }) => ({
    text: runsKey(text, reading),
    ...(children ? { kind: children.kind, items: listShape(children.items, reading) } : {})
  }));
}

/** The same for words with marks. */
export function runsKey(runs: readonly Inline[], reading: ContentReading): string {
  const shapes: { text: string; marks: string }[] = [];
  for (const run of runs) {
    const shape = runShape(run, reading);
    const last = shapes.at(-1);
    if (last && last.marks === shape.marks) last.text += shape.text;
    else if (shape.text !== '' || run.type !== 'text') shapes.push(shape);
  }
  return canonicalJson(shapes);
}

function runShape(run: Inline, reading: ContentReading): { text: string; marks: string } {
  switch (run.type) {
    case 'text': {
      const { bold, italic, link } = run;
      return { text: run.text, marks: canonicalJson({ bold, italic, link }) };
    }
    case 'footnote':
      return { text: runsKey(run.text, reading), marks: 'footnote' };
    case 'break':
      return { text: '\n', marks: 'break' };
    case 'reference':
      return { text: `${run.to}/${reading.targetOf(run)};`, marks: 'reference' };
  }
}
