import type { SheetCell } from '#lib/domain/plans/import/sheet.ts';
import { decodeText } from './decode-text.ts';
import { MOST_COLUMNS, MOST_ROWS, type ReadSpreadsheet, refused } from './spreadsheet.ts';

type Feature = { properties?: unknown };

/**
 * Reads the features of a GeoJSON map (RFC 7946) as rows: their properties are the columns, in the order in which they
 * first appear. Where a feature lies is left out here: an address may be protected, and a municipality is told by name.
 * The file is small (5 MiB), so it is parsed whole, in the reader's own process.
 */
export function readGeoJson(content: Buffer): ReadSpreadsheet {
  const text = decodeText(content);
  if (text === null) return refused('mixed-encodings');
  const features = featuresOf(text);
  if (features === null) return refused('damaged');
  if (features === 'unknown') return refused('unknown-json');
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

function featuresOf(text: string): Feature[] | 'unknown' | null {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text.replace(/^\uFEFF/u, ''));
  } catch {
    return null;
  }
  if (!isRecord(parsed) || parsed['type'] !== 'FeatureCollection') return 'unknown';
  const { features } = parsed;
  return Array.isArray(features) && features.every(isRecord) ? features : 'unknown';
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
