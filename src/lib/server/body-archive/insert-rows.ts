import { sql } from 'kysely';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import { arrivalStore } from '../db/body-arrivals.ts';
import type { Tx } from '../db/db.ts';
import { TABLE_KINDS } from '../db/table-kinds.ts';
import { BodyArchiveError } from './archive-fault.ts';
import type { Row } from './read-body.ts';
import type { TravellingTable } from './travelling-tables.ts';

/** As much JSON, rows and statements as one transaction writes: some tens of milliseconds of the only connection. */
const MOST_CHARACTERS = 100_000;
const MOST_ROWS = 250;
const MOST_STATEMENTS = 8;

/** Rows of one table for one statement; `keeper` is the body that may write them. */
export type Insert = {
  table: TravellingTable;
  columns: readonly string[];
  keeper: BodyId;
  rows: number;
  json: string;
};

/** The statements that bring the rows of a table; columns that no row names take their default. */
export function insertsOf(table: TravellingTable, rows: readonly Row[], bodyId: BodyId): Insert[] {
  const named = new Set(rows.flatMap((row) => Object.keys(row)));
  const columns = table.columns.map(({ name }) => name).filter((name) => named.has(name));
  // A row of the directory is written by the body that keeps it, whoever brought it.
  const keepers =
    TABLE_KINDS[table.name] === 'kept'
      ? Map.groupBy(rows, (row) => String(row.steward_body_id) as BodyId)
      : new Map([[bodyId, rows]]);
  return [...keepers].flatMap(([keeper, own]) =>
    [...inParts(own)].map((part) => ({ table, columns, keeper, ...part }))
  );
}

/** What goes into one transaction after another, in the order given. */
export function* bundled(inserts: readonly Insert[]): Generator<Insert[]> {
  let bundle: Insert[] = [];
  let [characters, rows] = [0, 0];
  for (const insert of inserts) {
    const isFull =
      characters + insert.json.length > MOST_CHARACTERS ||
      rows + insert.rows > MOST_ROWS ||
      bundle.length >= MOST_STATEMENTS;
    if (isFull && bundle.length > 0) {
      yield bundle;
      [bundle, characters, rows] = [[], 0, 0];
    }
    bundle.push(insert);
    characters += insert.json.length;
    rows += insert.rows;
  }
  if (bundle.length > 0) yield bundle;
}

/**
 * Inserts rows of one table and writes down which they are, so that they can be taken back.
 * @throws BodyArchiveError when the database refuses a row: a broken link, a value out of its range
 */
export async function insertRows(
  tx: Tx,
  { table, columns, keeper, json }: Insert,
  bodyId: BodyId
): Promise<void> {
  const kind = TABLE_KINDS[table.name];
  const owned = kind === 'body' || kind === 'public';
  const into = sql.join([...(owned ? ['body_id'] : []), ...columns].map((name) => sql.ref(name)));
  const given = columns.map((name) => sql.ref(`r.${name}`));
  const values = sql.join(owned ? [sql`${bodyId}::uuid`, ...given] : given);
  // A version that stayed public when the body left may come back with it.
  const again = kind === 'public' ? sql`on conflict do nothing` : sql``;
  const key = kind === 'kept' ? [...table.key, 'steward_body_id'] : namingColumns(table, columns);
  const keys = sql.join(key.flatMap((name) => [sql.lit(name), sql.ref(`arrived.${name}`)]));
  if (keeper !== bodyId) await sql`select set_config('app.body', ${keeper}, true)`.execute(tx);
  const { rows } = await sql<{ key: Record<string, unknown> }>`
    insert into ${sql.table(table.name)} as arrived (${into})
    select ${values} from jsonb_populate_recordset(null::${sql.table(table.name)}, ${json}::text::jsonb) r
    ${again} returning jsonb_build_object(${keys}) as key`
    .execute(tx)
    .catch((error) => {
      throw faultOf(error, table.name);
    });
  if (keeper !== bodyId) await sql`select set_config('app.body', ${bodyId}, true)`.execute(tx);
  await arrivalStore(tx).addPart(
    bodyId,
    table.name,
    rows.map((row) => row.key)
  );
}

/** Columns that name a row. A table without a key is named by all that a row always says: nulls equal nothing. */
function namingColumns({ key, columns }: TravellingTable, given: readonly string[]): readonly string[] {
  if (key.length > 0) return key;
  return columns.flatMap(({ name, nullable }) => (!nullable && given.includes(name) ? [name] : []));
}

/** Classes 22 and 23 of SQL say that the data are wrong; anything else is not the archive's fault. */
function faultOf(error: { code?: string; constraint?: string }, table: string): unknown {
  if (!/^2[23]/.test(error.code ?? '')) return error;
  return new BodyArchiveError('unfit-row', [table, error.constraint].filter(Boolean).join(', '));
}

function* inParts(rows: readonly Row[]): Generator<{ rows: number; json: string }> {
  let part: string[] = [];
  let length = 0;
  for (const row of rows) {
    const text = JSON.stringify(row);
    const isFull = length + text.length > MOST_CHARACTERS || part.length >= MOST_ROWS;
    if (isFull && part.length > 0) {
      yield { rows: part.length, json: `[${part.join(',')}]` };
      [part, length] = [[], 0];
    }
    part.push(text);
    length += text.length;
  }
  if (part.length > 0) yield { rows: part.length, json: `[${part.join(',')}]` };
}
