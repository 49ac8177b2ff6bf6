/** Texts of a rectangle of cells, row by row. */
export type Texts = readonly (readonly string[])[];

const NEEDS_QUOTES = /[\t\r\n"]/u;

/**
 * A rectangle as spreadsheets put it on the clipboard: cells between tabs, each row with its line end, and quotes
 * around a cell that holds one of these itself.
 */
export function writeBlock(texts: Texts): string {
  const cell = (text: string) => (NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return texts.map((row) => `${row.map(cell).join('\t')}\n`).join('');
}

/** A quoted cell up to its end, or a plain one; then what stands behind it. */
const CELL = /(?:"((?:[^"]|"")*)"(?=[\t\r\n]|$)|([^\t\r\n]*))(\t|\r\n|\r|\n|$)/gu;

/** Reads what a spreadsheet put on the clipboard; the line end of the last row makes no row of its own. */
export function readBlock(text: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain = '', end] of text.matchAll(CELL)) {
    rows.at(-1)?.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === '') break;
    if (end !== '\t') rows.push([]);
  }
  const last = rows.at(-1);
  if (rows.length > 1 && last?.length === 1 && last[0] === '') rows.pop();
  return rows;
}

/** Whether a text is more than one cell. */
export function isBlock(text: string): boolean {
  return /[\t\n\r]/u.test(text.replace(/(?:\r\n|\r|\n)$/u, ''));
}
