import { linesOf } from './docx-lines.ts';
import { metricsOf } from './docx-metrics.ts';
import { TEXT_WIDTH } from './docx-styles.ts';

/** An element of Word's XML as the library writes it: one name, and its attributes and children or its attributes alone. */
export type DocxNode = { [name: string]: unknown };

/** What takes height on a page: a paragraph, or a row of a table. Points throughout. */
export type Piece = {
  height: number;
  before: number;
  after: number;
  /** Height of one line of a piece that may go on over a page; null for a row and a picture, which stay whole. */
  line: number | null;
  /** Height of the header rows that are printed again when the piece opens a page. */
  repeats: number;
  keepNext: boolean;
  breakBefore: boolean;
  bookmarks: string[];
  /** The list that numbers a heading, and how deep it stands in it. */
  list: { name: string; level: number } | null;
};

/** Inside of a cell without its margins, in twips. */
const CELL_MARGINS = 140;
const EMU_PER_POINT = 12_700;
/** Height of a line of Calibri against its size. */
const LINE_OF_FACE = 1.22;

/** The body as pieces in reading order. */
export function flowOf(children: unknown): Piece[] {
  return childrenOf(children).flatMap((child) => {
    if (child['w:p']) return [paragraphPiece(childrenOf(child['w:p']), TEXT_WIDTH)];
    if (child['w:tbl']) return rowsOf(childrenOf(child['w:tbl']));
    if (child['w:sdt']) return flowOf(child['w:sdt']);
    if (child['w:sdtContent']) return flowOf(child['w:sdtContent']);
    return [];
  });
}

function childrenOf(node: unknown): DocxNode[] {
  return Array.isArray(node) ? (node as DocxNode[]).filter((child) => typeof child === 'object') : [];
}

function find(nodes: readonly DocxNode[], name: string): unknown {
  return nodes.find((node) => name in node)?.[name];
}

function attributesOf(node: unknown): Record<string, string | number> {
  const own = Array.isArray(node) ? find(childrenOf(node), '_attr') : (node as DocxNode | undefined)?._attr;
  return (own ?? {}) as Record<string, string | number>;
}

// ---- paragraphs ----

function paragraphPiece(children: readonly DocxNode[], width: number): Piece {
  const properties = childrenOf(find(children, 'w:pPr'));
  const style = metricsOf(String(attributesOf(find(properties, 'w:pStyle'))['w:val'] ?? 'Normal'));
  const spacing = attributesOf(find(properties, 'w:spacing'));
  const indent = find(properties, 'w:numPr') ? 360 : style.indent;
  const content = contentOf(children);
  const size = content.size ?? style.size;
  const line = size * LINE_OF_FACE * style.line;
  const letters = ((width - indent) / 20 / size) * (style.bold ? 0.97 : 1);
  const lines = content.lines.reduce((sum, text) => sum + linesOf(text, letters), 0);
  return {
    height: content.picture > 0 ? content.picture : Math.max(1, lines) * line,
    before: spacing['w:before'] === undefined ? style.before : Number(spacing['w:before']) / 20,
    after: spacing['w:after'] === undefined ? style.after : Number(spacing['w:after']) / 20,
    line: content.picture > 0 || style.keeps ? null : line,
    repeats: 0,
    keepNext: style.keeps || find(properties, 'w:keepNext') !== undefined,
    breakBefore: find(properties, 'w:pageBreakBefore') !== undefined,
    bookmarks: children.flatMap((child) =>
      child['w:bookmarkStart'] ? [String(attributesOf(child['w:bookmarkStart'])['w:name'])] : []
    ),
    list: listOf(childrenOf(find(properties, 'w:numPr')))
  };
}

function listOf(numbering: readonly DocxNode[]): Piece['list'] {
  const id = attributesOf(find(numbering, 'w:numId'))['w:val'];
  if (id === undefined) return null;
  return {
    name: String(id).replace(/[{}]/g, ''),
    level: Number(attributesOf(find(numbering, 'w:ilvl'))['w:val'] ?? 0)
  };
}

type Content = { lines: string[]; size: number | null; picture: number };

/** The words of a paragraph, a line for each break in it; its largest letters, and the height of a picture in it. */
function contentOf(nodes: readonly DocxNode[]): Content {
  const content: Content = { lines: [''], size: null, picture: 0 };
  gather(nodes, content);
  return content;
}

function gather(nodes: readonly DocxNode[], content: Content): void {
  for (const node of nodes) {
    for (const [name, inside] of Object.entries(node)) {
      if (name === 'w:br') content.lines.push('');
      else if (name === 'w:t') say(content, textOf(inside));
      else if (name === 'w:tab') say(content, '   ');
      else if (name === 'w:sz')
        content.size = Math.max(content.size ?? 0, Number(attributesOf(inside)['w:val']) / 2);
      else if (name === 'wp:extent') content.picture = Number(attributesOf(inside).cy) / EMU_PER_POINT;
      else if (name !== 'w:pPr' && name !== 'a:graphic' && name !== '_attr')
        gather(childrenOf(inside), content);
    }
  }
}

function textOf(inside: unknown): string {
  return Array.isArray(inside) ? inside.filter((part) => typeof part === 'string').join('') : '';
}

function say(content: Content, text: string): void {
  content.lines.push(`${content.lines.pop() ?? ''}${text}`);
}

// ---- tables ----

function rowsOf(children: readonly DocxNode[]): Piece[] {
  const rows = children.flatMap((child) => (child['w:tr'] ? [childrenOf(child['w:tr'])] : []));
  const widths = childrenOf(find(children, 'w:tblGrid')).map((column) =>
    Number(attributesOf(column['w:gridCol'])['w:w'])
  );
  // Room above and below the words of a cell, and the rule under it; a table without margins has neither.
  const padding = find(childrenOf(find(children, 'w:tblPr')), 'w:tblCellMar') ? 2.5 : 0;
  let heads = 0;
  return rows.map((row) => {
    const isHead = find(childrenOf(find(row, 'w:trPr')), 'w:tblHeader') !== undefined;
    const piece = rowPiece(row, { widths, padding }, isHead ? 0 : heads);
    if (isHead) heads += piece.height;
    return piece;
  });
}

function rowPiece(
  row: readonly DocxNode[],
  { widths, padding }: { widths: readonly number[]; padding: number },
  repeats: number
): Piece {
  const cells = row.flatMap((child) => (child['w:tc'] ? [childrenOf(child['w:tc'])] : []));
  let column = 0;
  const paragraphs = cells.map((cell) => {
    const span = Number(attributesOf(find(childrenOf(find(cell, 'w:tcPr')), 'w:gridSpan'))['w:val'] ?? 1);
    const width = widths.slice(column, column + span).reduce((sum, one) => sum + one, 0);
    column += span;
    return cell.flatMap((child) =>
      child['w:p'] ? [paragraphPiece(childrenOf(child['w:p']), width - CELL_MARGINS)] : []
    );
  });
  const heights = paragraphs.map((own) =>
    own.reduce((sum, { before, height, after }) => sum + before + height + after, 0)
  );
  return {
    height: Math.max(0, ...heights) + padding,
    ...{ before: 0, after: 0, line: null, repeats, breakBefore: false, list: null },
    keepNext: paragraphs.every((own) => own.every(({ keepNext }) => keepNext)),
    bookmarks: paragraphs.flat().flatMap(({ bookmarks }) => bookmarks)
  };
}
