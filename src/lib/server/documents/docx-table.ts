import {
  AlignmentType,
  BorderStyle,
  Paragraph,
  type ParagraphChild,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
  Table as WordTable
} from 'docx';
import type { Align, Column, Row, Table } from '#lib/domain/publishing/document.ts';
import { COLOUR, TEXT_WIDTH } from './docx-styles.ts';

type Say = (runs: Column['title']) => ParagraphChild[];

const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const HAIR = { style: BorderStyle.SINGLE, size: 4, color: COLOUR.hair };
const RULE = { style: BorderStyle.SINGLE, size: 8, color: COLOUR.ink };
export const NO_BORDERS = {
  top: NONE,
  bottom: NONE,
  left: NONE,
  right: NONE,
  insideHorizontal: NONE,
  insideVertical: NONE
};

const SIDE = {
  start: AlignmentType.LEFT,
  center: AlignmentType.CENTER,
  end: AlignmentType.RIGHT
} satisfies Record<Align, string>;

/** Tables of so few rows stay on one page; longer ones break and repeat their header. */
const WHOLE_UP_TO = 8;

/** A Word table whose header rows are marked as such and repeat on every page. */
export function docxTable(table: Table, say: Say): WordTable {
  return new WordTable({
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    columnWidths: columnWidths(table.columns),
    layout: TableLayoutType.FIXED,
    borders: { ...NO_BORDERS, insideHorizontal: HAIR, bottom: HAIR },
    margins: { left: 70, right: 70, top: 20, bottom: 20 },
    tableLook: { firstRow: true, firstColumn: table.headerColumn, noHBand: true, noVBand: true },
    rows: [
      ...headRows(table, say),
      ...table.rows.map((row, at) => bodyRow(row, table, say, keeps(table, at)))
    ]
  });
}

/** Twips for each column; figures without a share take a little less than words. */
export function columnWidths(columns: readonly Column[]): number[] {
  const shares = columns.map((column) => column.share ?? (column.align === 'end' ? 0.7 : 1));
  const whole = shares.reduce((sum, share) => sum + share, 0);
  return shares.map((share) => Math.floor((share / whole) * TEXT_WIDTH));
}

function keeps(table: Table, at: number): boolean {
  return table.rows.length <= WHOLE_UP_TO && at < table.rows.length - 1;
}

function headRows(table: Table, say: Say): TableRow[] {
  const heads = table.columns.map((column) => {
    const unit =
      column.unit === undefined
        ? []
        : [new TextRun({ text: column.unit, bold: false, color: COLOUR.quiet, break: 1 })];
    const children = [...say(column.title), ...unit];
    return cell('TableHead', children, column.align, {
      verticalAlign: VerticalAlign.BOTTOM,
      borders: { bottom: RULE }
    });
  });
  const last = new TableRow({ tableHeader: true, cantSplit: true, children: heads });
  if (!table.columnGroups) return [last];
  const groups = table.columnGroups.map((group) =>
    cell('TableHead', [new TextRun(group.title)], 'center', { columnSpan: group.columns })
  );
  return [new TableRow({ tableHeader: true, cantSplit: true, children: groups }), last];
}

function bodyRow(row: Row, table: Table, say: Say, keepNext: boolean): TableRow {
  if ('group' in row) {
    const name = [new TextRun({ text: row.group, color: COLOUR.accent })];
    return new TableRow({
      cantSplit: true,
      children: [cell('TableHead', name, 'start', { columnSpan: table.columns.length })]
    });
  }
  const cells = row.cells.map((runs, at) => {
    const head = row.total || (table.headerColumn && at === 0);
    const borders = row.total ? { borders: { top: RULE, bottom: RULE } } : {};
    return cell(
      head ? 'TableHead' : 'TableText',
      say(runs),
      table.columns[at]?.align ?? 'start',
      borders,
      keepNext
    );
  });
  return new TableRow({ cantSplit: true, children: cells });
}

function cell(
  style: string,
  children: ParagraphChild[],
  align: Align,
  more: Omit<ConstructorParameters<typeof TableCell>[0], 'children'>,
  keepNext = true
): TableCell {
  const paragraph = new Paragraph({ style, alignment: SIDE[align], keepNext, children });
  return new TableCell({ ...more, children: [paragraph] });
}
