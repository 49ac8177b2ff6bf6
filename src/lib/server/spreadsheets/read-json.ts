import { decodeText } from './decode-text.ts';
import { featureRows } from './feature-rows.ts';
import { MOST_SERVICES, type ReadSpreadsheet, refused } from './spreadsheet.ts';

type JsonObject = Record<string, unknown>;

/**
 * Reads a map (GeoJSON, RFC 7946) or a directory (HSDS: a page of services, a list of them, or one of them a line). The
 * file is small (5 MiB), so it is parsed whole, in the reader's own process.
 */
export function readJson(content: Buffer): ReadSpreadsheet {
  const text = decodeText(content)?.replace(/^\uFEFF/u, '');
  if (text === undefined) return refused('mixed-encodings');
  const parsed = valuesOf(text);
  if (parsed === null) return refused('damaged');
  const [only] = parsed;
  if (parsed.length === 1 && isObject(only) && only['type'] === 'FeatureCollection') return featureRows(only);
  const services = parsed.flatMap(servicesIn);
  if (services.includes(null)) return refused('unknown-json');
  if (services.length === 0) return refused('empty');
  if (services.length > MOST_SERVICES) return refused('too-many-services');
  return { outcome: 'read', format: 'hsds', sheets: [], feed: services.filter((one) => one !== null) };
}

/** The whole text as one value, or each of its lines; null when it is neither. */
function valuesOf(text: string): unknown[] | null {
  try {
    return [JSON.parse(text)];
  } catch {
    try {
      return text.split(/\r?\n/u).flatMap((line) => (line.trim() === '' ? [] : [JSON.parse(line)]));
    } catch {
      return null;
    }
  }
}

/** Services of a page, a list or by themselves; null stands for what is none. */
function servicesIn(value: unknown): (JsonObject | null)[] {
  if (Array.isArray(value)) return value.map(serviceOf);
  if (isObject(value) && Array.isArray(value['contents'])) return value['contents'].map(serviceOf);
  return [serviceOf(value)];
}

/** Whether it looks like a service of HSDS: it says what it is called, whose it is and by what it is known. */
function serviceOf(value: unknown): JsonObject | null {
  if (!isObject(value) || typeof value['id'] !== 'string' || typeof value['name'] !== 'string') return null;
  return isObject(value['organization']) ? value : null;
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
