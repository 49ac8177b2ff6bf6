import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { nameKey } from '#lib/domain/plans/import/name-finder.ts';
import { delimiterOf } from '../spreadsheets/read-csv.ts';
import { RefusedTable } from './refused-table.ts';

export type CsvRow = { at: number; record: string[] };

/** A file beyond it is no table of this country. */
const LARGEST_CSV = 2 * 1024 * 1024 * 1024;
const LOOKED_AT = 20_000;
const LONGEST_LINE = 1024 * 1024;

/**
 * Rows of a CSV file one by one, at a memory that does not grow with the file: read once to learn its encoding, and
 * once more for its rows.
 * @throws RefusedTable
 */
export async function* csvRows(file: string): AsyncGenerator<CsvRow> {
  const size = (await stat(file).catch(() => null))?.size;
  if (size === undefined) throw new RefusedTable('no-file');
  if (size > LARGEST_CSV) throw new RefusedTable('too-large');
  const encoding = await encodingOf(file);
  const pieces = decoded(file, encoding);
  let begin = '';
  while (begin.length < LOOKED_AT) {
    const { value, done } = await pieces.next();
    if (done) break;
    begin += value;
  }
  const rows = Readable.from(startingWith(begin, pieces)).pipe(
    parse({
      delimiter: delimiterOf(begin.slice(0, LOOKED_AT)),
      bom: true,
      relax_quotes: true,
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: LONGEST_LINE,
      info: true
    })
  );
  try {
    for await (const { record, info } of rows as AsyncIterable<Parsed>) yield { at: info.lines, record };
  } catch (failure) {
    // What the reader of CSV refuses (a line without end, an open quote) is no table.
    if (failure instanceof CsvError) throw new RefusedTable('no-columns');
    throw failure;
  }
}

type Parsed = { record: string[]; info: { lines: number } };

async function* startingWith(begin: string, rest: AsyncIterable<string>): AsyncGenerator<string> {
  yield begin;
  yield* rest;
}

async function* decoded(file: string, encoding: string): AsyncGenerator<string, undefined> {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of createReadStream(file)) yield decoder.decode(chunk as Buffer, { stream: true });
  yield decoder.decode();
  return undefined;
}

/** How a CSV file was saved: UTF-8, UTF-16 or the Windows code page of Central Europe; both together are refused. */
async function encodingOf(file: string): Promise<string> {
  let seen = { marked: '', utf8: false, other: false };
  let rest = Buffer.alloc(0);
  for await (const chunk of createReadStream(file)) {
    const bytes = Buffer.concat([rest, chunk as Buffer]);
    if (seen.marked === '') seen = { ...seen, marked: markOf(bytes) };
    if (seen.marked.startsWith('utf-16')) return seen.marked;
    const end = bytes.lastIndexOf(0x0a) + 1;
    if (end === 0 && bytes.length > LONGEST_LINE) throw new RefusedTable('no-columns');
    seen = judged(seen, bytes.subarray(0, end));
    rest = Buffer.from(bytes.subarray(end));
  }
  seen = judged(seen, rest);
  if (seen.utf8 && seen.other) throw new RefusedTable('wrong-encoding');
  return seen.other ? 'windows-1250' : 'utf-8';
}

function markOf(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return 'none';
}

type Seen = { marked: string; utf8: boolean; other: boolean };

/** Whole lines: where all of them together are UTF-8 none need be looked at alone. */
function judged(seen: Seen, lines: Buffer): Seen {
  if (!lines.some((byte) => byte >= 0x80)) return seen;
  if (isUtf8(lines)) return { ...seen, utf8: true };
  let found = { ...seen };
  for (let from = 0; from < lines.length; ) {
    const end = lines.indexOf(0x0a, from);
    const line = lines.subarray(from, end < 0 ? lines.length : end);
    if (line.some((byte) => byte >= 0x80))
      found = isUtf8(line) ? { ...found, utf8: true } : { ...found, other: true };
    from += line.length + 1;
  }
  return found;
}

function isUtf8(bytes: Buffer): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

export type CsvLine<C extends string> = { at: number; cell: (column: C) => string };

/**
 * Lines of a CSV file by the names of its columns, whatever their order, case and diacritics.
 * @param headings names that a column goes by @param needed columns without which the file is refused
 * @throws RefusedTable
 */
export async function* csvLines<C extends string>(
  file: string,
  headings: Readonly<Record<C, readonly string[]>>,
  needed: (found: ReadonlySet<C>) => boolean
): AsyncGenerator<CsvLine<C>> {
  let columns: Map<C, number> | null = null;
  for await (const { at, record } of csvRows(file)) {
    if (columns) {
      const of = columns;
      yield { at, cell: (column) => (record[of.get(column) ?? -1] ?? '').trim() };
      continue;
    }
    columns = new Map();
    for (const [place, heading] of record.entries()) {
      const key = nameKey(heading);
      const found = (Object.keys(headings) as C[]).find((one) =>
        headings[one].some((name) => nameKey(name) === key)
      );
      if (found && !columns.has(found)) columns.set(found, place);
    }
    if (!needed(new Set(columns.keys()))) throw new RefusedTable('other-columns');
  }
  if (!columns) throw new RefusedTable('other-columns');
}
