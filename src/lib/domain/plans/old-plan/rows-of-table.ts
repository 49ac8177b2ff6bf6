import { type AnyColumnKey, IMPORT_KINDS, type ImportKind } from '../import/column.ts';
import { headingOf, recogniseSheet } from '../import/header.ts';
import { readLabelled } from './labelled.ts';
import type { RecognisedRows, RowsAround, RowsKind } from './recognised-rows.ts';
import { rowsOfCard } from './rows-of-card.ts';
import { importHeading, measureColumn, measureLabel, yearOfColumn } from './table-columns.ts';

/** A heading of a column is no sentence. */
const LONGEST_HEADING = 80;

/**
 * What a table says for the import, by the names of its columns; null where they name nothing known.
 * @param rows the words of every cell, rows of the same length
 */
export function rowsOfTable(rows: readonly (readonly string[])[], around: RowsAround): RecognisedRows | null {
  const card = rowsOfCard(rows, around);
  if (card) return card;
  let best: Found | null = null;
  for (const kind of IMPORT_KINDS) {
    for (const { row, at } of headerRows(rows)) {
      const found = headed(row, at, kind, around);
      if (found && found.columns > (best?.columns ?? 1)) best = found;
    }
  }
  if (!best) return null;
  const body = rows.slice(best.at + 1).filter((row) => row.some((cell) => cell.trim() !== ''));
  if (body.length === 0) return null;
  return best.kind === 'measures'
    ? measureRows(best, body, around)
    : { kind: best.kind, rows: [best.headings, ...body.map((row) => [...row])] };
}

/**
 * Rows that may be the headings: the first of several cells, for above it some tables have their name, and the same row
 * with the one below it where a heading such as *Rozpočet* stands over several years.
 */
function headerRows(rows: readonly (readonly string[])[]): { row: readonly string[]; at: number }[] {
  const at = rows.slice(0, 3).findIndex((row) => row.filter((cell) => cell.trim() !== '').length > 1);
  const [first, second] = [rows[at], rows[at + 1]];
  if (!first || !isShort(first)) return [];
  const isPart = second?.some((cell, column) => cell !== '' && first[column] === '') && isShort(second);
  if (!second || !isPart) return [{ row: first, at }];
  const both = first.map((cell, column) => (second[column] === '' ? cell : (second[column] ?? cell)));
  return [
    { row: first, at },
    { row: both, at: at + 1 }
  ];
}

const isShort = (row: readonly string[]) => row.every((cell) => cell.length <= LONGEST_HEADING);

type Found = { kind: ImportKind; at: number; headings: string[]; columns: number };

/** Columns without which a table of a kind is none of it; for measures one link of the chain is enough. */
function headed(row: readonly string[], at: number, kind: ImportKind, around: RowsAround): Found | null {
  const headings = row.map((cell) => importHeading(cell, kind) ?? cell);
  const keys = new Set(headings.flatMap((heading) => headingOf(heading, kind)?.key ?? []));
  if (kind === 'measures') {
    const isUnderGoal = keys.has('goal') || around.goal !== null || around.measure !== null;
    const isChain = keys.has('measure') || keys.has('activity') || (isUnderGoal && keys.has('indicator'));
    const years = row.filter((cell) => yearOfColumn(cell) !== null).length;
    return isChain ? { kind, at, headings, columns: keys.size + years + 1 } : null;
  }
  const { recognised, faults } = recogniseSheet({ name: '', rows: [headings] }, kind);
  const isWhole = recognised !== null && !faults.some(({ reason }) => reason === 'column-missing');
  return isWhole ? { kind, at, headings, columns: keys.size } : null;
}

/** Rows of measures with the links of the chain that stand above the table, and money by years row by row. */
function measureRows(
  found: Found,
  body: readonly (readonly string[])[],
  around: RowsAround
): RecognisedRows | null {
  const { headings } = found;
  const has = (key: string) => headings.some((heading) => headingOf(heading, 'measures')?.key === key);
  const above = [
    ...(has('priority') || around.priority === null ? [] : [['priority', around.priority] as const]),
    ...(has('goal') ? [] : [['goal', around.goal ?? around.heading] as const]),
    ...(has('measure') || around.measure === null ? [] : [['measure', around.measure] as const])
  ];
  const rows = withGroups(body, headings, above);
  if (rows.length === 0) return null;
  const all = [
    [...above.map(([key]) => measureLabel(key)), ...headings],
    ...rows.map(({ set, cells }) => [...set, ...cells])
  ];
  // The import asks for a column of measures even where a table speaks of goals only.
  if (!has('measure') && around.measure === null) {
    for (const [at, row] of all.entries()) row.push(at === 0 ? measureLabel('measure') : '');
  }
  const kind = kindOf(has, headings);
  const [year, value] = kind === 'indicators' ? YEARLY.target : YEARLY.money;
  return { kind, rows: has(value) ? all : byYears(all, year, value) };
}

/** What a column headed by a year holds, and beside which column its year then stands. */
const YEARLY = { target: ['targetYear', 'target'], money: ['year', 'amount'] } as const;

function kindOf(has: (key: string) => boolean, headings: readonly string[]): RowsKind {
  if (has('indicator') && !has('activity') && !has('responsible')) return 'indicators';
  const isYearly = headings.some((heading) => yearOfColumn(heading) !== null);
  if (isYearly && !has('amount')) return 'budget';
  return has('amount') && !has('responsible') && !has('term') ? 'budget' : 'measures';
}

/** A row whose only words are *Cieľ 2: …* speaks of all the rows under it. */
function withGroups(
  body: readonly (readonly string[])[],
  headings: readonly string[],
  above: readonly (readonly [string, string])[]
): { set: string[]; cells: string[] }[] {
  const set = above.map(([, title]) => title);
  const standing = new Map<number, string>();
  return body.flatMap((row) => {
    const said = row.filter((cell) => cell.trim() !== '');
    const group = said.length === 1 ? readLabelled(said[0] ?? '') : null;
    const own = group ? headings.findIndex((heading) => measureColumn(heading) === group.role) : -1;
    const before = group ? above.findIndex(([key]) => key === group.role) : -1;
    if (group && before !== -1) {
      set[before] = group.title;
      return [];
    }
    if (group && own !== -1 && row.length > 1) {
      standing.set(own, group.title);
      return [];
    }
    const cells = row.map((cell, at) => (cell.trim() === '' ? (standing.get(at) ?? '') : cell));
    return [{ set: [...set], cells }];
  });
}

/** One row for each year that has a value, for the import reads years downwards. */
function byYears(rows: readonly (readonly string[])[], year: AnyColumnKey, value: AnyColumnKey): string[][] {
  const [headings = [], ...body] = rows;
  const years = headings.flatMap((heading, at) => {
    const found = yearOfColumn(heading);
    return found === null ? [] : [{ at, year: found }];
  });
  if (years.length === 0) return rows.map((row) => [...row]);
  const kept = headings.flatMap((_, at) => (years.some((one) => one.at === at) ? [] : [at]));
  const pick = (row: readonly string[]) => kept.map((at) => row[at] ?? '');
  const lines = body.flatMap((row) => {
    const said = years.filter(({ at }) => (row[at] ?? '').trim() !== '');
    return said.length === 0
      ? [[...pick(row), '', '']]
      : said.map((one) => [...pick(row), String(one.year), row[one.at] ?? '']);
  });
  return [[...pick(headings), measureLabel(year), measureLabel(value)], ...lines];
}
