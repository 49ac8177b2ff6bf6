import writeExcelFile from 'write-excel-file/node';
import { cellText, type Sheet } from '#lib/domain/plans/import/sheet.ts';

/** A workbook of sheets as they are, their first row in bold; every cell is a text. */
export function writeSheets(sheets: readonly Sheet[]): Promise<Buffer> {
  return writeExcelFile(
    sheets.map(({ name, rows }) => ({
      // These marks are not allowed in the name of a sheet.
      sheet: name.replace(/[\\/?*[\]:]/gu, ' '),
      data: rows.map((row, line) =>
        row.map((cell) => ({
          value: cellText(cell),
          wrap: true,
          alignVertical: 'top' as const,
          ...(line === 0 ? { fontWeight: 'bold' as const } : {})
        }))
      ),
      columns: (rows[0] ?? []).map((cell) => ({ width: Math.max(16, cellText(cell).length + 2) })),
      stickyRowsCount: 1
    }))
  ).toBuffer();
}
