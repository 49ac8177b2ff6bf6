import { type Kysely, type RawBuilder, sql } from 'kysely';
import { TABLE_KINDS } from '../db/table-kinds.ts';
import { TRAVELLING } from '../db/table-rules.ts';
import { mayTravel } from './answers-that-stay.ts';

/** One column as the database describes it; `type` in its own words (`uuid`, `text[]`, `jsonb`). */
export type Column = { name: string; type: string; nullable: boolean; hasDefault: boolean };

/** Columns of a table that name a row of another. */
export type Reference = { columns: string[]; table: string; to: string[] };

/** One table of a body's archive: what of it travels, read from the database's own catalogue. */
export type TravellingTable = {
  name: string;
  columns: Column[];
  /** Columns of the primary key without the body; empty where there is none. */
  key: string[];
  references: Reference[];
  /** Whether an import may have written rows that still wait, unseen. */
  waits: boolean;
};

type Shape = Omit<TravellingTable, 'waits' | 'key'> & { key: string[] };

/** Columns that do not travel: the chain and the account belong to the installation. */
const LEFT_OUT: Readonly<Record<string, readonly string[]>> = {
  actor: ['account_id'],
  // How far its reading is: it is read again where it arrives.
  body_document: [
    ...['reading', 'fault', 'attempts', 'started_at', 'letters', 'read_letters', 'pages_without_text'],
    'settled_as'
  ],
  // Which file brought a row says nothing elsewhere.
  capacity: ['import_id'],
  event: ['sequence', 'chain_hash'],
  old_plan: ['attempts', 'started_at'],
  provider: ['import_id'],
  service: ['import_id'],
  service_fact: ['import_id']
};

/** Tables of which these columns alone travel: a published version is its frozen version, published. */
const ONLY: Readonly<Record<string, readonly string[]>> = {
  published_plan: ['plan_id', 'number', 'published_at']
};

/** Every table that a body owns, those that others name first. */
export async function ownedTables(db: Kysely<never>): Promise<string[]> {
  const owned = Object.keys(TABLE_KINDS).filter((name) => TABLE_KINDS[name] === 'body');
  return inOrder(await readShapes(db, owned)).map(({ name }) => name);
}

/** Columns of any table that name a row of one table, by foreign keys. */
export async function namesOf(
  db: Kysely<never>,
  table: string
): Promise<{ table: string; column: string }[]> {
  const shapes = await readShapes(db, Object.keys(TABLE_KINDS));
  return shapes.flatMap(({ name, references }) =>
    references
      .filter((one) => one.table === table)
      .map(({ columns }) => ({ table: name, column: columns[0] ?? '' }))
  );
}

/** Every table that travels, those that others name first. */
export async function travellingTables(db: Kysely<never>): Promise<TravellingTable[]> {
  const shapes = await readShapes(db, TRAVELLING);
  const tables = shapes.map(({ columns, key, references, ...shape }) => {
    // Whose a row is, is said by the archive.
    const left = ['body_id', ...(LEFT_OUT[shape.name] ?? [])];
    const travels = (name: string) => !left.includes(name) && (ONLY[shape.name]?.includes(name) ?? true);
    return {
      ...shape,
      columns: columns.filter(({ name }) => travels(name)),
      key: key.filter(travels),
      references,
      waits: columns.some(({ name }) => name === 'import_id')
    };
  });
  return inOrder(tables);
}

async function readShapes(db: Kysely<never>, names: readonly string[]): Promise<Shape[]> {
  const { rows } = await sql<Shape>`
    select c.relname as name,
      (select json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, null),
          'nullable', not a.attnotnull, 'hasDefault', a.atthasdef) order by a.attnum)
        from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
      coalesce((select json_agg(a.attname order by array_position(i.indkey::int2[], a.attnum))
        from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any (i.indkey)
        where i.indrelid = c.oid and i.indisprimary), '[]') as key,
      coalesce((select json_agg(json_build_object('table', f.confrelid::regclass::text,
          'columns', (select json_agg(a.attname order by array_position(f.conkey, a.attnum)) from pg_attribute a
            where a.attrelid = f.conrelid and a.attnum = any (f.conkey)),
          'to', (select json_agg(a.attname order by array_position(f.confkey, a.attnum)) from pg_attribute a
            where a.attrelid = f.confrelid and a.attnum = any (f.confkey))) order by f.conname)
        from pg_constraint f where f.conrelid = c.oid and f.contype = 'f'), '[]') as references
    from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname = any (${[...names]})
    order by c.relname collate "C"`.execute(db);
  return rows;
}

function inOrder<T extends Pick<Shape, 'name' | 'references'>>(tables: readonly T[]): T[] {
  const known = new Set(tables.map(({ name }) => name));
  const placed = new Map<string, T>();
  while (placed.size < tables.length) {
    const next = tables.find(
      ({ name, references }) =>
        !placed.has(name) &&
        references.every(({ table }) => table === name || !known.has(table) || placed.has(table))
    );
    if (!next) throw new Error('Tables name each other in a circle.');
    placed.set(next.name, next);
  }
  return [...placed.values()];
}

/** Which rows of a table belong to the archive of the body of the running transaction. */
export function belongs(
  table: TravellingTable,
  tables: readonly TravellingTable[],
  bodyId: string
): RawBuilder<unknown> {
  if (table.name === 'actor') return isNamed(table, tables, bodyId, 'actor_id');
  if (TABLE_KINDS[table.name] === 'kept') {
    return sql`(t.steward_body_id = ${bodyId} or ${isNamed(table, tables, bodyId, 'id')})`;
  }
  const conditions = [sql`t.body_id = ${bodyId}`, ...stands(table, tables), ...mayTravel(table.name)];
  if (table.name === 'import_run') conditions.push(sql`t.applied_at is not null`);
  // What stayed public after a removal has no plan any more, and nothing to arrive with.
  if (TABLE_KINDS[table.name] === 'public') {
    conditions.push(sql`exists (select from plan_version v
      where v.body_id = t.body_id and v.plan_id = t.plan_id and v.number = t.number)`);
  }
  return sql.join(conditions, sql` and `);
}

/** A row that hangs on a waiting one waits with it. */
function stands({ references }: TravellingTable, tables: readonly TravellingTable[]): RawBuilder<unknown>[] {
  return references.flatMap(({ table, columns, to }) => {
    const parent = tables.find(({ name }) => name === table);
    if (!parent?.waits) return [];
    const own = columns.map((column) => sql.ref(`t.${column}`));
    const others = to.map((column) => sql.ref(`parent.${column}`));
    const absent = columns
      .filter((column) => column !== 'body_id')
      .map((column) => sql`${sql.ref(`t.${column}`)} is null`);
    return [
      sql`(${sql.join(absent, sql` or `)}
        or exists (select from ${sql.table(table)} parent where (${sql.join(others)}) = (${sql.join(own)})))`
    ];
  });
}

/** Whether a row of the body names this row of the installation. A provider is named by its services too. */
function isNamed(
  table: TravellingTable,
  tables: readonly TravellingTable[],
  bodyId: string,
  id: string
): RawBuilder<unknown> {
  const naming = tables.flatMap((other) =>
    other.references
      .filter((reference) => reference.table === table.name)
      .map(({ columns }) => {
        const named = sql`select ${sql.ref(`o.${columns[0]}`)} from ${sql.table(other.name)} o where `;
        return TABLE_KINDS[other.name] === 'kept'
          ? sql`${named} exists (select from ${sql.table(other.name)} t where t.id = o.id and ${belongs(other, tables, bodyId)})`
          : sql`${named} o.body_id = ${bodyId}`;
      })
  );
  return sql`${sql.ref(`t.${id}`)} in (${sql.join(naming, sql` union `)})`;
}
