import type { GridNumber } from '#lib/domain/plans/grid/grid-number.ts';
import type { FieldOption } from '../field.ts';

/** A cell as its page shows it: what stands in it, and what is wrong with it. */
export type ShownCell = {
  text: string;
  error?: string;
  /** What somebody else kept meanwhile; empty where they emptied it. */
  theirs?: string;
};

export type ShownRow = {
  name: string;
  note: string;
  unit: string;
  /** Index of the group it is summed in; null where nothing may be summed. */
  group: number | null;
  /** Grey text of an empty cell. */
  known?: string | undefined;
  /** The row's id and what its cells showed when the page was opened, as the form sends it back. */
  seen: string;
  cells: readonly ShownCell[];
  /** Over all years; null where that is no number of anything. */
  sum: string | null;
};

/** A sum as it is printed, for each year and, for money, over all of them. */
export type ShownGroup = { label: string; unit: string; sums: readonly string[]; all: string | null };

export type ShownOrigin = {
  name: string;
  value: string;
  error?: string;
  /** Of a field that names a row of the directory: what may be chosen, and what was looked for. */
  directory?: { options: readonly FieldOption[]; text: string; found: number | null };
};

/** A sheet in the reader's language. */
export type ShownGrid = {
  caption: string;
  number: GridNumber;
  emptyIsNothing: boolean;
  sumsRows: boolean;
  years: readonly number[];
  rows: readonly ShownRow[];
  groups: readonly ShownGroup[];
  origin: readonly ShownOrigin[];
  errors: readonly { text: string; field?: string | undefined }[];
  isConflict: boolean;
};

/** Name of a cell's field in the form; `row` is its place in the sheet that was shown. */
export const cellName = (row: number, year: number) => `cell.${row}.${year}`;
/** Name of the hidden field with what a row showed. */
export const seenName = (row: number) => `seen.${row}`;
/** Name of the tick that leaves the kept value. */
export const leaveName = (row: number, year: number) => `leave.${row}.${year}`;

/** What a row showed: its id, and for each year the revision behind the cell and its text. */
export type SeenRow = { id: string; years: Record<string, readonly [revision: number | null, text: string]> };
