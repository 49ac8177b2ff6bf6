import writeExcelFile from 'write-excel-file/node';
import type { SheetCell } from '#lib/domain/plans/import/sheet.ts';

/** A workbook of one table with its head in bold; numbers stay numbers, so that people count on with them. */
export function writeFigures(name: string, rows: readonly (readonly SheetCell[])[]): Promise<Buffer> {
  const data = rows.map((row, line) =>
    row.map((cell) => ({
      value: typeof cell === 'number' ? cell : cell === null ? '' : String(cell),
      wrap: typeof cell === 'string',
      alignVertical: 'top' as const,
      ...(line === 0 ? { fontWeight: 'bold' as const } : {})
    }))
  );
  const columns = (rows[0] ?? []).map((_, at) => ({ width: at === 0 ? 48 : 20 }));
  return writeExcelFile([{ sheet: name, data, columns, stickyRowsCount: 1 }]).toBuffer();
}
