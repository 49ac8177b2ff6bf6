import {
  type BlockContent,
  CALLOUT_TONES,
  type Figure,
  type Inline,
  LIVING_KINDS,
  type ListItem,
  type ListKind,
  type LivingOption,
  REFERENCE_TARGETS,
  type Table,
  type TableCell,
  type TableRow,
  type TextRun
} from './block.ts';

/** Sizes beyond which a block is no longer a block but an accident or an attack. */
export const BLOCK_LIMITS = {
  textLength: 20_000,
  inlineRuns: 2_000,
  listItems: 500,
  listDepth: 3,
  tableRows: 500,
  tableColumns: 40,
  tableCells: 6_000,
  captionLength: 500,
  optionCount: 20
} as const;

export type ContentFaultReason =
  | 'not-an-object'
  | 'unknown-kind'
  | 'unknown-field'
  | 'wrong-value'
  | 'missing-alternative'
  | 'bad-link'
  | 'bad-text'
  | 'uneven-rows'
  | 'repeated-id'
  | 'too-long'
  | 'too-many'
  | 'too-deep';

/** What is wrong and where, as a path such as `rows.2.cells.0.text.1.link`. */
export type ContentFault = { path: string; reason: ContentFaultReason };

export type ContentReading = { content: BlockContent } | { faults: ContentFault[] };

type Fields = Record<string, unknown>;
type Reading = { faults: ContentFault[]; ids: Set<string> };

/**
 * Reads what an editor sends as the content of a block, trusting nothing: only known kinds, marks and fields,
 * only http(s) and mailto links, within `BLOCK_LIMITS`. The content returned is built anew and settled
 * (Unicode NFC, neighbouring runs with the same marks joined, empty runs dropped), so that reading it again
 * changes nothing and equal texts have equal hashes.
 */
export function readBlockContent(value: unknown): ContentReading {
  const reading: Reading = { faults: [], ids: new Set() };
  const content = readContent(value, reading);
  return reading.faults.length > 0 || content === null ? { faults: reading.faults } : { content };
}

function readContent(value: unknown, to: Reading): BlockContent | null {
  const fields = asFields(value, '', to);
  if (!fields) return null;
  switch (fields.kind) {
    case 'heading':
      only(fields, ['kind', 'level', 'text'], '', to);
      return {
        kind: 'heading',
        level: oneOf(fields.level, [2, 3, 4], 'level', to),
        text: inline(fields.text, 'text', to)
      };
    case 'paragraph':
      only(fields, ['kind', 'text'], '', to);
      return { kind: 'paragraph', text: inline(fields.text, 'text', to) };
    case 'callout':
      only(fields, ['kind', 'tone', 'text'], '', to);
      return {
        kind: 'callout',
        tone: oneOf(fields.tone, CALLOUT_TONES, 'tone', to),
        text: inline(fields.text, 'text', to)
      };
    case 'bulletList':
    case 'orderedList':
      only(fields, ['kind', 'items'], '', to);
      return { kind: fields.kind, items: listItems(fields.items, 'items', 1, to) };
    case 'table':
      return readTable(fields, to);
    case 'figure':
      return readFigure(fields, to);
    case 'living':
      only(fields, ['kind', 'shows', 'options'], '', to);
      return {
        kind: 'living',
        shows: oneOf(fields.shows, LIVING_KINDS, 'shows', to),
        options: options(fields.options, to)
      };
    default:
      return fault(to, 'kind', 'unknown-kind');
  }
}

function readTable(fields: Fields, to: Reading): Table {
  only(fields, ['kind', 'caption', 'headerRow', 'headerColumn', 'rows'], '', to);
  const rows = list(fields.rows, 'rows', BLOCK_LIMITS.tableRows, to).map((row, at) =>
    tableRow(row, `rows.${at}`, to)
  );
  const width = rows[0]?.cells.length ?? 0;
  if (width === 0) fault(to, 'rows', 'wrong-value');
  if (rows.some((row) => row.cells.length !== width)) fault(to, 'rows', 'uneven-rows');
  if (rows.length * width > BLOCK_LIMITS.tableCells) fault(to, 'rows', 'too-many');
  return {
    kind: 'table',
    caption: text(fields.caption, 'caption', BLOCK_LIMITS.captionLength, to),
    headerRow: oneOf(fields.headerRow, [true, false], 'headerRow', to),
    headerColumn: oneOf(fields.headerColumn, [true, false], 'headerColumn', to),
    rows
  };
}

function tableRow(value: unknown, path: string, to: Reading): TableRow {
  const fields = asFields(value, path, to) ?? {};
  only(fields, ['id', 'cells'], path, to);
  const cells = list(fields.cells, `${path}.cells`, BLOCK_LIMITS.tableColumns, to);
  return {
    id: id(fields.id, `${path}.id`, to),
    cells: cells.map((cell, at) => tableCell(cell, `${path}.cells.${at}`, to))
  };
}

function tableCell(value: unknown, path: string, to: Reading): TableCell {
  const fields = asFields(value, path, to) ?? {};
  only(fields, ['id', 'text', 'align'], path, to);
  const cell: TableCell = {
    id: id(fields.id, `${path}.id`, to),
    text: inline(fields.text, `${path}.text`, to)
  };
  if (fields.align !== undefined) cell.align = oneOf(fields.align, ['end', 'center'], `${path}.align`, to);
  return cell;
}

function readFigure(fields: Fields, to: Reading): Figure {
  only(fields, ['kind', 'file', 'alternative', 'caption'], '', to);
  const alternative = text(fields.alternative, 'alternative', BLOCK_LIMITS.captionLength, to);
  if (alternative.trim() === '') fault(to, 'alternative', 'missing-alternative');
  const file = typeof fields.file === 'string' && /^[0-9a-f]{64}$/.test(fields.file) ? fields.file : null;
  if (file === null) fault(to, 'file', 'wrong-value');
  const caption = text(fields.caption, 'caption', BLOCK_LIMITS.captionLength, to);
  return { kind: 'figure', file: file ?? '', alternative, caption };
}

function listItems(value: unknown, path: string, depth: number, to: Reading): ListItem[] {
  if (depth > BLOCK_LIMITS.listDepth) {
    fault(to, path, 'too-deep');
    return [];
  }
  const items = list(value, path, BLOCK_LIMITS.listItems, to);
  if (items.length === 0) fault(to, path, 'wrong-value');
  return items.map((item, at) => listItem(item, `${path}.${at}`, depth, to));
}

function listItem(value: unknown, path: string, depth: number, to: Reading): ListItem {
  const fields = asFields(value, path, to) ?? {};
  only(fields, ['id', 'text', 'children'], path, to);
  const item: ListItem = {
    id: id(fields.id, `${path}.id`, to),
    text: inline(fields.text, `${path}.text`, to)
  };
  if (fields.children === undefined) return item;
  const children = asFields(fields.children, `${path}.children`, to) ?? {};
  only(children, ['kind', 'items'], `${path}.children`, to);
  const kinds: readonly ListKind[] = ['bulletList', 'orderedList'];
  item.children = {
    kind: oneOf(children.kind, kinds, `${path}.children.kind`, to),
    items: listItems(children.items, `${path}.children.items`, depth + 1, to)
  };
  return item;
}

function inline(value: unknown, path: string, to: Reading): Inline[] {
  const runs = list(value, path, BLOCK_LIMITS.inlineRuns, to);
  const read = runs.map((run, at) => inlineRun(run, `${path}.${at}`, to)).filter((run) => run !== null);
  return joined(read);
}

function inlineRun(value: unknown, path: string, to: Reading): Inline | null {
  const fields = asFields(value, path, to);
  if (!fields) return null;
  switch (fields.type) {
    case 'text':
      return textRun(fields, path, to);
    case 'break':
      only(fields, ['type'], path, to);
      return { type: 'break' };
    case 'reference':
      only(fields, ['type', 'to', 'id'], path, to);
      return {
        type: 'reference',
        to: oneOf(fields.to, REFERENCE_TARGETS, `${path}.to`, to),
        id: target(fields.id, `${path}.id`, to)
      };
    case 'footnote':
      only(fields, ['type', 'id', 'text'], path, to);
      return {
        type: 'footnote',
        id: id(fields.id, `${path}.id`, to),
        text: footnoteText(fields.text, `${path}.text`, to)
      };
    default:
      return fault(to, `${path}.type`, 'unknown-kind');
  }
}

function footnoteText(value: unknown, path: string, to: Reading): TextRun[] {
  const runs = inline(value, path, to);
  const texts = runs.filter((run) => run.type === 'text');
  if (texts.length < runs.length) fault(to, path, 'wrong-value');
  return texts;
}

function textRun(fields: Fields, path: string, to: Reading): TextRun {
  only(fields, ['type', 'text', 'bold', 'italic', 'link'], path, to);
  const run: TextRun = { type: 'text', text: text(fields.text, `${path}.text`, BLOCK_LIMITS.textLength, to) };
  if (fields.bold !== undefined) run.bold = oneOf(fields.bold, [true], `${path}.bold`, to);
  if (fields.italic !== undefined) run.italic = oneOf(fields.italic, [true], `${path}.italic`, to);
  if (fields.link !== undefined) run.link = link(fields.link, `${path}.link`, to);
  return run;
}

/** Neighbours with the same marks are one run; a run without words is none. */
function joined(runs: Inline[]): Inline[] {
  const result: Inline[] = [];
  for (const run of runs) {
    if (run.type === 'text' && run.text === '') continue;
    const last = result.at(-1);
    if (run.type === 'text' && last?.type === 'text' && sameMarks(run, last)) {
      last.text = (last.text + run.text).normalize('NFC');
    } else result.push(run);
  }
  return result;
}

function sameMarks(a: TextRun, b: TextRun): boolean {
  return a.bold === b.bold && a.italic === b.italic && a.link === b.link;
}

const LINK = /^(https?:\/\/[^\s<>"\\^`{|}]+|mailto:[^\s<>"\\^`{|}@]+@[^\s<>"\\^`{|}@]+)$/i;

function link(value: unknown, path: string, to: Reading): string {
  if (typeof value === 'string' && value.length <= 2_000 && LINK.test(value) && value.isWellFormed())
    return value;
  fault(to, path, 'bad-link');
  return '';
}

// Control characters break Typst, XML and people's screens; a tab or line feed has its own element.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const FORBIDDEN = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufffe\uffff]/;

function text(value: unknown, path: string, longest: number, to: Reading): string {
  if (typeof value !== 'string' || !value.isWellFormed() || FORBIDDEN.test(value)) {
    fault(to, path, 'bad-text');
    return '';
  }
  if (value.length > longest) fault(to, path, 'too-long');
  return value.normalize('NFC');
}

const ID = /^[A-Za-z0-9_-]{1,64}$/;

function id(value: unknown, path: string, to: Reading): string {
  const read = target(value, path, to);
  if (to.ids.has(read)) fault(to, path, 'repeated-id');
  to.ids.add(read);
  return read;
}

function target(value: unknown, path: string, to: Reading): string {
  if (typeof value === 'string' && ID.test(value)) return value;
  fault(to, path, 'wrong-value');
  return '';
}

function options(value: unknown, to: Reading): { [name: string]: LivingOption } {
  const fields = asFields(value, 'options', to) ?? {};
  const entries = Object.entries(fields);
  if (entries.length > BLOCK_LIMITS.optionCount) fault(to, 'options', 'too-many');
  return Object.fromEntries(entries.map(([name, option]) => [name, livingOption(name, option, to)]));
}

function livingOption(name: string, value: unknown, to: Reading): LivingOption {
  const path = `options.${name}`;
  if (!/^[a-z][A-Za-z]{0,39}$/.test(name)) fault(to, 'options', 'unknown-field');
  if (typeof value === 'boolean') return value;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  if (typeof value === 'string') return text(value, path, 200, to);
  fault(to, path, 'wrong-value');
  return '';
}

function asFields(value: unknown, path: string, to: Reading): Fields | null {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Fields;
  return fault(to, path, 'not-an-object');
}

function list(value: unknown, path: string, most: number, to: Reading): unknown[] {
  if (!Array.isArray(value)) {
    fault(to, path, 'wrong-value');
    return [];
  }
  if (value.length <= most) return value;
  fault(to, path, 'too-many');
  return [];
}

function only(fields: Fields, known: readonly string[], path: string, to: Reading): void {
  for (const name of Object.keys(fields)) {
    if (!known.includes(name)) fault(to, path === '' ? name : `${path}.${name}`, 'unknown-field');
  }
}

function oneOf<T>(value: unknown, allowed: readonly T[], path: string, to: Reading): T {
  const found = allowed.find((candidate) => candidate === value);
  if (found !== undefined) return found;
  fault(to, path, 'wrong-value');
  // The faulty content is thrown away by the caller; any allowed value keeps the types honest until then.
  return allowed[0] as T;
}

function fault(to: Reading, path: string, reason: ContentFaultReason): null {
  // A hostile content must not buy a list of a million faults.
  if (to.faults.length < 100) to.faults.push({ path: path.slice(0, 200), reason });
  return null;
}
