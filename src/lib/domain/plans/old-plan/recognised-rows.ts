import type { ImportKind } from '../import/column.ts';

/** What a table or list says row by row; all but providers and capacities are rows of measures for the import. */
export const ROWS_KINDS = ['measures', 'indicators', 'budget', 'services', 'capacity'] as const;
export type RowsKind = (typeof ROWS_KINDS)[number];

/** Rows for the import: the first are the headings, as the import knows them. */
export type RecognisedRows = { kind: RowsKind; rows: string[][] };

/** Which sheet of the import takes rows of a kind. */
export function importKindOf(kind: RowsKind): ImportKind {
  return kind === 'services' || kind === 'capacity' ? kind : 'measures';
}

/** Where a table or list stands: the titles of the priority, goal and measure above it, and the nearest heading. */
export type RowsAround = {
  priority: string | null;
  goal: string | null;
  measure: string | null;
  heading: string;
};

export const NOTHING_AROUND: RowsAround = { priority: null, goal: null, measure: null, heading: '' };
