import { sql } from 'kysely';
import type { Db, Tx } from '../db/db.ts';
import type { Rows } from './plan-rows.ts';

/** As much JSON as one statement carries; larger ones hold the embedded database's only connection too long. */
const MOST_CHARACTERS = 1_500_000;

/** Inserts rows, a statement for each table; the columns are those that the first row of a table names. */
export async function writeRows(tx: Tx | Db, rows: Rows): Promise<void> {
  for (const [table, all] of rows) {
    const [first] = all;
    if (!first) continue;
    const columns = sql.join(Object.keys(first).map((name) => sql.ref(name)));
    for (const part of inParts(all)) {
      await sql`
        insert into ${sql.table(table)} (${columns})
        select ${columns} from jsonb_populate_recordset(null::${sql.table(table)}, ${part}::text::jsonb)`.execute(
        tx
      );
    }
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
