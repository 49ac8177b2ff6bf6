import { sql } from 'kysely';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import type { Tx } from '../db/db.ts';
import { TABLE_KINDS } from '../db/table-kinds.ts';
import { BodyArchiveError } from './archive-fault.ts';
import type { Row } from './read-body.ts';
import type { TravellingTable } from './travelling-tables.ts';

/** As much JSON as one statement carries. */
const MOST_CHARACTERS = 1_500_000;

/**
 * Inserts rows of one table, set by set; columns that no row names take their default.
 * @throws BodyArchiveError when the database refuses a row: a broken link, a value out of its range
 */
export async function insertRows(
  tx: Tx,
  table: TravellingTable,
  rows: readonly Row[],
  bodyId: BodyId
): Promise<void> {
  if (rows.length === 0) return;
  const named = new Set(rows.flatMap((row) => Object.keys(row)));
  const columns = table.columns.map(({ name }) => name).filter((name) => named.has(name));
  const owned = TABLE_KINDS[table.name] === 'body' || TABLE_KINDS[table.name] === 'public';
  const into = sql.join([...(owned ? ['body_id'] : []), ...columns].map((name) => sql.ref(name)));
  const given = columns.map((name) => sql.ref(`r.${name}`));
  const values = sql.join(owned ? [sql`${bodyId}::uuid`, ...given] : given);
  // A version that stayed public when the body left may come back with it.
  const again = TABLE_KINDS[table.name] === 'public' ? sql`on conflict do nothing` : sql``;
  for (const part of inParts(rows)) {
    try {
      await sql`
        insert into ${sql.table(table.name)} (${into})
        select ${values} from jsonb_populate_recordset(null::${sql.table(table.name)}, ${part}::text::jsonb) r
        ${again}`.execute(tx);
    } catch (error) {
      throw faultOf(error as { code?: string; constraint?: string }, table.name);
    }
  }
}

/** Classes 22 and 23 of SQL say that the data are wrong; anything else is not the archive's fault. */
function faultOf(error: { code?: string; constraint?: string }, table: string): unknown {
  if (!/^2[23]/.test(error.code ?? '')) return error;
  return new BodyArchiveError('unfit-row', [table, error.constraint].filter(Boolean).join(', '));
}

function* inParts(rows: readonly Row[]): Generator<string> {
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
