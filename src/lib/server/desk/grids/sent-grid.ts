import { z } from 'zod';
import { type GridFault, readGridText } from '#lib/domain/plans/grid/grid-number.ts';
import { type SentCell, settleCell } from '#lib/domain/plans/grid/settle-cell.ts';
import { plainText } from '#lib/domain/shared/plain-text.ts';
import { cellName, leaveName, type SeenRow } from '#lib/ui/grid/shown-grid.ts';
import type { GridEdit, GridFaultAt, OpenGrid, Origin } from './open-grid.ts';

const SEEN_ROW: z.ZodType<SeenRow> = z.object({
  id: z.string().max(1_000),
  years: z.record(
    z.string().regex(/^\d{4}$/),
    z.tuple([z.number().int().positive().nullable(), z.string().max(100)])
  )
});

/** A cell that came with a form: only those that a person may have changed. */
export type SentText = { rowId: string; year: number; text: string; cell: SeenCell };
type SeenCell = { seen: string; revision: number | null; leavesKept: boolean };

/** What a browser sent of a sheet. */
export type SentGrid = { texts: readonly SentText[]; origin: Origin };

const LONGEST_TEXT = 100;
/** More rows no sheet has; a form is not read beyond them. */
const MOST_ROWS = 5_000;

/** Reads a form: a row counts where it brings what it showed, a cell where it brings its text. */
export function readSentGrid(form: FormData): SentGrid {
  const textOf = (name: string) => {
    const value = form.get(name);
    return typeof value === 'string' ? plainText(value).trim() : null;
  };
  const texts: SentText[] = [];
  for (const [name, value] of form) {
    const row = /^seen\.(\d{1,4})$/.exec(name)?.[1];
    if (row === undefined || typeof value !== 'string' || Number(row) >= MOST_ROWS) continue;
    const seen = readSeen(value);
    for (const [year, [revision, shown]] of Object.entries(seen?.years ?? {})) {
      const text = textOf(cellName(Number(row), Number(year)));
      if (text === null) continue;
      const leavesKept = form.has(leaveName(Number(row), Number(year)));
      texts.push({
        ...{ rowId: seen?.id ?? '', year: Number(year), text: text.slice(0, LONGEST_TEXT) },
        cell: { seen: shown, revision, leavesKept }
      });
    }
  }
  const said = (name: string) => textOf(`origin.${name}`) ?? '';
  const origin = {
    ...{ source: said('source'), asOf: said('asOf'), name: said('name') },
    ...{ reason: said('reason'), at: said('at') }
  };
  return { texts, origin };
}

/** What a page sent about itself never counts as more than a text that may be read. */
function readSeen(text: string): SeenRow | null {
  try {
    return SEEN_ROW.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

export type JudgedGrid = {
  edits: GridEdit[];
  faults: GridFaultAt[];
  /** Cells that somebody else changed meanwhile; they are shown with both values. */
  conflicts: { rowId: string; year: number }[];
};

/** Which of the sent cells are to be written, beside what the sheet says now. */
export function judgeSentGrid(grid: OpenGrid, { texts }: SentGrid): JudgedGrid {
  const judged: JudgedGrid = { edits: [], faults: [], conflicts: [] };
  const rows = new Map(grid.rows.map((row) => [row.id, row]));
  for (const { rowId, year, text, cell } of texts) {
    if (text === cell.seen) continue;
    const mine = readGridText(grid.number, text);
    if ('fault' in mine) {
      if (!cell.leavesKept) judged.faults.push({ rowId, year, word: mine.fault satisfies GridFault });
      continue;
    }
    const seen = readGridText(grid.number, cell.seen);
    const kept = rows.get(rowId)?.cells[grid.years.indexOf(year)];
    const sent: SentCell = { ...cell, mine: mine.value, seen: 'fault' in seen ? null : seen.value };
    const settled = settleCell(sent, kept ?? { value: null, revision: null });
    // A row that is gone cannot be written to: it is shown among what changed meanwhile.
    if (settled === 'conflict' || (settled === 'write' && !kept)) judged.conflicts.push({ rowId, year });
    else if (settled === 'write') judged.edits.push({ rowId, year, value: mine.value });
  }
  return judged;
}
