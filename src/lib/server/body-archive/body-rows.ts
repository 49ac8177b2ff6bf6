import { createHash } from 'node:crypto';
import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import { nextLimit, type Page } from '../backup/read-rows.ts';
import type { Database } from '../db/db.ts';
import { belongs, type Column, type TravellingTable } from './travelling-tables.ts';

/** Runs work as the body, in one short transaction behind people. */
export type AsBody = <T>(work: (tx: Kysely<never>) => Promise<T>) => Promise<T>;

export function asBody({ bulkDb }: Pick<Database, 'bulkDb'>, bodyId: BodyId): AsBody {
  return (work) =>
    bulkDb.transaction().execute(async (tx) => {
      await sql`select set_config('app.body', ${bodyId}, true), set_config('app.leaving', 'on', true)`.execute(
        tx
      );
      return work(tx as unknown as Kysely<never>);
    });
}

/** Reads rows of a body as JSON, a page in each transaction, in the order of their key. */
export async function* rowsOf(
  table: TravellingTable,
  tables: readonly TravellingTable[],
  bodyId: BodyId,
  run: AsBody
): AsyncGenerator<string[]> {
  let page: Page = { lines: [], last: null };
  do {
    const [limit, { last }] = [nextLimit(page), page];
    page = await run((tx) => readPage(tx, table, belongs(table, tables, bodyId), last, limit));
    if (page.lines.length) yield page.lines;
    if (page.lines.length < limit) return;
  } while (page.last);
}

async function readPage(
  tx: Kysely<never>,
  table: TravellingTable,
  where: RawBuilder<unknown>,
  after: readonly string[] | null,
  limit: number
): Promise<Page> {
  const key = keyOf(table);
  const later = after
    ? sql`and (${sql.join(key)}) > (${sql.join(after.map((value, at) => sql`${value}::text::${typeAt(table, at)}`))})`
    : sql``;
  const { rows } = await sql<{ line: string; key: string[] }>`
    select (select row_to_json(r)::text from (select ${sql.join(table.columns.map(valueIn))}) r) as line,
      array[${sql.join(key.map((part) => sql`(${part})::text`))}] as key
    from ${sql.table(table.name)} t where ${where} ${later}
    order by ${sql.join(key)} limit ${limit}`.execute(tx);
  return { lines: rows.map(({ line }) => line), last: rows.at(-1)?.key ?? null };
}

/** Text is ordered by bytes, the same on every engine. Where there is no key the whole row is one. */
function keyOf({ columns, key }: TravellingTable): RawBuilder<unknown>[] {
  if (key.length === 0) {
    return [sql`(select row_to_json(r)::text from (select ${sql.join(columns.map(valueIn))}) r) collate "C"`];
  }
  return key.map((name) =>
    typeOf(columns, name) === 'text' ? sql`${sql.ref(`t.${name}`)} collate "C"` : sql.ref(`t.${name}`)
  );
}

function typeAt({ columns, key }: TravellingTable, at: number): RawBuilder<unknown> {
  return sql.raw(typeOf(columns, key[at] ?? '') ?? 'text');
}

function typeOf(columns: readonly Column[], name: string): string | undefined {
  return columns.find((column) => column.name === name)?.type;
}

/** Who keeps a row of the directory is named as every installation knows the body: by its unit, else its address. */
function valueIn({ name }: Column): RawBuilder<unknown> {
  if (name !== 'steward_body_id') return sql.ref(`t.${name}`);
  return sql`(select coalesce(unit_code, slug) from planning_body where body_id = t.steward_body_id) as steward_body_id`;
}

/** Changes whenever a row of the body's archive is added, changed or removed. */
export async function stampOf(
  tables: readonly TravellingTable[],
  bodyId: BodyId,
  run: AsBody
): Promise<string> {
  const parts = tables.map(
    (table) => sql`(select count(*) || '/' || coalesce(max(t.xmin::text::bigint), 0)
      from ${sql.table(table.name)} t where ${belongs(table, tables, bodyId)})`
  );
  const { rows } = await run((tx) =>
    sql<{ stamp: string }>`select array_to_string(array[${sql.join(parts)}], ' ') as stamp`.execute(tx)
  );
  return createHash('sha256')
    .update(rows[0]?.stamp ?? '')
    .digest('hex');
}
