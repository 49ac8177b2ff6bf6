import { type Kysely, sql } from 'kysely';
import { servedCodes } from '#lib/domain/directory/facts/catchment.ts';
import type { PublishedService } from '#lib/domain/directory/published-service.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import type { PublicDb, Tx } from './db.ts';
import type { PublicSchema } from './schema.ts';

export const SERVICES_PER_PAGE = 50;

/** The largest region keeps some hundreds of services; sums never read more than this. */
const MOST_SERVICES = 5_000;

const COLUMNS = [
  ...(['id', 'name', 'sortKey', 'provider', 'serviceTypeCode', 'formCodes', 'targetGroupCodes'] as const),
  ...(['registerNumber', 'unitCode', 'districtCode', 'address', 'registeredOn', 'erasedOn'] as const),
  ...(['capacities', 'facts', 'staleAfterDays'] as const)
] as const;

/** What of the services a list asks for. */
export type ServiceFilter = {
  serviceType?: string | undefined;
  form?: string | undefined;
  group?: string | undefined;
};

/** A service with whether nobody here keeps it: the national register alone knows it. */
export type ListedService = PublishedService & { fromRegister: boolean };

const FROM_REGISTER = sql<boolean>`body_id is null`.as('fromRegister');

/** What a body's public pages show: its own services, and those of the register in its territory. */
function isShownBy(bodyId: BodyId) {
  return sql<boolean>`(body_id = ${bodyId} or body_id is null and unit_code in (
    select unit.code from planning_body as body
    join territory_unit as unit on unit.code = body.unit_code or unit.city_code = body.unit_code
    where body.body_id = ${bodyId}))`;
}

/** What anybody reads of the directory: plain selects. */
export function publishedServices(db: PublicDb | Kysely<Pick<PublicSchema, 'publishedService'>>) {
  const reading = db as Kysely<Pick<PublicSchema, 'publishedService'>>;
  const of = (bodyId: BodyId) => reading.selectFrom('publishedService').where('bodyId', '=', bodyId);
  const shownBy = (bodyId: BodyId) => reading.selectFrom('publishedService').where(isShownBy(bodyId));
  return {
    find: (bodyId: BodyId, id: string): Promise<ListedService | undefined> =>
      shownBy(bodyId).select(COLUMNS).select(FROM_REGISTER).where('id', '=', id).executeTakeFirst(),

    /** One page (from 1) in Slovak order. */
    page: (bodyId: BodyId, filter: ServiceFilter, page: number): Promise<ListedService[]> =>
      narrowed(shownBy(bodyId).select(COLUMNS).select(FROM_REGISTER), filter)
        .orderBy('sortKey')
        .orderBy('id')
        .limit(SERVICES_PER_PAGE)
        .offset((page - 1) * SERVICES_PER_PAGE)
        .execute(),

    /** Every service that the body keeps in Slovak order, for sums over them. */
    all: (bodyId: BodyId): Promise<PublishedService[]> =>
      of(bodyId).select(COLUMNS).orderBy('sortKey').orderBy('id').limit(MOST_SERVICES).execute(),

    /** What the lists can be narrowed by: kind, forms and groups of every service. */
    kinds: (
      bodyId: BodyId
    ): Promise<Pick<PublishedService, 'serviceTypeCode' | 'formCodes' | 'targetGroupCodes'>[]> =>
      shownBy(bodyId).select(['serviceTypeCode', 'formCodes', 'targetGroupCodes']).execute()
  };
}

/** The query with what a list asks for. */
function narrowed<Query extends { where(condition: ReturnType<typeof sql<boolean>>): Query }>(
  query: Query,
  { serviceType, form, group }: ServiceFilter
): Query {
  let asked = query;
  if (serviceType !== undefined) asked = asked.where(sql<boolean>`service_type_code = ${serviceType}`);
  if (form !== undefined) asked = asked.where(sql<boolean>`${form} = any (form_codes)`);
  if (group !== undefined) asked = asked.where(sql<boolean>`${group} = any (target_group_codes)`);
  return asked;
}

/** How a body's services are shown and hidden, inside its transaction. */
export function servicePublisher(tx: Tx, bodyId: BodyId) {
  return {
    /** Those with an id after the first and up to the last, which null leaves open. */
    listShown: (
      [after, last]: readonly [string | null, string | null] = [null, null]
    ): Promise<PublishedService[]> => {
      let shown = tx.selectFrom('publishedService').select(COLUMNS).where('bodyId', '=', bodyId);
      if (after !== null) shown = shown.where('id', '>', after);
      if (last !== null) shown = shown.where('id', '<=', last);
      return shown.execute();
    },

    /** Those of the services that the body shows. */
    listShownOf: (ids: readonly string[]): Promise<PublishedService[]> =>
      tx
        .selectFrom('publishedService')
        .select(COLUMNS)
        .where('bodyId', '=', bodyId)
        .where('id', '=', sql<string>`any (${[...ids]}::uuid[])`)
        .execute(),

    show: async (services: readonly PublishedService[]): Promise<void> => {
      for (const { id, ...service } of services) {
        const row = {
          ...service,
          provider: JSON.stringify(service.provider),
          formCodes: [...service.formCodes],
          targetGroupCodes: [...service.targetGroupCodes],
          capacities: JSON.stringify(service.capacities),
          facts: JSON.stringify(service.facts),
          servedCodes: servedCodes(service.facts)
        };
        await tx
          .insertInto('publishedService')
          .values({ bodyId, id, ...row })
          .onConflict((conflict) =>
            conflict.column('id').doUpdateSet({ bodyId, ...row, modifiedAt: sql<Date>`now()` })
          )
          .execute();
      }
    },

    hide: async (ids: readonly string[]): Promise<void> => {
      if (ids.length === 0) return;
      await tx
        .deleteFrom('publishedService')
        .where('bodyId', '=', bodyId)
        .where('id', 'in', [...ids])
        .execute();
    }
  };
}
