/** What opens a file that Excel must read as UTF-8. */
export const CSV_START = '\uFEFF';

/** One line of CSV as Slovak spreadsheets open it: semicolons, decimal commas. */
export function csvLine(values: readonly unknown[]): string {
  return `${values.map(csvCell).join(';')}\r\n`;
}

/** One value as it stands between two semicolons. */
export function csvCell(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return String(value).replace('.', ',');
  if (typeof value === 'boolean') return value ? 'áno' : 'nie';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  // A spreadsheet would run what begins like a formula; the apostrophe makes it text.
  const plain = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[";\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
