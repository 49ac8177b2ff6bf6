import { sql } from 'kysely';
import { dayInSlovakia } from '#lib/domain/shared/calendar-day.ts';
import type { BodyId, PlanningBodyKind } from '#lib/domain/tenancy/planning-body.ts';
import { readCatalogueNames } from '../catalogue-names.ts';
import type { Db, PublicDb, Tx } from '../db/db.ts';
import { lawStore } from '../db/law.ts';
import { searchIndex } from '../db/search-index.ts';
import { searchLanguage } from '../search/search-language.ts';
import { type IndexedService, serviceEntry, serviceSource } from '../use-cases/directory/service-entry.ts';

/** Services indexed by one transaction: some tens of milliseconds. */
const AT_ONCE = 50;
/** Entries of the search looked at by one statement. */
const LOOKED_AT_ONCE = 500;

type Waiting = IndexedService & {
  bodyId: BodyId;
  kind: PlanningBodyKind;
  slug: string;
  /** Null where the place is protected. */
  unitName: string | null;
  districtName: string | null;
  regionName: string | null;
  region: string | null;
  change: string;
};

/**
 * Lets the public search find the services of the directory as they are shown now, and no others: those that changed
 * since the last time, or were analysed by an older program, in short steps behind the people who wait. A service of the
 * national register is found at the municipality in which it stands. To be called after every change of the directory,
 * of the register, and after the start.
 * @param only.bodyId whose services changed; without it all of the installation are looked at
 * @param only.serviceIds which of them alone
 * @returns how many services were indexed
 */
export async function indexServices(db: Db, only: Only & { signal?: AbortSignal } = {}): Promise<number> {
  const law = lawStore(db as unknown as PublicDb);
  const names = await readCatalogueNames(law, dayInSlovakia(new Date()), 'sk');
  let indexed = 0;
  let count = AT_ONCE;
  while (count === AT_ONCE && !only.signal?.aborted) {
    count = await db.transaction().execute((tx) => indexSome(tx, names, only));
    indexed += count;
  }
  await forgetHidden(db, only, only.signal);
  return indexed;
}

type Only = { bodyId?: BodyId; serviceIds?: readonly string[] };

type Names = Awaited<ReturnType<typeof readCatalogueNames>>;

async function indexSome(tx: Tx, names: Names, only: Only): Promise<number> {
  const language = searchLanguage();
  const waiting = await waitingServices(tx, language.mark, only);
  await searchIndex(tx, language).replaceEntries(
    waiting.map((service) => ({
      bodyId: service.bodyId,
      source: serviceSource(service.id),
      entries: [
        serviceEntry(
          service,
          {
            ...{ kind: service.kind, slug: service.slug, region: service.region },
            place: [service.unitName, service.districtName, service.regionName].filter(Boolean).join(' ')
          },
          names
        )
      ]
    }))
  );
  const seen = waiting.map(({ id, change }) => ({ id, change }));
  await sql`
    update published_service as service
    set indexed_change = seen.change, indexed_mark = ${language.mark}::int
    from jsonb_to_recordset(${JSON.stringify(seen)}::text::jsonb) as seen (id uuid, change timestamptz)
    where service.id = seen.id`.execute(tx);
  return waiting.length;
}

/** The body whose pages show a service: who keeps it, or in whose territory the register places it. */
const HOME = sql`coalesce(service.body_id,
  (select body_id from planning_body where unit_code = service.unit_code limit 1))`;

async function waitingServices(tx: Tx, mark: number, { bodyId, serviceIds }: Only): Promise<Waiting[]> {
  const { rows } = await sql<Waiting>`
    select service.id, body.body_id, service.name, service.sort_key, service.provider,
      service.service_type_code, service.form_codes, service.target_group_codes,
      body.kind, body.slug, unit.name as unit_name, district.name as district_name,
      region.name as region_name, region.code as region, service.modified_at::text as change
    from published_service as service
    join planning_body as body on body.body_id = ${HOME}
    left join territory_unit as unit on unit.code = service.unit_code
    left join territory_district as district on district.code = service.district_code
    left join territory_region as region on region.code = coalesce(unit.region_code, district.region_code)
    where (service.indexed_change is distinct from service.modified_at
        or service.indexed_mark is distinct from ${mark}::int)
      ${bodyId === undefined ? sql`` : sql`and service.body_id = ${bodyId}`}
      ${serviceIds === undefined ? sql`` : sql`and service.id = any (${[...serviceIds]}::uuid[])`}
    order by service.id limit ${AT_ONCE}`.execute(tx);
  return rows;
}

/** An entry of the search that was looked at. */
type Looked = { source: string; body: string };

/** What is hidden, or shown by another body now, is not found any more. */
async function forgetHidden(db: Db, only: Only, signal?: AbortSignal): Promise<void> {
  let last: Looked | null = null;
  do last = await forgetSome(db, only, last);
  while (last !== null && !signal?.aborted);
}

/** Looks at some entries after one of them, and says after which to go on; null after the last. */
async function forgetSome(
  db: Db,
  { bodyId, serviceIds }: Only,
  after: Looked | null
): Promise<Looked | null> {
  const later = after
    ? sql`and (source collate "C", body_id) > (${after.source}::text, ${after.body}::uuid)`
    : sql``;
  const { rows } = await sql<Looked>`
    with looked as materialized (
      select source, body_id, subject_id::uuid as service_id from published_search_entry
      where ${serviceIds === undefined ? sql`source like 'service:%'` : sql`source = any (${serviceIds.map(serviceSource)})`}
        ${bodyId === undefined ? sql`` : sql`and body_id = ${bodyId}`} ${later}
      order by source collate "C", body_id limit ${LOOKED_AT_ONCE}
    ), gone as (
      delete from published_search_entry as entry using looked
      where entry.source = looked.source and entry.body_id = looked.body_id and not exists (
        select from published_service as service
        where service.id = looked.service_id and ${HOME} = looked.body_id)
    )
    select source, body_id::text as body from looked
    order by source collate "C", body_id offset ${LOOKED_AT_ONCE - 1}`.execute(db);
  return rows[0] ?? null;
}
