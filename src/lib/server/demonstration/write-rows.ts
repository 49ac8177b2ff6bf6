import { sql } from 'kysely';
import type { Tx } from '../db/db.ts';
import type { Rows } from './plan-rows.ts';

/** As much JSON as one transaction writes: some tens of milliseconds of the embedded database's only connection. */
const MOST_CHARACTERS = 100_000;
/** And as many statements: each costs about a millisecond whatever it writes. */
const MOST_STATEMENTS = 12;

type Part = { table: string; columns: readonly string[]; json: string };

/**
 * Inserts rows in transactions of a bearable length; the columns are those that the first row of a table names. A row
 * that is there already stays as it is, so the work may be done again after it was cut short.
 */
export async function writeRows(
  inTransaction: (work: (tx: Tx) => Promise<void>) => Promise<void>,
  rows: Rows
): Promise<void> {
  for (const parts of bundled(partsOf(rows))) {
    await inTransaction(async (tx) => {
      for (const part of parts) await insert(tx, part);
    });
  }
}

async function insert(tx: Tx, { table, columns, json }: Part): Promise<void> {
  const names = sql.join(columns.map((name) => sql.ref(name)));
  await sql`
    insert into ${sql.table(table)} (${names})
    select ${names} from jsonb_populate_recordset(null::${sql.table(table)}, ${json}::text::jsonb)
    on conflict do nothing`.execute(tx);
}

/** What goes into one transaction after another, in the order given. */
function* bundled(parts: Iterable<Part>): Generator<Part[]> {
  let bundle: Part[] = [];
  let length = 0;
  for (const part of parts) {
    const isFull = length + part.json.length > MOST_CHARACTERS || bundle.length >= MOST_STATEMENTS;
    if (isFull && bundle.length > 0) {
      yield bundle;
      [bundle, length] = [[], 0];
    }
    bundle.push(part);
    length += part.json.length;
  }
  if (bundle.length > 0) yield bundle;
}

function* partsOf(rows: Rows): Generator<Part> {
  for (const [table, all] of rows) {
    const [first] = all;
    if (!first) continue;
    for (const json of inParts(all)) yield { table, columns: Object.keys(first), json };
  }
}

/** JSON arrays of rows, each of a bearable length. */
function* inParts(rows: readonly Record<string, unknown>[]): Generator<string> {
  let part: string[] = [];
  let length = 0;
  for (const row of rows) {
    const text = JSON.stringify(row);
    if (length + text.length > MOST_CHARACTERS && part.length > 0) {
      yield `[${part.join(',')}]`;
      [part, length] = [[], 0];
    }
    part.push(text);
    length += text.length;
  }
  if (part.length > 0) yield `[${part.join(',')}]`;
}
