import { type Kysely, sql } from 'kysely';
import type { ServiceToSearch } from '#lib/domain/directory/search/searched-service.ts';
import type { AnalysedQuery } from '#lib/domain/publishing/search/query.ts';
import type { PublicDb } from './db.ts';
import type { NearService } from './reach.ts';
import { conditionOf, filtered } from './search-notation.ts';

/** A row of the public directory with when it changed. */
export type ChangedService = ServiceToSearch & { modifiedAt: Date };

/** Ids of services that answer a question: those by their names, and those by anything else that is said of them. */
export type MatchingServices = { titled: string[]; others: string[] };

/** What one line of the results says. */
export type ShownService = Pick<
  NearService,
  | 'id'
  | 'name'
  | 'provider'
  | 'serviceTypeCode'
  | 'formCodes'
  | 'targetGroupCodes'
  | 'facts'
  | 'isKept'
  | 'isInvented'
  | 'slug'
  | 'bodyKind'
> & {
  /** Null where the place is protected. */
  placeName: string | null;
  districtName: string | null;
};

const NEEDED = sql`case when facts = '[]' then facts else jsonb_path_query_array(facts,
  '$[*] ? (@.kind == "status" || @.kind == "occupancy" || @.kind == "access")') end`;

/** What the search of services reads of the public directory: plain selects, as many whatever there is. */
export function serviceSearch(db: PublicDb) {
  const reading = db as unknown as Kysely<never>;
  return {
    /** How often the directory was written: what was read before is true while it stays. */
    revision: async (): Promise<number> => {
      const row = await db.selectFrom('publishedDirectory').select('revision').executeTakeFirst();
      return Number(row?.revision ?? 0);
    },

    count: async (): Promise<number> => {
      const row = await db
        .selectFrom('publishedService')
        .select((of) => of.fn.countAll<string>().as('count'))
        .executeTakeFirst();
      return Number(row?.count ?? 0);
    },

    /** Every service of the country that changed at a moment or later; all of them without one. */
    changedSince: async (since: Date | null): Promise<ChangedService[]> => {
      const { rows } = await sql<ChangedService>`
        select service.id, service.sort_key, service.service_type_code, service.form_codes,
          service.target_group_codes, service.unit_code, service.registered_on, service.erased_on,
          ${NEEDED} as facts, centre.latitude, centre.longitude, service.modified_at
        from published_service as service
        left join settlement_centre as centre on centre.unit_code = service.unit_code
        ${since === null ? sql`` : sql`where service.modified_at >= ${since.toISOString()}::timestamptz`}`.execute(
        reading
      );
      return rows;
    },

    /** The services that answer every word of a question, in one text each: they may be thousands. */
    matching: async (query: AnalysedQuery): Promise<MatchingServices> => {
      const wanted = filtered(conditionOf(query, 'anywhere'), { kind: 'service' });
      const { rows } = await sql<{ titled: string | null; others: string | null }>`
        select string_agg(subject_id, ' ') filter (where is_titled) as titled,
          string_agg(subject_id, ' ') filter (where not is_titled) as others
        from (
          select subject_id, tokens @@ ${conditionOf(query, 'title')}::tsquery as is_titled
          from published_search_entry
          where language = 'sk' and tokens @@ ${wanted}::tsquery) as found`.execute(reading);
      const ids = (text: string | null | undefined) => (text ? text.split(' ') : []);
      return { titled: ids(rows[0]?.titled), others: ids(rows[0]?.others) };
    },

    /** What the lines of a page say of these services, in any order. */
    shown: async (ids: readonly string[]): Promise<ShownService[]> => {
      if (ids.length === 0) return [];
      const { rows } = await sql<ShownService>`
        select service.id, service.name, service.provider, service.service_type_code, service.form_codes,
          service.target_group_codes, service.facts, service.body_id is not null as is_kept,
          coalesce(body.slug, around.slug) as slug, coalesce(body.kind, around.kind) as body_kind,
          unit.name as place_name, district.name as district_name,
          exists (select from published_plan where published_plan.body_id = service.body_id and demonstration)
            as is_invented
        from published_service as service
        left join planning_body as body on body.body_id = service.body_id
        -- What only the register knows is shown by the municipality in which it stands.
        left join planning_body as around on around.unit_code = service.unit_code
        left join territory_unit as unit on unit.code = service.unit_code
        left join territory_district as district on district.code = service.district_code
        where service.id = any (${[...ids]}::uuid[])`.execute(reading);
      return rows;
    }
  };
}
