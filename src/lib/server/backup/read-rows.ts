import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { TableShape } from './catalogue.ts';

/** Rows of one table as JSON, and the key of the last. */
export type Page = { lines: string[]; last: string[] | null };

/** A page is about this large, whatever its rows are. */
const PAGE_BYTES = 512 * 1024;
const MOST_ROWS = 1_000;
const FIRST_ROWS = 20;

/** How many rows the next page asks for, so that it has about PAGE_BYTES. */
export function nextLimit({ lines }: Page): number {
  if (lines.length === 0) return FIRST_ROWS;
  const bytes = lines.reduce((sum, line) => sum + line.length, 0);
  const fitting = Math.floor((PAGE_BYTES / Math.max(bytes, 1)) * lines.length);
  return Math.max(1, Math.min(MOST_ROWS, lines.length * 8, fitting));
}

/** The transaction whose rows, and those of later ones, are left out; null for all rows. */
export type Before = string | null;

/** The rows after a key, in the order of the key. */
export async function readPage(
  tx: Kysely<never>,
  table: TableShape,
  after: readonly string[] | null,
  limit: number,
  before: Before
): Promise<Page> {
  const key = keyOf(table);
  const conditions = [...(after ? [isAfter(key, after)] : []), ...(before ? [isBefore(before)] : [])];
  const where = conditions.length ? sql`where ${sql.join(conditions, sql` and `)}` : sql``;
  const { rows } = await sql<{ line: string; key: string[] }>`
    select (select row_to_json(r)::text from (select ${columnsOf(table)}) r) as line, ${keyText(key)} as key
    from ${sql.table(table.name)} t ${where}
    order by ${sql.join(key.map(({ ref }) => ref))}
    limit ${limit}`.execute(tx);
  return { lines: rows.map(({ line }) => line), last: rows.at(-1)?.key ?? null };
}

/** Rows written since, in no order: an order would make the database walk the whole index. */
export async function readSince(
  tx: Kysely<never>,
  table: TableShape,
  transaction: string
): Promise<string[]> {
  const { rows } = await sql<{ line: string }>`
    select (select row_to_json(r)::text from (select ${columnsOf(table)}) r) as line
    from ${sql.table(table.name)} t where not ${isBefore(transaction)}`.execute(tx);
  return rows.map(({ line }) => line);
}

/** Keys of the rows that no transaction has touched since, each as one line of JSON. */
export async function readKeys(tx: Kysely<never>, table: TableShape, transaction: string): Promise<string[]> {
  const { rows } = await sql<{ key: string }>`
    select to_json(${keyText(keyOf(table))})::text as key from ${sql.table(table.name)} t
    where ${isBefore(transaction)}`.execute(tx);
  return rows.map(({ key }) => key);
}

export type Counted = { name: string; old: number; changed: number };

/** How many rows of every table are as they were, and how many were written since. */
export async function countWritten(
  tx: Kysely<never>,
  tables: readonly TableShape[],
  transaction: string
): Promise<Counted[]> {
  const counts = tables.map(
    ({ name }) => sql`
      select ${sql.lit(name)} as name, count(*) as all, count(*) filter (where not ${isBefore(transaction)}) as changed
      from ${sql.table(name)} t`
  );
  const { rows } = await sql<{ name: string; all: number; changed: number }>`
    ${sql.join(counts, sql` union all `)}`.execute(tx);
  return rows.map(({ name, all, changed }) => ({ name, old: all - changed, changed }));
}

type KeyColumn = { ref: RawBuilder<unknown>; type: string };

/** Tables without a key only ever grow; their rows stand where they were put. */
function keyOf({ key }: TableShape): KeyColumn[] {
  if (key.length === 0) return [{ ref: sql`t.ctid`, type: 'tid' }];
  return key.map(({ name, type }) => ({ ref: sql.ref(`t.${name}`), type }));
}

function keyText(key: readonly KeyColumn[]): RawBuilder<unknown> {
  return sql`array[${sql.join(key.map(({ ref }) => sql`${ref}::text`))}]`;
}

function isAfter(key: readonly KeyColumn[], after: readonly string[]): RawBuilder<unknown> {
  const values = key.map(({ type }, index) => sql`${after[index]}::text::${sql.raw(type)}`);
  return sql`(${sql.join(key.map(({ ref }) => ref))}) > (${sql.join(values)})`;
}

/** Transactions are numbered in a circle: the older one is further away from now. */
function isBefore(transaction: string): RawBuilder<unknown> {
  return sql`(age(t.xmin) > age(${sql.lit(transaction)}::xid))`;
}

function columnsOf({ columns }: TableShape): RawBuilder<unknown> {
  return sql.join(columns.map((name) => sql.ref(`t.${name}`)));
}
