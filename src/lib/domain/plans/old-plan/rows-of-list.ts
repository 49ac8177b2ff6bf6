import type { AnyColumnKey } from '../import/column.ts';
import { CHAIN, type ChainRole, readLabelled } from './labelled.ts';
import type { RecognisedRows, RowsAround } from './recognised-rows.ts';
import { type SourceItem, sourceLine } from './source-piece.ts';
import { measureColumn, measureLabel } from './table-columns.ts';

type Row = Partial<Record<AnyColumnKey, string>>;
type Reading = { rows: Row[]; measures: number };

/**
 * Measures as a list in lists: *Cieľ 1: …* over *Opatrenie 1.1: …* over its activities, with lines such as
 * *Zodpovedný: obec* under them. Null when no item says that it is a measure, or one cannot be told.
 */
export function rowsOfList(items: readonly SourceItem[], around: RowsAround): RecognisedRows | null {
  const reading: Reading = { rows: [], measures: 0 };
  const chain: Row = {
    ...(around.priority === null ? {} : { priority: around.priority }),
    ...(around.goal === null ? {} : { goal: around.goal })
  };
  const isTold = items.every((item) => readItem(item, null, chain, reading));
  if (!isTold || reading.measures === 0) return null;
  // Without a goal above, the heading over the list says what its measures are for.
  for (const row of reading.rows) row.goal ??= around.heading;
  const used = new Set(reading.rows.flatMap((row) => Object.keys(row) as AnyColumnKey[]));
  const keys = [...CHAIN, ...[...used].filter((key) => !CHAIN.includes(key as ChainRole))].filter(
    (key) => used.has(key) || key === 'goal' || key === 'measure'
  );
  return {
    kind: 'measures',
    rows: [keys.map(measureLabel), ...reading.rows.map((row) => keys.map((key) => row[key] ?? ''))]
  };
}

/** Reads one item with all below it; false when it cannot be told what it is. */
function readItem(item: SourceItem, parent: ChainRole | null, chain: Row, reading: Reading): boolean {
  const line = sourceLine(item.text);
  const labelled = readLabelled(line) ?? unlabelled(line, parent);
  if (!labelled) return false;
  const { role, title } = labelled;
  const at = CHAIN.indexOf(role);
  if (parent && at <= CHAIN.indexOf(parent)) return false;
  const own: Row = { ...chain, [role]: title };
  const details = item.items.filter((one) => isDetail(one));
  if (details.length > 0 && role !== 'measure' && role !== 'activity') return false;
  for (const detail of details) if (!takeDetail(own, sourceLine(detail.text))) return false;

  const below = item.items.filter((one) => !details.includes(one));
  if (role === 'measure') {
    reading.measures += 1;
    // What is said of a measure stands in its first row; its activities follow.
    if (below.length === 0 || details.length > 0) reading.rows.push(own);
  } else if (role === 'activity' || below.length === 0) reading.rows.push(own);
  const passed = Object.fromEntries(CHAIN.flatMap((key) => (own[key] ? [[key, own[key]]] : []))) as Row;
  return below.every((one) => readItem(one, role, passed, reading));
}

/** Under a measure stand activities, whether or not each says so. */
function unlabelled(line: string, parent: ChainRole | null): { role: ChainRole; title: string } | null {
  return parent === 'measure' && line !== '' ? { role: 'activity', title: line } : null;
}

const DETAIL = /^([^:]{3,40}):\s*(\S.*)$/u;

function isDetail({ text, items }: SourceItem): boolean {
  const line = sourceLine(text);
  const key = items.length === 0 && !readLabelled(line) ? measureColumn(DETAIL.exec(line)?.[1] ?? '') : null;
  return key !== null && !(CHAIN as readonly string[]).includes(key);
}

function takeDetail(row: Row, line: string): boolean {
  const match = DETAIL.exec(line);
  const key = measureColumn(match?.[1] ?? '');
  if (!match || !key || row[key] !== undefined) return false;
  row[key] = match[2] ?? '';
  return true;
}
