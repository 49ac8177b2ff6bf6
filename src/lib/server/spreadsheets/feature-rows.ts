import type { SheetCell } from '#lib/domain/plans/import/sheet.ts';
import { MOST_COLUMNS, MOST_ROWS, type ReadSpreadsheet, refused } from './spreadsheet.ts';

/**
 * The features of a map as rows: their properties are the columns, in the order in which they first appear. Where a
 * feature lies is left out here: an address may be protected, and a municipality is told by name.
 */
export function featureRows({ features }: Record<string, unknown>): ReadSpreadsheet {
  if (!Array.isArray(features) || !features.every(isRecord)) return refused('unknown-json');
  if (features.length === 0) return refused('empty');
  if (features.length > MOST_ROWS) return refused('too-many-rows');
  const records = features.map(({ properties }) => (isRecord(properties) ? properties : {}));
  const columns = new Set<string>();
  for (const record of records) {
    for (const name of Object.keys(record)) columns.add(name);
    if (columns.size > MOST_COLUMNS) return refused('too-many-columns');
  }
  const names = [...columns];
  const rows = records.map((record) => names.map((name) => cellOf(record[name])));
  return { outcome: 'read', format: 'geojson', sheets: [{ name: 'GeoJSON', rows: [names, ...rows] }] };
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
