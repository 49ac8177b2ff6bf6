import { parse } from 'csv-parse/sync';
import type { SheetCell } from '#lib/domain/plans/import/sheet.ts';
import { decodeText } from './decode-text.ts';
import { type ReadSpreadsheet, refused } from './spreadsheet.ts';

/** Semicolon first: it is what Slovak spreadsheets write, because the comma parts decimals. */
const DELIMITERS = [';', '\t', ','] as const;
/** Excel's own hint about the delimiter, on a line of its own. */
const HINT = /^sep=(.)\r?\n/u;
const LINES_LOOKED_AT = 20;

/** Reads a CSV file: encoding and delimiter are found out. */
export function readCsv(content: Buffer): ReadSpreadsheet {
  const text = decodeText(content);
  if (text === null) return refused('mixed-encodings');
  if (text.trim() === '') return refused('empty');
  const hint = HINT.exec(text);
  const delimiter = hint?.[1] ?? delimiterOf(text);
  try {
    const rows = records(hint ? text.replace(HINT, '\n') : text, delimiter);
    return {
      outcome: 'read',
      format: 'csv',
      sheets: [{ name: 'CSV', rows: rows.map((row) => row.map(cellOf)) }]
    };
  } catch {
    return refused('damaged');
  }
}

function records(text: string, delimiter: string, to?: number): string[][] {
  return parse(text, {
    delimiter,
    bom: true,
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: false,
    ...(to ? { to } : {})
  });
}

/** The delimiter by which most of the first lines fall into the same number of cells. */
export function delimiterOf(text: string): string {
  let best: string = ';';
  let most = 0;
  for (const delimiter of DELIMITERS) {
    const score = evenness(text, delimiter);
    if (score > most) [best, most] = [delimiter, score];
  }
  return best;
}

function evenness(text: string, delimiter: string): number {
  try {
    const counts = new Map<number, number>();
    for (const { length } of records(text, delimiter, LINES_LOOKED_AT)) {
      if (length > 1) counts.set(length, (counts.get(length) ?? 0) + 1);
    }
    return Math.max(0, ...[...counts].map(([length, lines]) => length * lines));
  } catch {
    return 0;
  }
}

function cellOf(text: string): SheetCell {
  return text.trim() === '' ? null : text;
}
