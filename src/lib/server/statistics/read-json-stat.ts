import { z } from 'zod';
import {
  indicatorOf,
  type Observation,
  OFFICE_TABLES,
  type OfficeTable
} from '#lib/domain/population/statistics/office-table.ts';
import { type CalendarDay, parseCalendarDay } from '#lib/domain/shared/calendar-day.ts';
import { RefusedTable } from './refused-table.ts';

/** What a file says of itself: which table it is, and the day on which the office last changed it. */
type TableHead = { table: OfficeTable; updatedOn: CalendarDay | null };

const DIMENSION = z.object({
  category: z.object({
    index: z.union([z.array(z.string()), z.record(z.string(), z.int().min(0))]),
    label: z.record(z.string(), z.string()).optional()
  })
});
const HEAD = z.object({
  version: z.string(),
  update: z.string().optional(),
  id: z.array(z.string()).min(1),
  size: z.array(z.int().min(0)),
  dimension: z.record(z.string(), DIMENSION)
});

/** Everything before the values is small: labels of every municipality and a long note. */
const LONGEST_HEAD = 8 * 1024 * 1024;
const VALUES = /"value"\s*:\s*\[/;

/**
 * Reads a JSON-stat 2.0 file of DATAcube value by value: its head is held, its values pass by. The office writes the
 * values last, and so they must stand here.
 * @param begin is told the head before the first value
 * @throws RefusedTable
 */
export async function readJsonStat(
  chunks: AsyncIterable<string>,
  begin: (head: TableHead) => (observation: Observation) => void
): Promise<void> {
  let head = '';
  let cells: ((value: number | null) => void) | null = null;
  let rest = '';
  let count = 0;
  let expected = 0;
  let ended = false;
  const take = (text: string) => {
    const parts = (rest + text).split(',');
    rest = parts.pop() ?? '';
    for (const part of parts) {
      cells?.(numberOf(part));
      count++;
    }
  };
  for await (const chunk of chunks) {
    if (ended) continue;
    let text = chunk;
    if (cells === null) {
      head += chunk;
      const found = VALUES.exec(head);
      if (!found) {
        if (head.length > LONGEST_HEAD) throw new RefusedTable('not-json-stat');
        continue;
      }
      text = head.slice(found.index + found[0].length);
      const read = headOf(`${head.slice(0, found.index)}"value":[]}`);
      expected = read.shape.size.reduce((product, one) => product * one, 1);
      cells = walker(read.shape, read.table, begin(read));
      head = '';
    }
    const end = text.indexOf(']');
    ended = end >= 0;
    take(ended ? text.slice(0, end) : text);
  }
  if (cells === null) throw new RefusedTable('not-json-stat');
  if (rest.trim() !== '') {
    cells(numberOf(rest));
    count++;
  }
  if (!ended || count !== expected) throw new RefusedTable('values-short');
}

function numberOf(text: string): number | null {
  const plain = text.trim();
  if (plain === 'null') return null;
  const value = Number(plain.replace(/^"(.*)"$/, '$1'));
  if (plain === '' || !Number.isFinite(value)) throw new RefusedTable('not-json-stat');
  return value;
}

type Shape = z.infer<typeof HEAD>;

function headOf(text: string): TableHead & { shape: Shape } {
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch {
    throw new RefusedTable('not-json-stat');
  }
  const version = (given as { version?: unknown }).version;
  if (typeof version === 'string' && !version.startsWith('2')) throw new RefusedTable('old-version');
  const read = HEAD.safeParse(given);
  if (!read.success) throw new RefusedTable('not-json-stat');
  const code = /^([a-z]{2}\d{4}[a-z]{2})_/.exec(read.data.id[0] ?? '')?.[1] ?? '';
  const table = (Object.keys(OFFICE_TABLES) as OfficeTable[]).find((one) => one === code);
  if (!table) throw new RefusedTable('other-table');
  return { table, updatedOn: parseCalendarDay(read.data.update ?? ''), shape: read.data };
}

const PARTS = { obc: 'area', vuc: 'area', obd: 'year', ukaz: 'indicator', poh: 'sex', vsk: 'age' } as const;

/** Takes values in their order and says of each what it is about. */
function walker(shape: Shape, table: OfficeTable, take: (observation: Observation) => void) {
  const parts = shape.id.map((id) => PARTS[id.slice(table.length + 1) as keyof typeof PARTS] ?? null);
  const needed = ['area', 'year', 'indicator', 'sex', ...(OFFICE_TABLES[table] === 'ages' ? ['age'] : [])];
  if (
    shape.size.length !== shape.id.length ||
    needed.some((part) => !(parts as (string | null)[]).includes(part))
  )
    throw new RefusedTable('other-dimensions');
  const codes = shape.id.map((id, at) => codesOf(shape.dimension[id], shape.size[at] ?? 0));
  const labelsOf = (part: 'area' | 'indicator') =>
    shape.dimension[shape.id[parts.indexOf(part)] ?? '']?.category.label ?? {};
  const [labels, indicators] = [labelsOf('area'), labelsOf('indicator')];
  let index = 0;
  return (value: number | null) => {
    const said = { area: '', year: '', indicator: '', sex: '', age: '' };
    let left = index;
    for (let at = parts.length - 1; at >= 0; at--) {
      const size = shape.size[at] ?? 1;
      const part = parts[at];
      if (part) said[part] = codes[at]?.[left % size] ?? '';
      left = Math.floor(left / size);
    }
    index++;
    // An indicator whose code is not known may still be known by its label.
    const indicator = indicatorOf(said.indicator) ? said.indicator : (indicators[said.indicator] ?? '');
    take({
      ...said,
      indicator,
      at: index,
      areaName: labels[said.area] ?? said.area,
      year: Number(said.year),
      value
    });
  };
}

function codesOf(dimension: Shape['dimension'][string] | undefined, size: number): string[] {
  if (!dimension) throw new RefusedTable('other-dimensions');
  const { index } = dimension.category;
  const codes = Array.isArray(index)
    ? index
    : Object.entries(index)
        .toSorted(([, a], [, b]) => a - b)
        .map(([code]) => code);
  if (codes.length !== size) throw new RefusedTable('other-dimensions');
  return codes;
}
