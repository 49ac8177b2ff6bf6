import type { Sheet } from '#lib/domain/plans/import/sheet.ts';

/** A workbook larger than this is no table of a plan: it is unpacked whole. */
export const LARGEST_FILE = 5 * 1024 * 1024;
/** The directory of a whole region as text: 3,000 services with all that is known of them take some 12 MB. */
export const LARGEST_TEXT = 18 * 1024 * 1024;
/** Rows that say something, in the whole file, its headings apart. */
export const MOST_ROWS = 20_000;
export const MOST_COLUMNS = 200;
/** Services of one file of a directory. */
export const MOST_SERVICES = 10_000;

/** Why a file is not read at all; each has one sentence for people. */
export const REFUSALS = [
  'empty',
  'too-large',
  'too-many-rows',
  'too-many-columns',
  'old-excel',
  'open-document',
  'protected',
  'not-a-table',
  'damaged',
  'swollen',
  'mixed-encodings',
  'unknown-json',
  'too-many-services'
] as const;
export type SpreadsheetRefusal = (typeof REFUSALS)[number];

/** The sheets of a workbook, the one sheet of a CSV file, or the features of a map as the rows of one. */
export type ReadSpreadsheet =
  | { outcome: 'read'; format: 'xlsx' | 'csv' | 'geojson'; sheets: Sheet[] }
  /** A directory has no rows: its services stand as they came. */
  | { outcome: 'read'; format: 'hsds'; sheets: Sheet[]; feed: Record<string, unknown>[] }
  | { outcome: 'refused'; refusal: SpreadsheetRefusal };

export const refused = (refusal: SpreadsheetRefusal): ReadSpreadsheet => ({ outcome: 'refused', refusal });
