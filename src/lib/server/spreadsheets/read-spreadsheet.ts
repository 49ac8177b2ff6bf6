import { isBlankRow } from '#lib/domain/plans/import/sheet.ts';
import { formatOf } from './file-format.ts';
import { readCsv } from './read-csv.ts';
import { readJson } from './read-json.ts';
import { readXlsx } from './read-xlsx.ts';
import {
  LARGEST_FILE,
  LARGEST_TEXT,
  MOST_COLUMNS,
  MOST_ROWS,
  type ReadSpreadsheet,
  refused
} from './spreadsheet.ts';

const READERS = { xlsx: readXlsx, csv: readCsv, json: readJson };

/** Reads a file into sheets, or says in one word why it cannot be read. */
export async function readSpreadsheet(content: Buffer): Promise<ReadSpreadsheet> {
  if (content.length > LARGEST_TEXT) return refused('too-large');
  const format = formatOf(content);
  if (format !== 'xlsx' && format !== 'csv' && format !== 'json') return refused(format);
  if (format === 'xlsx' && content.length > LARGEST_FILE) return refused('too-large');
  const read = await READERS[format](content);
  return read.outcome === 'read' && read.format !== 'hsds' ? withinLimits(read) : read;
}

function withinLimits(read: Extract<ReadSpreadsheet, { outcome: 'read' }>): ReadSpreadsheet {
  let rows = 0;
  for (const sheet of read.sheets) {
    const said = sheet.rows.filter((row) => !isBlankRow(row));
    // The first of them are the headings.
    rows += Math.max(0, said.length - 1);
    if (said.some((row) => row.length > MOST_COLUMNS)) return refused('too-many-columns');
  }
  if (read.sheets.every((sheet) => sheet.rows.every(isBlankRow))) return refused('empty');
  return rows > MOST_ROWS ? refused('too-many-rows') : read;
}
