import {
  type BlockContent,
  CALLOUT_TONES,
  type Figure,
  LIVING_KINDS,
  type ListItem,
  type ListKind,
  type LivingOption,
  type Table,
  type TableCell,
  type TableRow
} from './block.ts';
import {
  asFields,
  BLOCK_LIMITS,
  type ContentFault,
  type Fields,
  fault,
  id,
  list,
  oneOf,
  only,
  type Reading,
  text
} from './content-fields.ts';
import { inline } from './inline-reading.ts';

export type { ContentFault };

export type ContentReading = { content: BlockContent } | { faults: ContentFault[] };

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
