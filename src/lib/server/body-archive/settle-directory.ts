import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import type { Tx } from '../db/db.ts';
import type { Row } from './read-body.ts';
import type { TravellingTable } from './travelling-tables.ts';

/** Ids of the archive, each with the id that stands for it here. */
type Names = Map<string, string>;

/**
 * Fits providers, services and actors of the archive into those that this installation knows. Who is known by IČO or
 * register number is the one that is here, and its steward's wording stays; an id that means something else here is
 * given anew. An actor that is known stays as it is, so that an erased name does not come back.
 * @returns the rows of every table with the ids of this installation, without those that are here
 */
export async function settleDirectory(
  tx: Tx,
  bodyId: BodyId,
  tables: readonly TravellingTable[],
  rows: ReadonlyMap<string, Row[]>
): Promise<Map<string, Row[]>> {
  const stewards = await stewardsOf(tx, rows, bodyId);
  const providers = settle(
    rows.get('provider') ?? [],
    'ico',
    await alreadyHere(tx, 'provider', 'ico', rows.get('provider') ?? [])
  );
  const services = settle(
    rows.get('service') ?? [],
    'register_number',
    await alreadyHere(tx, 'service', 'register_number', rows.get('service') ?? [])
  );
  const known = await actorsHere(tx, rows.get('actor') ?? []);
  const names = new Map([
    ['provider', providers.names],
    ['service', services.names]
  ]);
  const settled = new Map<string, Row[]>();
  for (const table of tables) {
    const own =
      { provider: providers.rows, service: services.rows }[table.name] ?? rows.get(table.name) ?? [];
    const renamed = own.map((row) => renamedRow(row, table, names, stewards, bodyId));
    settled.set(
      table.name,
      table.name === 'actor' ? renamed.filter((row) => !known.has(String(row.actor_id))) : renamed
    );
  }
  return settled;
}

type Here = { id: string; number: string | null; name: string };

async function alreadyHere(
  tx: Tx,
  table: 'provider' | 'service',
  number: 'ico' | 'register_number',
  arrived: readonly Row[]
): Promise<Here[]> {
  const ids = arrived.map(({ id }) => id);
  const numbers = arrived.map((row) => row[number] ?? null);
  const { rows } = await sql<Here>`
    select id, ${sql.ref(number)} as number, name from ${sql.table(table)}
    where id = any (${ids}::uuid[]) or ${sql.ref(number)} = any (${numbers}::text[])`.execute(tx);
  return rows;
}

async function actorsHere(tx: Tx, arrived: readonly Row[]): Promise<ReadonlySet<string>> {
  if (arrived.length === 0) return new Set();
  const ids = arrived.map((row) => String(row.actor_id));
  const found = await tx.selectFrom('actor').select('actorId').where('actorId', 'in', ids).execute();
  return new Set(found.map(({ actorId }) => actorId));
}

function settle(
  arrived: readonly Row[],
  number: string,
  here: readonly Here[]
): { rows: Row[]; names: Names } {
  const byNumber = new Map(here.flatMap((one) => (one.number ? [[one.number, one] as const] : [])));
  const byId = new Map(here.map((one) => [one.id, one]));
  const [rows, names]: [Row[], Names] = [[], new Map()];
  for (const row of arrived) {
    const id = String(row.id);
    const same = byNumber.get(String(row[number] ?? ''));
    const holder = byId.get(id);
    if (same) names.set(id, same.id);
    else if (!holder) rows.push(row);
    else if (holder.name !== row.name || (row[number] ?? null) !== holder.number) {
      names.set(id, randomUUID());
      rows.push(row);
    }
  }
  return { rows, names };
}

async function stewardsOf(
  tx: Tx,
  rows: ReadonlyMap<string, Row[]>,
  bodyId: BodyId
): Promise<ReadonlyMap<string, string>> {
  const keys = ['provider', 'service'].flatMap((table) =>
    (rows.get(table) ?? []).map((row) => String(row.steward_body_id))
  );
  if (keys.length === 0) return new Map();
  const found = await tx
    .selectFrom('planningBody')
    .select(['bodyId', 'unitCode', 'slug'])
    .where((row) => row.or([row('unitCode', 'in', keys), row('slug', 'in', keys)]))
    .execute();
  const known = new Map(found.map((one) => [one.unitCode ?? one.slug, one.bodyId]));
  return new Map(keys.map((key) => [key, known.get(key as never) ?? bodyId]));
}

function renamedRow(
  row: Row,
  { name, references }: TravellingTable,
  names: ReadonlyMap<string, Names>,
  stewards: ReadonlyMap<string, string>,
  bodyId: BodyId
): Row {
  const changed = { ...row };
  const own = names.get(name)?.get(String(row.id));
  if (own) changed.id = own;
  for (const { table, columns } of references) {
    const [column] = columns;
    const other = column && names.get(table)?.get(String(row[column]));
    if (column && other) changed[column] = other;
  }
  if ('steward_body_id' in row) changed.steward_body_id = stewards.get(String(row.steward_body_id)) ?? bodyId;
  return changed;
}
