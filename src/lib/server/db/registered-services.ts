import { type RawBuilder, sql } from 'kysely';
import type { RegisterEffect } from '#lib/domain/directory/register/register-entry.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import type {
  RegisterCode,
  RegisterCounts,
  RegisteredService
} from '../use-cases/directory/register/register-work.ts';
import type { Db, Tx } from './db.ts';
import type { RegisteredServiceTable } from './tables/register.ts';

/** Columns with their types, in the order in which a batch is written. */
const TYPES = {
  ...{ register_number: 'text', id: 'uuid', content_hash: 'text', provider_id: 'uuid' },
  ...{ provider_name: 'text', provider_ico: 'text', provider_kind: 'text', type_code: 'text' },
  ...{ form_code: 'text', group_codes: 'text[]', municipality: 'text', district: 'text' },
  ...{ postal_code: 'text', address: 'text', capacity: 'integer', registered_on: 'date' },
  ...{ erased_on: 'date', provided_from: 'date', provided_to: 'date', service_type_code: 'text' },
  ...{ name: 'text', sort_key: 'text', form_codes: 'text[]', target_group_codes: 'text[]' },
  ...{ capacity_unit: 'text', protected_place: 'boolean', unit_code: 'text', district_code: 'text' }
} as const;

const NAMES = Object.keys(TYPES).map((name) => sql.ref(name));

/** A service of the register as lists of the operator and of a municipality show it. */
export type ListedRegistered = Pick<
  RegisteredServiceTable,
  | 'registerNumber'
  | 'id'
  | 'effect'
  | 'providerId'
  | 'providerName'
  | 'providerIco'
  | 'providerKind'
  | 'typeCode'
  | 'municipality'
  | 'district'
  | 'postalCode'
  | 'address'
  | 'capacity'
  | 'registeredOn'
  | 'erasedOn'
  | 'serviceTypeCode'
  | 'name'
  | 'formCodes'
  | 'targetGroupCodes'
  | 'capacityUnit'
  | 'protectedPlace'
  | 'unitCode'
>;

const LISTED = [
  ...([
    'registerNumber',
    'id',
    'effect',
    'providerId',
    'providerName',
    'providerIco',
    'providerKind'
  ] as const),
  ...(['typeCode', 'municipality', 'district', 'postalCode', 'address', 'capacity', 'registeredOn'] as const),
  ...(['erasedOn', 'serviceTypeCode', 'name', 'formCodes', 'targetGroupCodes', 'capacityUnit'] as const),
  ...(['protectedPlace', 'unitCode'] as const)
] as const;

/** The import by which the register stands: the last one applied. */
export const CURRENT_IMPORT = sql<string>`(
  select id from register_import where applied_at is not null order by applied_at desc limit 1)`;

/** A municipality has some tens of services; a city some hundreds. */
const MOST_IN_BODY = 500;

/** Services of the register, as each file has them. */
export function registeredServiceStore(db: Db | Tx) {
  const ofImport = (importId: string) =>
    db.selectFrom('registeredService').select(LISTED).where('importId', '=', importId);
  const unplaced = (importId: string) =>
    db
      .selectFrom('registeredService')
      .where('importId', '=', importId)
      .where('effect', '<>', 'gone')
      .where('erasedOn', 'is', null)
      .where('unitCode', 'is', null)
      // Placed by hand a moment ago: it stands there as soon as the reader of the register comes to it.
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('registerPlace as place')
              .select('place.registerNumber')
              .whereRef('place.registerNumber', '=', 'registeredService.registerNumber')
              .where('place.unitCode', 'is not', null)
              .where('place.settled', '=', false)
          )
        )
      );
  return {
    /**
     * Writes a batch of a file with what each record does to the register as it stands. Written again, after an
     * interruption, nothing is doubled.
     */
    addBatch: async (
      importId: string,
      currentId: string | null,
      services: readonly RegisteredService[]
    ): Promise<void> => {
      if (services.length === 0) return;
      await sql`
        insert into registered_service (import_id, effect, ${sql.join(NAMES)})
        select ${importId}::uuid,
          case
            when before.register_number is null then 'added'
            when before.content_hash = given.content_hash then 'same'
            when given.erased_on is not null and before.erased_on is null then 'erased'
            else 'changed'
          end, ${sql.join(Object.keys(TYPES).map((name) => sql.ref(`given.${name}`)))}
        from ${given(services)}
        left join registered_service as before on before.import_id = ${currentId}::uuid
          and before.register_number = given.register_number and before.effect <> 'gone'
        on conflict do nothing`.execute(db);
    },

    /**
     * Takes over what the file does not bring: services it does not have are gone, and those whose record was refused
     * stay as they were. A part of them, by number, after the one given.
     * @returns the number to go on after, or null when there are no more
     */
    carryOver: async (
      importId: string,
      currentId: string,
      after: string,
      most: number
    ): Promise<string | null> => {
      const { rows } = await sql<{ last: string | null; read: number }>`
        with part as (
          select * from registered_service
          where import_id = ${currentId} and effect <> 'gone' and register_number > ${after}
          order by register_number limit ${most}
        ), carried as (
          insert into registered_service (import_id, effect, ${sql.join(NAMES)})
          select ${importId}::uuid,
            case when exists (select from register_fault as refused
              where refused.import_id = ${importId} and refused.register_number = part.register_number)
              then 'kept' else 'gone' end, ${sql.join(Object.keys(TYPES).map((name) => sql.ref(`part.${name}`)))}
          from part
          where not exists (select from registered_service as staged
            where staged.import_id = ${importId} and staged.register_number = part.register_number)
          on conflict do nothing
        )
        select max(register_number) as last, count(*) as read from part`.execute(db);
      const [{ last, read } = { last: null, read: 0 }] = rows;
      return Number(read) < most ? null : last;
    },

    count: async (importId: string, refused: number): Promise<RegisterCounts> => {
      const { rows } = await sql<{
        effect: RegisterEffect;
        count: number;
        waiting: number;
        unplaced: number;
      }>`
        select effect, count(*) as count,
          count(*) filter (where effect <> 'gone' and service_type_code is null) as waiting,
          count(*) filter (where effect <> 'gone' and erased_on is null and unit_code is null) as unplaced
        from registered_service where import_id = ${importId} group by effect`.execute(db);
      const of = (effect: RegisterEffect) => Number(rows.find((row) => row.effect === effect)?.count ?? 0);
      const sum = (key: 'waiting' | 'unplaced') => rows.reduce((total, row) => total + Number(row[key]), 0);
      return {
        ...{ added: of('added'), changed: of('changed'), erased: of('erased'), gone: of('gone') },
        ...{ kept: of('kept'), same: of('same'), refused },
        ...{ waiting: sum('waiting'), unplaced: sum('unplaced') }
      };
    },

    /** Removes a part of what a file brought that no longer counts; how many rows it was. */
    clear: async (importId: string, most: number): Promise<number> => {
      const { numAffectedRows } = await sql`
        delete from registered_service where import_id = ${importId} and register_number in (
          select register_number from registered_service where import_id = ${importId} limit ${most})`.execute(
        db
      );
      return Number(numAffectedRows ?? 0n);
    },

    /** Files that no longer count and still have rows. */
    outdated: async (): Promise<string[]> => {
      const { rows } = await sql<{ id: string }>`
        select id from register_import as file
        where (stage in ('discarded', 'refused') or (stage = 'applied' and id <> ${CURRENT_IMPORT}))
          and exists (select from registered_service where import_id = file.id)`.execute(db);
      return rows.map(({ id }) => id);
    },

    /** Those that a file did something to, by number, one page of them (from 1). */
    listByEffect: (
      importId: string,
      effect: RegisterEffect,
      page: number,
      size: number
    ): Promise<ListedRegistered[]> =>
      ofImport(importId)
        .where('effect', '=', effect)
        .orderBy('registerNumber')
        .limit(size)
        .offset((page - 1) * size)
        .execute(),

    /** Running services whose municipality was not found, one page of them (from 1). */
    listUnplaced: (importId: string, page: number, size: number): Promise<ListedRegistered[]> =>
      unplaced(importId)
        .select(LISTED)
        .orderBy('municipality')
        .orderBy('registerNumber')
        .limit(size)
        .offset((page - 1) * size)
        .execute(),

    countUnplaced: async (importId: string): Promise<number> => {
      const { count } = await unplaced(importId)
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .executeTakeFirstOrThrow();
      return Number(count);
    },

    /** What the register knows in a body's territory and no body keeps: running services of known kinds. */
    inTerritory: async (unitCode: string, today: CalendarDay): Promise<ListedRegistered[]> => {
      const { rows } = await sql<ListedRegistered>`
        select ${sql.join(LISTED.map((column) => sql.ref(`registered.${snake(column)}`)))}
        from registered_service as registered
        where registered.import_id = ${CURRENT_IMPORT} and ${runningOn(today)}
          and registered.unit_code in (
            select code from territory_unit where code = ${unitCode} or city_code = ${unitCode})
          and not exists (select from service where service.register_number = registered.register_number)
        order by registered.sort_key, registered.register_number limit ${MOST_IN_BODY}`.execute(db);
      return rows;
    },

    /** Numbers of the register, and of what is shown from it, after the one given. */
    numbersAfter: async (after: string, most: number): Promise<string[]> => {
      const { rows } = await sql<{ number: string }>`
        (select register_number as number from registered_service
          where import_id = ${CURRENT_IMPORT} and register_number > ${after}
          order by register_number limit ${most})
        union
        (select register_number from published_service
          where body_id is null and register_number > ${after} order by register_number limit ${most})
        order by number limit ${most}`.execute(db);
      return rows.map(({ number }) => number);
    },

    /** Numbers of services whose code the operator has mapped anew and that do not stand by it, so many at most. */
    unsettledBy: async (code: RegisterCode, wanted: RawBuilder<boolean>, most: number): Promise<string[]> => {
      const { rows } = await sql<{ number: string }>`
        select distinct register_number as number from registered_service
        where ${bears(code)} and not (${wanted}) limit ${most}`.execute(db);
      return rows.map(({ number }) => number);
    },

    /** Gives services that bear a code of a kind what it means now. A protected place keeps no address. */
    settleType: async (code: string, numbers: readonly string[], means: SettledKind): Promise<void> => {
      await sql`
        update registered_service
        set service_type_code = ${means.serviceTypeCode}, name = ${means.name}, sort_key = ${means.sortKey},
          capacity_unit = ${means.capacityUnit}, protected_place = ${means.protectedPlace},
          address = case when ${means.protectedPlace} then '' else address end
        where type_code = ${code} and register_number = any (${[...numbers]}::text[])`.execute(db);
    },

    settleForms: async (code: string, numbers: readonly string[], means: string | null): Promise<void> => {
      await sql`
        update registered_service set form_codes = ${means === null ? [] : [means]}::text[]
        where form_code = ${code} and register_number = any (${[...numbers]}::text[])`.execute(db);
    },

    /** Groups stand several to a service; each is what its code means, once. */
    settleGroups: async (code: string, numbers: readonly string[]): Promise<void> => {
      await sql`
        update registered_service set target_group_codes = ${MEANT_GROUPS}
        where ${code} = any (group_codes) and register_number = any (${[...numbers]}::text[])`.execute(db);
    }
  };
}

export type SettledKind = {
  serviceTypeCode: string | null;
  name: string | null;
  sortKey: string | null;
  capacityUnit: string | null;
  protectedPlace: boolean;
};

const MEANT_GROUPS = sql`coalesce((
  select array_agg(distinct meant.means order by meant.means) from register_code as meant
  where meant.codebook = 'group' and meant.code = any (registered_service.group_codes) and meant.means is not null
), '{}')`;

/** Whether services that bear a code stand by what it means now. */
export function standsBy({ codebook, means }: RegisterCode): RawBuilder<boolean> {
  if (codebook === 'type') return sql<boolean>`service_type_code is not distinct from ${means}`;
  if (codebook === 'form') return sql<boolean>`form_codes = ${means === null ? [] : [means]}::text[]`;
  return sql<boolean>`target_group_codes = ${MEANT_GROUPS}`;
}

function bears({ codebook, code }: RegisterCode): RawBuilder<boolean> {
  if (codebook === 'type') return sql<boolean>`type_code = ${code}`;
  return codebook === 'form' ? sql<boolean>`form_code = ${code}` : sql<boolean>`${code} = any (group_codes)`;
}

/** Whether the register has a service on a day, of a kind that is known. */
export function runningOn(day: CalendarDay): RawBuilder<boolean> {
  return sql<boolean>`(
    registered.effect <> 'gone' and registered.service_type_code is not null
    and (registered.erased_on is null or registered.erased_on > ${day}::date)
    and (registered.provided_to is null or registered.provided_to >= ${day}::date))`;
}

const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** A batch as one parameter that the database takes apart. */
function given(services: readonly RegisteredService[]): RawBuilder<unknown> {
  const rows = services.map(({ provider, place, ...service }) => {
    const row: Record<string, unknown> = {
      ...{ ...service, providerName: provider.name, providerIco: provider.ico, providerKind: provider.kind },
      ...place
    };
    return Object.fromEntries(
      Object.keys(TYPES).map((name) => [
        name,
        row[name.replace(/_[a-z]/g, (part) => part.charAt(1).toUpperCase())]
      ])
    );
  });
  const shape = Object.entries(TYPES).map(([name, type]) => sql`${sql.ref(name)} ${sql.raw(type)}`);
  return sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as given (${sql.join(shape)})`;
}
