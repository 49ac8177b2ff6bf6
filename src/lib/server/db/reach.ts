import { sql } from 'kysely';
import type { PublishedService } from '#lib/domain/directory/published-service.ts';
import { type DemandPoint, youngerThan } from '#lib/domain/directory/reach/demand-point.ts';
import type { ReachService } from '#lib/domain/directory/reach/reach-service.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import type { PlanningBodyKind } from '#lib/domain/tenancy/planning-body.ts';
import { countsInTotals } from '#lib/domain/tenancy/territory.ts';
import type { PublicDb } from './db.ts';

/** A service with what its line on a page says beside reach. */
export type NearService = ReachService & {
  provider: PublishedService['provider'];
  /** False where only the national register knows it (CC BY-SA 4.0). */
  isKept: boolean;
  /** Of a body that shows invented plans: the page says so. */
  isInvented: boolean;
  /** Of the body on whose pages it is shown; null where none shows it. */
  slug: string | null;
  bodyKind: PlanningBodyKind | null;
};

/** A unit of the territory as reach needs it. */
export type SettledPoint = DemandPoint & { name: string; inhabitants: number; isWholeCity: boolean };

/** A service as gaps of the whole country need it. */
export type CountryService = Omit<NearService, 'provider'>;

/** Codes of units and districts that a question is about, in the words of `published_service`. */
export type NearCodes = { units: readonly string[]; districts: readonly string[]; served: readonly string[] };

const COLUMNS = [
  ...(['service.id', 'service.name', 'service.provider', 'service.serviceTypeCode'] as const),
  ...(['service.formCodes', 'service.targetGroupCodes', 'service.unitCode', 'service.districtCode'] as const),
  ...(['service.registeredOn', 'service.erasedOn', 'service.capacities', 'service.facts'] as const)
] as const;

const INVENTED = sql<boolean>`exists (
  select from published_plan where published_plan.body_id = service.body_id and demonstration)`.as(
  'isInvented'
);

/** What reach reads of the public directory and the territory: plain selects, as many whatever there is. */
export function reachStore(db: PublicDb) {
  const services = () =>
    db
      .selectFrom('publishedService as service')
      .leftJoin('planningBody as body', 'body.bodyId', 'service.bodyId')
      // What only the register knows is shown by the municipality in which it stands.
      .leftJoin('planningBody as around', 'around.unitCode', 'service.unitCode')
      .select(COLUMNS)
      .select((of) => [
        of.fn.coalesce('body.slug', 'around.slug').as('slug'),
        of.fn.coalesce('body.kind', 'around.kind').as('bodyKind'),
        sql<boolean>`service.body_id is not null`.as('isKept'),
        INVENTED
      ]);
  return {
    /** Services whose place is in one of these units, whose protected place is in one of these districts, or that serve one of these areas. */
    servicesAt: ({ units, districts, served }: NearCodes): Promise<NearService[]> =>
      services()
        .where((on) =>
          on.or([
            sql<boolean>`service.unit_code = any (${[...units]}::text[])`,
            on.and([
              on('service.unitCode', 'is', null),
              sql<boolean>`service.district_code = any (${[...districts]}::text[])`
            ]),
            sql<boolean>`service.served_codes && ${[...served]}::text[]`
          ])
        )
        .execute(),

    /** Every service of the country, in the order of ids. */
    capacitiesOfCountry: async (): Promise<CountryService[]> => {
      const rows = await services().orderBy('service.id').execute();
      return rows.map(({ provider: _, ...service }) => ({
        ...service,
        facts: service.facts.filter(isOfReach)
      }));
    },

    /** The addresses of municipalities of a region by the code of their unit. */
    slugsOfRegion: async (regionCode: string): Promise<ReadonlyMap<string, string>> => {
      const rows = await db
        .selectFrom('planningBody as body')
        .innerJoin('territoryUnit as unit', 'unit.code', 'body.unitCode')
        .select(['unit.code', 'body.slug'])
        .where('unit.regionCode', '=', regionCode)
        .execute();
      return new Map(rows.map(({ code, slug }) => [code, slug]));
    },

    /**
     * Of each of these kinds the running service nearest to a municipality, wherever in the country.
     * @param places codes of units and districts, the nearest first
     */
    nearestOfKinds: (
      kinds: readonly string[],
      places: readonly string[],
      day: CalendarDay
    ): Promise<NearService[]> =>
      services()
        .where(
          'service.id',
          'in',
          sql<string>`(
            select distinct on (service_type_code) id from published_service
            where service_type_code = any (${[...kinds]}::text[])
              and coalesce(unit_code, district_code) is not null
              and (erased_on is null or erased_on > ${day})
              and (registered_on is null or registered_on <= ${day})
              and not (facts @> '[{"kind":"status"}]'
                and jsonb_path_exists(facts, ${IDLE}::jsonpath, jsonb_build_object('day', ${day}::text)))
            order by service_type_code,
              (${ranksOf(places)}::jsonb ->> coalesce(unit_code, district_code))::int, id)`
        )
        .execute(),

    /** Every unit with its settlement centre and the ages of its people at the last census. */
    settledPoints: async (): Promise<SettledPoint[]> => {
      const rows = await db
        .selectFrom('territoryUnit as unit')
        .innerJoin('settlementCentre as centre', 'centre.unitCode', 'unit.code')
        .leftJoin('territoryPopulation as ages', (join) =>
          join
            .onRef('ages.unitCode', '=', 'unit.code')
            .on('ages.asOf', '=', (query) =>
              query
                .selectFrom('territoryPopulation as latest')
                .select((of) => of.fn.max('latest.asOf').as('asOf'))
            )
        )
        .select([
          ...(['unit.code', 'unit.name', 'unit.kind', 'unit.cityCode', 'unit.districtCode'] as const),
          ...(['unit.regionCode', 'unit.inhabitants', 'centre.latitude', 'centre.longitude'] as const),
          ...(['ages.males', 'ages.females'] as const)
        ])
        .orderBy('unit.code')
        .execute();
      return rows.map(({ males, females, kind, ...unit }) => ({
        ...unit,
        isWholeCity: !countsInTotals(kind),
        youngerThan: youngerThan(males ?? [], females ?? [])
      }));
    }
  };
}

/** Facts that decide where and whether a service counts; thousands of services are kept with these alone. */
const isOfReach = ({ kind }: ReachService['facts'][number]): boolean =>
  kind === 'status' || kind === 'catchment';

/** The place of each code in a list, as an object that is searched by halves: a join of lists would try every pair. */
function ranksOf(places: readonly string[]): string {
  return JSON.stringify(Object.fromEntries(places.map((code, rank) => [code, rank])));
}

/** Facts that say on a day that a service takes nobody in: planned, paused or closed. */
const IDLE =
  '$[*] ? (@.kind == "status" && @.content.status != "active" && @.validFrom <= $day && (@.validTo == null || @.validTo > $day))';
