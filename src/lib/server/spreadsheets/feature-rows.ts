import type { SheetCell } from '#lib/domain/plans/import/sheet.ts';
import { MOST_COLUMNS, MOST_ROWS, type ReadSpreadsheet, refused } from './spreadsheet.ts';

/**
 * The features of a map as rows: their properties are the columns, in the order in which they first appear. Where a
 * feature lies is left out here: an address may be protected, and a municipality is told by name. Of a feature nothing
 * stays but its cells, so that a map with the outlines of a whole region takes no more room than a table.
 */
export function featureRows(features: Iterable<unknown>): ReadSpreadsheet {
  const columns = new Map<string, number>();
  const rows: SheetCell[][] = [];
  for (const feature of features) {
    if (!isRecord(feature)) return refused('unknown-json');
    if (rows.length === MOST_ROWS) return refused('too-many-rows');
    const { properties } = feature;
    const row: SheetCell[] = [];
    for (const [name, value] of Object.entries(isRecord(properties) ? properties : {})) {
      const at = columns.get(name) ?? columns.size;
      if (at === MOST_COLUMNS) return refused('too-many-columns');
      columns.set(name, at);
      row[at] = cellOf(value);
    }
    rows.push(row);
  }
  if (rows.length === 0) return refused('empty');
  const names = [...columns.keys()];
  const whole = rows.map((row) => names.map((_, at) => row[at] ?? null));
  return { outcome: 'read', format: 'geojson', sheets: [{ name: 'GeoJSON', rows: [names, ...whole] }] };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Values that a cell can hold; of a list its plain values, of what is deeper nothing. */
function cellOf(value: unknown): SheetCell {
  if (typeof value === 'string') return value === '' ? null : value;
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  if (!Array.isArray(value)) return null;
  const plain = value.filter((one) => typeof one === 'string' || typeof one === 'number');
  return plain.length === 0 ? null : plain.join('; ');
}
