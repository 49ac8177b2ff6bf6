import { sql } from 'kysely';
import type { PublishedService } from '#lib/domain/directory/published-service.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import type { PlanningBodyKind } from '#lib/domain/tenancy/planning-body.ts';
import type { PublicDb } from './db.ts';

/** A service with where it is, seen from a municipality. */
export type ServiceNear = Pick<
  PublishedService,
  | 'id'
  | 'name'
  | 'provider'
  | 'serviceTypeCode'
  | 'formCodes'
  | 'targetGroupCodes'
  | 'unitCode'
  | 'address'
  | 'facts'
> & {
  /** The body that shows it; null where the row is of the national register. */
  bodySlug: string | null;
  bodyKind: PlanningBodyKind | null;
  /** Its municipality; null where the place is protected. */
  placeName: string | null;
  districtName: string | null;
  isOwn: boolean;
  /** Whether its body shows an invented plan: so is the service. */
  isInvented: boolean;
  /** Of its settlement centre, or of the middle of its district where the place is protected; null where neither is known. */
  latitude: number | null;
  longitude: number | null;
};

/** The municipality that asks: where it is, and every code by which a catchment may name it. */
export type Here = { latitude: number | null; longitude: number | null; codes: readonly string[] };

/**
 * The running services of the asked kinds nearest to a municipality, of each kind the nearest so many: its own first,
 * then by straight distance between settlement centres; those whose catchment never named it are the last. A protected
 * place counts as the middle of its district.
 */
export async function servicesNear(
  db: PublicDb,
  {
    unitCode,
    kinds,
    day,
    perKind
  }: { unitCode: string; kinds: readonly string[]; day: CalendarDay; perKind: number }
): Promise<{ here: Here; services: ServiceNear[] }> {
  const here = await placeOf(db, unitCode);
  const codes = [...here.codes];
  if (kinds.length === 0) return { here, services: [] };
  const { rows } = await sql<ServiceNear>`
    with district_middle as (
      select unit.district_code, avg(centre.latitude) as latitude, avg(centre.longitude) as longitude
      from settlement_centre centre join territory_unit unit on unit.code = centre.unit_code
      group by unit.district_code
    ), placed as (
      select service.id, service.name, service.sort_key, service.provider, service.service_type_code,
        service.form_codes, service.target_group_codes, service.unit_code, service.address, service.facts,
        service.body_id, body.slug as body_slug, body.kind as body_kind, unit.name as place_name, district.name as district_name,
        coalesce(service.unit_code = ${unitCode} or unit.city_code = ${unitCode}, false) as is_own,
        service.served_codes <> '{}' and not service.served_codes && ${codes}::text[] as is_elsewhere,
        coalesce(centre.latitude, middle.latitude) as latitude,
        coalesce(centre.longitude, middle.longitude) as longitude
      from published_service service
      left join planning_body body on body.body_id = service.body_id
      left join territory_unit unit on unit.code = service.unit_code
      left join territory_district district on district.code = service.district_code
      left join settlement_centre centre on centre.unit_code = service.unit_code
      left join district_middle middle on service.unit_code is null and middle.district_code = service.district_code
      where service.service_type_code = any (${[...kinds]})
        and (service.registered_on is null or service.registered_on <= ${day})
        and (service.erased_on is null or service.erased_on > ${day})
    ), ranked as (
      select placed.*, row_number() over (
        partition by service_type_code
        order by is_elsewhere, is_own desc,
          power(latitude - ${here.latitude}::float8, 2)
            + power((longitude - ${here.longitude}::float8) * cos(radians(${here.latitude}::float8)), 2) nulls last,
          sort_key, id
      ) as place
      from placed
    )
    select id, name, provider, service_type_code, form_codes, target_group_codes, unit_code, address, facts,
      body_slug, body_kind, place_name, district_name, is_own, latitude, longitude,
      exists (select from published_plan plan where plan.body_id = ranked.body_id and plan.demonstration) as is_invented
    from ranked where place <= ${perKind} order by service_type_code, place`.execute(db);
  return { here, services: rows };
}

/** The settlement centre of a municipality; of a whole city the middle of its districts, and the codes of all of them. */
async function placeOf(db: PublicDb, unitCode: string): Promise<Here> {
  const { rows } = await sql<Here>`
    select avg(centre.latitude) as latitude, avg(centre.longitude) as longitude,
      coalesce(array_agg(distinct around.code) filter (where around.code is not null), '{}') as codes
    from territory_unit unit
    left join settlement_centre centre on centre.unit_code = unit.code
    cross join lateral unnest(array[unit.code, unit.city_code, unit.district_code, unit.region_code]) as around (code)
    where unit.code = ${unitCode} or unit.city_code = ${unitCode}`.execute(db);
  return rows[0] ?? { latitude: null, longitude: null, codes: [] };
}
