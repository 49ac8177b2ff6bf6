import { sql } from 'kysely';
import type { PublicDb } from './db.ts';
import { fixedStatement } from './fixed-statement.ts';

/** What the names depend on: they hold as long as both numbers stay. */
export type NamesRevision = { directory: number; reference: number };

/** A municipality by its name, and its district where it lies in one. */
export type NamedPlace = { name: string; district: string; slug: string };

const REVISION = fixedStatement<{ directory: string; reference: Date | null }>(
  () => sql`select revision as directory, (select max(loaded_at) from reference_set) as reference
    from published_directory`
);

/** Names that are suggested to whoever searches; plain selects of what anybody may read. */
export function namesToComplete(db: PublicDb) {
  return {
    revision: async (): Promise<NamesRevision> => {
      const { rows } = await db.executeQuery(REVISION(db, {}));
      const [row] = rows;
      return { directory: Number(row?.directory ?? 0), reference: row?.reference?.getTime() ?? 0 };
    },

    places: (): Promise<NamedPlace[]> =>
      db
        .selectFrom('planningBody')
        .innerJoin('territoryUnit', 'territoryUnit.code', 'planningBody.unitCode')
        .leftJoin('territoryDistrict', 'territoryDistrict.code', 'territoryUnit.districtCode')
        .select((of) => [
          'planningBody.name',
          'planningBody.slug',
          of.fn.coalesce('territoryDistrict.name', of.val('')).as('district')
        ])
        .orderBy('planningBody.sortKey')
        .execute(),

    /** Names of services that are not erased, each once; in one text, since thousands of rows cost more to hand over. */
    services: async (day: string): Promise<string[]> => {
      const { rows } = await sql<{ names: string | null }>`
        select string_agg(name, E'\n' order by sort_key) as names from (
          select replace(name, E'\n', ' ') as name, min(sort_key) as sort_key from published_service
          where erased_on is null or erased_on > ${day}::date
          group by 1) as named`.execute(db);
      return rows[0]?.names?.split('\n') ?? [];
    }
  };
}
