import type { Table, TableCell, TableRow } from '../../plans/block.ts';
import { type Aligned, align, type Partners, partners } from './alignment.ts';
import { type ContentReading, type Readings, readableText } from './content-reading.ts';
import { pairByIdOrLikeness } from './pair-texts.ts';
import type { ContentDifference, RowDifference } from './plan-comparison.ts';
import { differWords, type Piece } from './word-difference.ts';

/** Two wordings of a table row by row and cell by cell, with all columns that either of them has. */
export function differTables(before: Table, after: Table, readings: Readings): ContentDifference {
  const rowText = (row: TableRow, side: 0 | 1) =>
    row.cells.map(({ text }) => readableText(text, readings[side])).join('\t');
  const rows = pairByIdOrLikeness(before.rows, after.rows, rowText);
  const columns = alignColumns(before, after, rows);
  return {
    shape: 'table',
    onlyLook: false,
    caption: differWords(before.caption, after.caption),
    headerRow: after.headerRow,
    columns: columns.map(({ place }) => place),
    rows: align(before.rows, after.rows, rows).map((row) => differRow(row, columns, readings))
  };
}

/** A table that only one document has. */
export function tableAlone(
  table: Table,
  change: 'removed' | 'added',
  reading: ContentReading
): ContentDifference {
  const whole = (text: string): Piece[] => (text === '' ? [] : [{ change, text }]);
  return {
    shape: 'table',
    onlyLook: false,
    caption: whole(table.caption),
    headerRow: table.headerRow,
    columns: columnsOf(table).map(() => 'kept' as const),
    rows: table.rows.map((row) => ({
      place: change,
      cells: row.cells.map((cell) => whole(readableText(cell.text, reading)))
    }))
  };
}

function differRow(
  row: Aligned<TableRow>,
  columns: readonly TableColumn[],
  readings: Readings
): RowDifference {
  const textOf = (cells: readonly TableCell[] | undefined, at: number | null, side: 0 | 1) =>
    readableText((at === null ? undefined : cells?.[at]?.text) ?? [], readings[side]);
  const cells = columns.map(({ before, after }) => {
    const old = textOf(row.before?.cells, before, 0);
    // At its old place a moved row only says what it was.
    return differWords(old, row.place === 'moved-away' ? old : textOf(row.after?.cells, after, 1));
  });
  return { place: row.place, cells };
}

type Column = { id: string; at: number };
type TableColumn = { place: 'kept' | 'removed' | 'added'; before: number | null; after: number | null };

/** A column that changed its place is read as removed in one and added in the other. */
function alignColumns(before: Table, after: Table, rows: Partners<TableRow>): TableColumn[] {
  const [old, young] = [columnsOf(before), columnsOf(after)];
  return align(old, young, pairColumns(old, young, before, rows)).map((column) => ({
    place: PLACE_OF_COLUMN[column.place],
    before: column.place === 'moved-here' ? null : (column.before?.at ?? null),
    after: column.place === 'moved-away' ? null : (column.after?.at ?? null)
  }));
}

const PLACE_OF_COLUMN = {
  kept: 'kept',
  removed: 'removed',
  added: 'added',
  'moved-away': 'removed',
  'moved-here': 'added'
} as const;

function columnsOf(table: Table): Column[] {
  return (table.rows[0]?.cells ?? []).map(({ id }, at) => ({ id, at }));
}

/** Cells keep their ids when columns come and go; tables without common cells are read from the left. */
function pairColumns(
  old: readonly Column[],
  young: readonly Column[],
  before: Table,
  rows: Partners<TableRow>
): Partners<Column> {
  const votes = votesOf(before, rows);
  if (votes.size === 0) return partners(old.flatMap((one, at) => pairOf(one, young[at])));
  const taken = new Set<Column>();
  const ranked = [...votes.values()].sort(
    (a, b) =>
      b.count - a.count || Math.abs(a.from - a.to) - Math.abs(b.from - b.to) || a.from + a.to - b.from - b.to
  );
  return partners(
    ranked.flatMap(({ from, to }) => {
      const pair = pairOf(old[from], young[to]);
      if (pair.flat().some((column) => taken.has(column))) return [];
      for (const column of pair.flat()) taken.add(column);
      return pair;
    })
  );
}

function pairOf(one: Column | undefined, other: Column | undefined): [Column, Column][] {
  return one && other ? [[one, other]] : [];
}

function votesOf(before: Table, rows: Partners<TableRow>) {
  const votes = new Map<string, { from: number; to: number; count: number }>();
  for (const row of before.rows) {
    const places = new Map(rows.of(row)?.cells.map(({ id }, at) => [id, at]));
    row.cells.forEach(({ id }, from) => {
      const to = places.get(id);
      if (to === undefined) return;
      const vote = votes.get(`${from}/${to}`) ?? { from, to, count: 0 };
      votes.set(`${from}/${to}`, { ...vote, count: vote.count + 1 });
    });
  }
  return votes;
}
