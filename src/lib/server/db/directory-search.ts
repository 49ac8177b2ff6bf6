import { type Kysely, sql } from 'kysely';
import type { DirectoryEntry, DirectoryRef } from '#lib/domain/directory/directory-entry.ts';
import { fold } from '#lib/domain/shared/fold.ts';
import type { Schema } from './schema.ts';

/** More than that nobody reads through; a longer name finds fewer. */
export const MOST_FOUND = 20;

const ACCENTED = 'áäčďéěíĺľňóôöőřŕšťúůüűýž';
const PLAIN = 'aacdeeillnoooorrstuuuuyz';
// Some locales of the database lower the letters of ASCII alone.
const BOTH = { accented: ACCENTED + ACCENTED.toUpperCase(), plain: PLAIN + PLAIN };

const entries = sql`(
  select 'provider' as kind, provider.id, provider.name, null as provider_name, provider.ico, null as register_number,
    provider.steward_body_id, provider.name as words
  from provider
  union all
  select 'service', service.id, service.name, provider.name, provider.ico, service.register_number,
    service.steward_body_id, service.name || ' ' || provider.name
  from service join provider on provider.id = service.provider_id) as entry`;

/**
 * Providers and services of the whole installation whose names hold every word of a text, diacritics and case aside,
 * or that have the number (IČO, number of the register). Providers first, by name; at most `MOST_FOUND`.
 */
export async function searchDirectory(tx: Kysely<Schema>, text: string): Promise<DirectoryEntry[]> {
  const words = fold(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .slice(0, 8);
  if (words.length === 0) return [];
  const folded = sql`translate(lower(entry.words), ${BOTH.accented}, ${BOTH.plain})`;
  const number = text.replace(/\s/g, '');
  const named = sql.join(
    words.map((word) => sql`${folded} like ${`%${word}%`}`),
    sql` and `
  );
  const { rows } = await sql<DirectoryEntry>`
    ${selected} where (${named}) or entry.ico = ${number} or entry.register_number = ${number}
    order by entry.kind, entry.name, entry.id limit ${MOST_FOUND}`.execute(tx);
  return rows;
}

/** The rows that references name, in any order; what is gone is left out. */
export async function directoryEntries(
  tx: Kysely<Schema>,
  refs: readonly DirectoryRef[]
): Promise<DirectoryEntry[]> {
  if (refs.length === 0) return [];
  const ids = refs.map(({ id }) => id);
  const { rows } = await sql<DirectoryEntry>`
    ${selected} where entry.id = any (${ids}::uuid[]) order by entry.kind, entry.name, entry.id`.execute(tx);
  return rows.filter((row) => refs.some((ref) => ref.kind === row.kind && ref.id === row.id));
}

const selected = sql`
  select entry.kind, entry.id, entry.name, entry.provider_name as "providerName", entry.ico,
    entry.steward_body_id as "stewardBodyId", steward.name as "stewardName"
  from ${entries} join planning_body as steward on steward.body_id = entry.steward_body_id`;
