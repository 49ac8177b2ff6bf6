import type {
  BlockContent,
  CrossReference,
  Inline,
  ListItem,
  ListKind,
  ReferenceTarget,
  TableRow,
  TextRun
} from '#lib/domain/plans/block.ts';

/** A block as the editor holds it. */
export type EditedBlock = { id: string; content: BlockContent };

/** A node of the editor as JSON. */
export type NodeJson = {
  type: string;
  attrs?: Record<string, unknown>;
  content?: NodeJson[];
  text?: string;
  marks?: { type: string; attrs?: Record<string, unknown> }[];
};

/** The document that the editor opens; without a block it is one empty paragraph. */
export function documentOf(blocks: readonly EditedBlock[]): NodeJson {
  const content = blocks.length > 0 ? blocks.map(nodeOf) : [{ type: 'paragraph' }];
  return { type: 'doc', content };
}

/** The blocks of a document, in its order. A node without an id yet gives the empty one. */
export function blocksOf(document: NodeJson): EditedBlock[] {
  return (document.content ?? []).map((node) => ({ id: textAttr(node, 'id'), content: contentOf(node) }));
}

export function nodeOf({ id, content }: EditedBlock): NodeJson {
  switch (content.kind) {
    case 'paragraph':
      return { type: 'paragraph', attrs: { id }, content: inlineNodes(content.text) };
    case 'heading':
      return { type: 'heading', attrs: { id, level: content.level }, content: inlineNodes(content.text) };
    case 'callout':
      return { type: 'callout', attrs: { id, tone: content.tone }, content: inlineNodes(content.text) };
    case 'bulletList':
    case 'orderedList':
      return { type: content.kind, attrs: { id }, content: content.items.map(itemNode) };
    case 'table': {
      const { caption, headerRow, headerColumn } = content;
      const attrs = { id, caption, headerRow, headerColumn };
      return { type: 'table', attrs, content: content.rows.map(rowNode) };
    }
    case 'figure': {
      const { file, alternative, caption } = content;
      return { type: 'figure', attrs: { id, file, alternative, caption } };
    }
    case 'living':
      return { type: 'living', attrs: { id, shows: content.shows, options: content.options } };
  }
}

function itemNode({ id, text, children }: ListItem): NodeJson {
  const content: NodeJson[] = [{ type: 'paragraph', content: inlineNodes(text) }];
  if (children) content.push({ type: children.kind, content: children.items.map(itemNode) });
  return { type: 'listItem', attrs: { id }, content };
}

function rowNode({ id, cells }: TableRow): NodeJson {
  const content = cells.map((cell) => ({
    type: 'tableCell',
    attrs: { id: cell.id, align: cell.align ?? null },
    content: [{ type: 'paragraph', content: inlineNodes(cell.text) }]
  }));
  return { type: 'tableRow', attrs: { id }, content };
}

function inlineNodes(runs: readonly Inline[]): NodeJson[] {
  return runs.filter((run) => run.type !== 'text' || run.text !== '').map(inlineNode);
}

function inlineNode(run: Inline): NodeJson {
  switch (run.type) {
    case 'text':
      return textNode(run);
    case 'break':
      return { type: 'hardBreak' };
    case 'footnote':
      return { type: 'footnote', attrs: { id: run.id, text: run.text } };
    case 'reference':
      return { type: 'reference', attrs: { to: run.to, target: run.id, text: run.text ?? '' } };
  }
}

function textNode({ text, bold, italic, link }: TextRun): NodeJson {
  const marks = [
    ...(link === undefined ? [] : [{ type: 'link', attrs: { href: link } }]),
    ...(bold ? [{ type: 'bold' }] : []),
    ...(italic ? [{ type: 'italic' }] : [])
  ];
  return marks.length > 0 ? { type: 'text', text, marks } : { type: 'text', text };
}

/** What a top node says. Values are not judged here: `readBlockContent` on the server trusts nothing. */
function contentOf(node: NodeJson): BlockContent {
  const attrs = node.attrs ?? {};
  switch (node.type) {
    case 'heading':
    case 'callout':
      return {
        kind: node.type,
        ...(node.type === 'heading' ? { level: attrs.level } : { tone: attrs.tone }),
        text: inlineOf(node)
      } as BlockContent;
    case 'bulletList':
    case 'orderedList':
      return { kind: node.type, items: (node.content ?? []).map(itemOf) };
    case 'table':
      return {
        kind: 'table',
        caption: clean(textAttr(node, 'caption')),
        headerRow: attrs.headerRow === true,
        headerColumn: attrs.headerColumn === true,
        rows: (node.content ?? []).map(rowOf)
      };
    case 'figure':
      return {
        kind: 'figure',
        file: textAttr(node, 'file'),
        alternative: clean(textAttr(node, 'alternative')),
        caption: clean(textAttr(node, 'caption'))
      };
    case 'living':
      return { kind: 'living', shows: attrs.shows, options: attrs.options ?? {} } as BlockContent;
    default:
      return { kind: 'paragraph', text: inlineOf(node) };
  }
}

function itemOf(node: NodeJson): ListItem {
  const [paragraph, list] = node.content ?? [];
  const item: ListItem = { id: textAttr(node, 'id'), text: inlineOf(paragraph) };
  if (list) item.children = { kind: list.type as ListKind, items: (list.content ?? []).map(itemOf) };
  return item;
}

function rowOf(node: NodeJson): TableRow {
  const cells = (node.content ?? []).map((cell) => {
    const align = cell.attrs?.align;
    return {
      id: textAttr(cell, 'id'),
      text: inlineOf(cell.content?.[0]),
      ...(align === 'end' || align === 'center' ? { align: align as 'end' | 'center' } : {})
    };
  });
  return { id: textAttr(node, 'id'), cells };
}

function inlineOf(node: NodeJson | undefined): Inline[] {
  const runs: Inline[] = [];
  for (const child of node?.content ?? []) {
    const run = runOf(child);
    const last = runs.at(-1);
    // Two runs with the same marks are one: that is how the server settles them, and how they are compared.
    if (run.type === 'text' && last?.type === 'text' && sameMarks(run, last)) last.text += run.text;
    else runs.push(run);
  }
  for (const run of runs) if (run.type === 'text') run.text = run.text.normalize('NFC');
  return runs;
}

function referenceOf(node: NodeJson): CrossReference {
  const text = textAttr(node, 'text');
  const reference = { to: node.attrs?.to as ReferenceTarget, id: textAttr(node, 'target') };
  return { type: 'reference', ...reference, ...(text === '' ? {} : { text }) };
}

function runOf(node: NodeJson): Inline {
  switch (node.type) {
    case 'hardBreak':
      return { type: 'break' };
    case 'footnote':
      return {
        type: 'footnote',
        id: textAttr(node, 'id'),
        text: (node.attrs?.text ?? []) as TextRun[]
      };
    case 'reference':
      return referenceOf(node);
    default: {
      const run: TextRun = { type: 'text', text: clean(node.text ?? '') };
      for (const mark of node.marks ?? []) {
        if (mark.type === 'bold') run.bold = true;
        if (mark.type === 'italic') run.italic = true;
        if (mark.type === 'link') run.link = String(mark.attrs?.href ?? '');
      }
      return run;
    }
  }
}

function sameMarks(a: TextRun, b: TextRun): boolean {
  return a.bold === b.bold && a.italic === b.italic && a.link === b.link;
}

// Tabs and control characters come with texts copied from tables and PDFs; the server would refuse the whole block.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const FORBIDDEN = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufffe\uffff]/g;

/** Text that can be stored: control characters become spaces. */
export function clean(text: string): string {
  return text.toWellFormed().replace(FORBIDDEN, ' ');
}

function textAttr(node: NodeJson, name: string): string {
  const value = node.attrs?.[name];
  return typeof value === 'string' ? value : '';
}
