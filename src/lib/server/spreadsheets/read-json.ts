import { decodeText } from './decode-text.ts';
import { featureRows } from './feature-rows.ts';
import { jsonItems } from './json-items.ts';
import { MOST_SERVICES, type ReadSpreadsheet, refused } from './spreadsheet.ts';

/** A line longer than this is no page of a directory. */
const LONGEST_LINE = 2 * 1024 * 1024;

type JsonObject = Record<string, unknown>;

/**
 * Reads a map (GeoJSON, RFC 7946) or a directory (HSDS: a page of services, a list of them, or one of them a line),
 * feature by feature and service by service.
 */
export function readJson(content: Buffer): ReadSpreadsheet {
  const text = decodeText(content)?.replace(/^\uFEFF/u, '');
  if (text === undefined) return refused('mixed-encodings');
  try {
    // A page on each of several lines ends where the next one begins: the list of the first is not the whole.
    const list = isOfLines(text) ? null : jsonItems(text, ['features', 'contents']);
    if (list?.name === 'features') {
      const { type = 'FeatureCollection' } = list.around;
      return type === 'FeatureCollection' ? featureRows(list.items) : refused('unknown-json');
    }
    return readServices(list ? list.items : valuesIn(text));
  } catch {
    return refused('damaged');
  }
}

/** Whether the first line is a value by itself, and another one follows. */
function isOfLines(text: string): boolean {
  const end = text.search(/[}\]]\s*[\r\n]+\s*[{[]/u);
  if (end < 0 || end > LONGEST_LINE) return false;
  try {
    JSON.parse(text.slice(0, end + 1));
    return true;
  } catch {
    return false;
  }
}

function readServices(values: Iterable<unknown>): ReadSpreadsheet {
  const feed: JsonObject[] = [];
  for (const value of values) {
    if (!isService(value)) return refused('unknown-json');
    if (feed.length === MOST_SERVICES) return refused('too-many-services');
    feed.push(value);
  }
  return feed.length === 0 ? refused('empty') : { outcome: 'read', format: 'hsds', sheets: [], feed };
}

/** The whole text as one value, or each of its lines, on which a page may stand too. */
function* valuesIn(text: string): Generator<unknown> {
  let whole: unknown;
  try {
    whole = JSON.parse(text);
  } catch {
    for (const [line] of text.matchAll(/[^\r\n]+/gu)) {
      if (line.trim() !== '') yield* servicesIn(JSON.parse(line));
    }
    return;
  }
  yield* servicesIn(whole);
}

/** Services of a page, a list or by themselves. */
function servicesIn(value: unknown): unknown[] {
  if (Array.isArray(value)) return value;
  return isObject(value) && Array.isArray(value['contents']) ? value['contents'] : [value];
}

/** Whether it looks like a service of HSDS: it says what it is called, whose it is and by what it is known. */
function isService(value: unknown): value is JsonObject {
  if (!isObject(value) || typeof value['id'] !== 'string' || typeof value['name'] !== 'string') return false;
  return isObject(value['organization']);
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
