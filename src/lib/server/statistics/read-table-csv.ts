import { nameKey } from '#lib/domain/plans/import/name-finder.ts';
import type { Observation } from '#lib/domain/population/statistics/office-table.ts';
import { csvRows } from './csv-file.ts';
import { RefusedTable } from './refused-table.ts';

/** Headings of the long form of a table, one value a line; the office's own words and codes of dimensions. */
const HEADINGS: Readonly<Record<Exclude<keyof Observation, 'at' | 'areaName'>, readonly string[]>> = {
  area: ['kod obce', 'kód obce', 'kod', 'lau2', 'obec kod', 'obc', 'kod okresu', 'lau1', 'vuc'],
  year: ['rok', 'roky', 'obdobie', 'obd'],
  indicator: ['ukazovateľ', 'ukazovatele', 'ukaz'],
  sex: ['pohlavie', 'poh'],
  age: ['vek', 'veková skupina', 'vekové skupiny', 'vsk'],
  value: ['hodnota', 'hodnoty', 'value', 'data']
};
type Column = keyof typeof HEADINGS;
const NEEDED: readonly Column[] = ['area', 'year', 'indicator', 'sex', 'value'];

/**
 * Reads a CSV file of DATAcube in its long form, line by line.
 * @throws RefusedTable
 */
export async function readTableCsv(file: string, take: (observation: Observation) => void): Promise<void> {
  let columns: Map<Column, number> | null = null;
  let nameAt = -1;
  for await (const { at, record } of csvRows(file)) {
    if (!columns) {
      columns = columnsOf(record);
      nameAt = record.findIndex((heading) => /^(obec|okres|názov obce|nazov)$/iu.test(heading.trim()));
      continue;
    }
    const cell = (column: Column) => (record[columns?.get(column) ?? -1] ?? '').trim();
    take({
      ...{ at, area: cell('area'), areaName: record[nameAt]?.trim() || cell('area') },
      ...{ year: Number(cell('year')), indicator: cell('indicator') },
      ...{ sex: cell('sex'), age: cell('age'), value: numberIn(cell('value')) }
    });
  }
  if (!columns) throw new RefusedTable('no-columns');
}

/** A number as Slovak spreadsheets write it; what is none is an impossible one, not passed over; empty is not stated. */
export function numberIn(cell: string): number | null {
  const said = cell.replace(/[\s\u00a0]/gu, '').replace(',', '.');
  return said === '' || said === '-' ? null : Number(said);
}

function columnsOf(record: readonly string[]): Map<Column, number> {
  const found = new Map<Column, number>();
  for (const [at, heading] of record.entries()) {
    const key = nameKey(heading.replace(/^om\d{4}[a-z]{2}_/i, ''));
    const column = (Object.keys(HEADINGS) as Column[]).find((one) =>
      HEADINGS[one].some((name) => nameKey(name) === key)
    );
    if (column && !found.has(column)) found.set(column, at);
  }
  if (NEEDED.some((column) => !found.has(column))) throw new RefusedTable('no-columns');
  return found;
}
