import { type AnyColumnKey, columnsOf, IMPORT_KINDS, type ImportColumn, type ImportKind } from './column.ts';
import type { HeadedColumn, ImportFault, ImportNote, RecognisedSheet } from './fault.ts';
import { type ImportMeaning, meaningOf } from './meaning.ts';
import { nameKey } from './name-finder.ts';
import { cellText, type Sheet, type SheetCell } from './sheet.ts';

/** Headings are looked for in the first lines; above them people put a title. */
export const HEADER_LINES = 15;

export type HeaderOutcome = {
  recognised: RecognisedSheet | null;
  faults: ImportFault[];
  notes: ImportNote[];
};

/**
 * Recognises a sheet by its headings, in any order, with or without diacritics.
 * @param wanted the kind somebody says it is; null to find out
 * @param meanings what headings mean by the word of the body's people, before what they are known to mean
 */
export function recogniseSheet(
  sheet: Sheet,
  wanted: ImportKind | null,
  meanings: readonly ImportMeaning[] = []
): HeaderOutcome {
  const kinds = wanted ? [wanted] : IMPORT_KINDS;
  let best: { kind: ImportKind; line: number; score: number } | null = null;
  for (const [index, row] of sheet.rows.slice(0, HEADER_LINES).entries()) {
    for (const kind of kinds) {
      const score = scoreOf(row, kind, meanings);
      if (score > (best?.score ?? 1)) best = { kind, line: index + 1, score };
    }
  }
  if (!best) return { recognised: null, faults: [], notes: [] };
  return readHeader(sheet, best.kind, best.line, meanings);
}

/** How many headings of a kind a row has; its required ones weigh more, so that kinds are told apart. */
function scoreOf(row: readonly SheetCell[], kind: ImportKind, meanings: readonly ImportMeaning[]): number {
  const found = new Set<string>();
  for (const cell of row) {
    const heading = headingOf(cellText(cell), kind, meanings);
    if (heading && heading !== 'left-out') found.add(heading.key);
  }
  const required = columnsOf(kind).filter(([, column]) => column.required);
  const met = required.filter(([key]) => found.has(key)).length;
  // One word that happens to be a heading is no header; something required must stand there.
  return met === 0 ? 0 : found.size + 2 * met - (required.length - met) * 2;
}

function readHeader(
  sheet: Sheet,
  kind: ImportKind,
  headerLine: number,
  meanings: readonly ImportMeaning[]
): HeaderOutcome {
  const columns: HeadedColumn[] = [];
  const faults: ImportFault[] = [];
  const notes: ImportNote[] = [];
  const at = { sheet: sheet.name, line: headerLine };
  for (const [index, cell] of (sheet.rows[headerLine - 1] ?? []).entries()) {
    const text = cellText(cell);
    if (text === '') continue;
    const heading = headingOf(text, kind, meanings);
    if (heading === 'left-out') continue;
    if (!heading) {
      notes.push({ note: 'column-ignored', sheet: sheet.name, column: text });
      continue;
    }
    const same = columns.find((one) => one.key === heading.key && one.year === heading.year);
    if (same) faults.push({ ...at, column: text, value: same.heading, reason: 'column-twice' });
    else columns.push({ index, heading: text, ...heading });
  }
  for (const [key, { label, required }] of columnsOf(kind)) {
    if (required && !columns.some((one) => one.key === key)) {
      faults.push({ ...at, column: label, value: '', reason: 'column-missing' });
    }
  }
  faults.push(...unclearYears(columns, kind, at));
  return { recognised: { kind, sheet: sheet.name, headerLine, columns }, faults, notes };
}

/** A column headed by a year alone says which year, but not which number, unless a column *Údaj* does. */
function unclearYears(
  columns: readonly HeadedColumn[],
  kind: ImportKind,
  at: { sheet: string; line: number }
) {
  if (kind !== 'capacity' || columns.some((one) => one.key === 'number')) return [];
  return columns
    .filter((one) => one.key === 'year' && one.year !== null)
    .map((one): ImportFault => ({ ...at, column: one.heading, value: '', reason: 'year-column-unclear' }));
}

const YEAR_IN_HEADING = /^(.*?)\s*\b((?:19|20|21)\d\d)\b\s*(.*)$/u;

type Heading = { key: AnyColumnKey; year: number | null };

/** Which column a heading means, and of which year; null when it means none, `left-out` when nobody wants it read. */
export function headingOf(text: string, kind: ImportKind): Heading | null;
export function headingOf(
  text: string,
  kind: ImportKind,
  meanings: readonly ImportMeaning[]
): Heading | 'left-out' | null;
export function headingOf(
  text: string,
  kind: ImportKind,
  meanings: readonly ImportMeaning[] = []
): Heading | 'left-out' | null {
  const said = kind === 'services' ? meaningOf('column', text, meanings) : undefined;
  if (said === '') return 'left-out';
  const known = columnsOf(kind).find(([key]) => key === said);
  if (known) return { key: known[0], year: null };
  const direct = keyOf(text, kind, () => true);
  if (direct) return { key: direct, year: null };
  const match = YEAR_IN_HEADING.exec(text);
  if (!match || kind !== 'capacity') return null;
  const words = `${match[1]} ${match[3]}`.replace(/\b(rok|v roku|r\.)\s*/giu, ' ');
  const year = Number(match[2]);
  if (nameKey(words) === '') return { key: 'year', year };
  const yearly = keyOf(words, kind, (column) => column.yearly === true);
  return yearly ? { key: yearly, year } : null;
}

type Headings = ReadonlyMap<string, readonly { key: AnyColumnKey; column: ImportColumn }[]>;

/** What each known heading means, by kind; made once, for a file asks for thousands. */
const HEADINGS: Record<ImportKind, Headings> = {
  measures: headingsOf('measures'),
  services: headingsOf('services'),
  capacity: headingsOf('capacity')
};

function headingsOf(kind: ImportKind): Headings {
  const named = columnsOf(kind).flatMap(([key, column]) =>
    [column.label, ...(column.synonyms ?? [])].flatMap((name) =>
      keysOf(name).map((heading) => ({ heading, key, column }))
    )
  );
  return Map.groupBy(named, ({ heading }) => heading);
}

/** A heading with and without what stands in its brackets: *Suma (EUR)*, *Suma*. */
function keysOf(text: string): string[] {
  const keys = [nameKey(text), nameKey(text.replace(/[()]/gu, ' '))];
  return [...new Set(keys)].filter((key) => key !== '');
}

function keyOf(
  text: string,
  kind: ImportKind,
  suits: (column: ImportColumn) => boolean
): AnyColumnKey | null {
  for (const heading of keysOf(text)) {
    const found = HEADINGS[kind].get(heading)?.find(({ column }) => suits(column));
    if (found) return found.key;
  }
  return null;
}
