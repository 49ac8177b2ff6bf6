import { plainSource, type SourceTable } from '#lib/domain/plans/old-plan/source-piece.ts';
import { looksLikeHeader } from './docx-table.ts';
import { joinLines, type Line, type Segment } from './pdf-lines.ts';

type Column = { x0: number; x1: number };

const MOST_COLUMNS = 15;
/** Lines farther apart than so many letters' sizes are not of one table. */
const FARTHEST = 4;
/** Columns have at least so many points between them. */
const RIVER = 2;

/**
 * The table that begins with a line, as far as places tell: lines of several segments with empty strips through all of
 * them. Null when none begins there.
 * @returns the table and how many lines it takes
 */
export function tableAt(lines: readonly Line[], at: number): { table: SourceTable; taken: number } | null {
  const first = lines[at];
  if (!first || first.segments.length < 2) return null;
  let taken = 1;
  let columns = columnsOf(first.segments, []);
  for (let next = at + 1; next < lines.length; next += 1) {
    const [line, before] = [lines[next], lines[next - 1]];
    if (!line || !before || before.y - line.y > FARTHEST * line.size || before.y < line.y) break;
    const more = columnsOf(line.segments, columns);
    if (more.length < columns.length || more.length > MOST_COLUMNS) break;
    columns = more;
    taken = next - at + 1;
  }
  const rows = lines.slice(at, at + taken);
  if (rows.filter(({ segments }) => segments.length > 1).length < 2) return null;
  return { table: tableOf(rows, columns), taken };
}

/** The strips that segments take, those that touch joined. */
function columnsOf(segments: readonly Segment[], known: readonly Column[]): Column[] {
  const all = [...known, ...segments].map(({ x0, x1 }) => ({ x0, x1 })).sort((a, b) => a.x0 - b.x0);
  const columns: Column[] = [];
  for (const one of all) {
    const last = columns.at(-1);
    if (last && one.x0 < last.x1 + RIVER) last.x1 = Math.max(last.x1, one.x1);
    else columns.push(one);
  }
  return columns;
}

function tableOf(lines: readonly Line[], columns: readonly Column[]): SourceTable {
  const rows: string[][] = [];
  const isNew = rowStarts(lines, columns);
  for (const [at, line] of lines.entries()) {
    if (isNew(at)) rows.push(columns.map(() => ''));
    const row = rows.at(-1) ?? [];
    for (const segment of line.segments) {
      const column = columns.findIndex(({ x0, x1 }) => segment.x0 >= x0 - 0.5 && segment.x1 <= x1 + 0.5);
      const place = Math.max(0, column);
      row[place] = joinLines(row[place] ?? '', segment.text);
    }
  }
  const cells = rows.map((row) => row.map(plainSource));
  return { kind: 'table', caption: '', rows: cells, headerRow: looksLikeHeader(cells) };
}

/** A wider space begins a new row; where all are alike, words in the first column do. */
function rowStarts(lines: readonly Line[], columns: readonly Column[]): (at: number) => boolean {
  const gaps = lines.map((line, at) => (at === 0 ? 0 : (lines[at - 1]?.y ?? 0) - line.y));
  const said = gaps.slice(1);
  const [least, most] = [Math.min(...said), Math.max(...said)];
  if (most > 1.25 * least) {
    const bound = (least + most) / 2 < 1.25 * least ? 1.2 * least : Math.min((least + most) / 2, 1.5 * least);
    return (at) => at === 0 || (gaps[at] ?? 0) > bound;
  }
  const edge = columns[0]?.x1 ?? 0;
  return (at) =>
    at === 0 || ((lines[at]?.segments.length ?? 0) > 1 && (lines[at]?.segments[0]?.x0 ?? 0) < edge);
}
