import { sql } from 'kysely';
import { REGISTER_NAME } from '#lib/domain/directory/register/register-entry.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import type { Db, PublicDb, Tx } from './db.ts';
import { CURRENT_IMPORT, runningOn } from './registered-services.ts';

/** Stands for a natural person who provides a service; her name is not kept. */
const PERSON = 'fyzická osoba';

/** Columns of the public directory that the register fills, each with the way it is made. */
const SHOWN = {
  id: sql`registered.id`,
  body_id: sql`null::uuid`,
  name: sql`registered.name`,
  sort_key: sql`registered.sort_key`,
  provider: sql`jsonb_build_object(
    'id', coalesce(known.id, registered.provider_id), 'name', coalesce(registered.provider_name, ${PERSON}::text),
    'kind', registered.provider_kind, 'ico', registered.provider_ico, 'website', null)`,
  service_type_code: sql`registered.service_type_code`,
  form_codes: sql`registered.form_codes`,
  target_group_codes: sql`registered.target_group_codes`,
  register_number: sql`registered.register_number`,
  // A protected place is told by its district only.
  unit_code: sql`case when registered.protected_place then null else registered.unit_code end`,
  district_code: sql`registered.district_code`,
  address: sql`case when registered.protected_place then null else nullif(registered.address, '') end`,
  registered_on: sql`registered.registered_on`,
  erased_on: sql`registered.erased_on`,
  capacities: sql`case
    when registered.capacity is null then '[]'::jsonb
    else jsonb_build_array(jsonb_build_object(
      'formCode', coalesce(registered.form_codes[1], ''),
      'targetGroupCode', coalesce(registered.target_group_codes[1], ''),
      'unitCode', registered.capacity_unit, 'value', registered.capacity, 'staff', null,
      'validFrom', coalesce(registered.registered_on, registered.provided_from, file.as_of), 'validTo', null,
      'confirmedOn', file.as_of, 'source', ${REGISTER_NAME}::text))
    end`,
  facts: sql`'[]'::jsonb`
};

/**
 * Brings the public directory to what the register says of these numbers on a day: a running service of a known kind
 * that no body shows is there, every other row of the register is not. What is right already is not written.
 * @returns how many rows changed
 */
export async function showRegistered(
  tx: Db | Tx,
  numbers: readonly string[],
  today: CalendarDay
): Promise<number> {
  if (numbers.length === 0) return 0;
  const asked = sql`any (${[...numbers]}::text[])`;
  const toShow = sql`
    registered.import_id = ${CURRENT_IMPORT} and registered.register_number = ${asked} and ${runningOn(today)}
    and not exists (select from published_service as kept
      where kept.body_id is not null and kept.register_number = registered.register_number)`;
  const { numAffectedRows: hidden = 0n } = await sql`
    delete from published_service as shown
    where shown.body_id is null and shown.register_number = ${asked}
      and not exists (select from registered_service as registered
        where registered.id = shown.id and ${toShow})`.execute(tx);
  const names = Object.keys(SHOWN).map((name) => sql.ref(name));
  const values = names.slice(2);
  const excluded = Object.keys(SHOWN)
    .slice(2)
    .map((name) => sql.ref(`excluded.${name}`));
  const present = Object.keys(SHOWN)
    .slice(2)
    .map((name) => sql.ref(`published_service.${name}`));
  const { numAffectedRows: written = 0n } = await sql`
    insert into published_service (${sql.join(names)})
    select ${sql.join(Object.values(SHOWN))}
    from registered_service as registered
    join register_import as file on file.id = registered.import_id
    left join provider as known on known.ico = registered.provider_ico
    where ${toShow}
    on conflict (id) do update set (${sql.join(values)}, modified_at) = row (${sql.join(excluded)}, now())
    where published_service.body_id is null and (${sql.join(present)}) is distinct from (${sql.join(excluded)})`.execute(
    tx
  );
  return Number(hidden) + Number(written);
}

/** The set under which pages name the register as their source. */
export const REGISTER_SET = 'service-register';

/** Describes the register among the sets of data, by the day of the file that counts now. */
export async function describeRegister(tx: Tx, importId: string, asOf: CalendarDay): Promise<void> {
  const row = {
    code: REGISTER_SET,
    titleSk: 'Poskytovatelia sociálnych služieb a ich služby',
    titleEn: 'Providers of social services and their services',
    source: `MPSVR SR, ${REGISTER_NAME}; upravené: bez osobných údajov, s druhmi služieb podľa zákona`,
    asOf,
    licence: 'CC BY-SA 4.0',
    grade: 'A' as const,
    attributionSk: `Služby: MPSVR SR, ${REGISTER_NAME}, CC BY-SA 4.0`,
    attributionEn: 'Services: Ministry of Labour of the SR, Central register of providers, CC BY-SA 4.0',
    revision: importId
  };
  await tx
    .insertInto('referenceSet')
    .values({ ...row, loadedAt: sql<Date>`clock_timestamp()` })
    .onConflict((on) => on.column('code').doUpdateSet({ ...row, loadedAt: sql<Date>`clock_timestamp()` }))
    .execute();
}

/** Pages that show the register are old from now on. */
export async function touchRegister(tx: Db | Tx): Promise<void> {
  await tx
    .updateTable('referenceSet')
    .set({ loadedAt: sql<Date>`clock_timestamp()` })
    .where('code', '=', REGISTER_SET)
    .execute();
}

/** How many services everybody sees from the register alone. */
export async function countShownOfRegister(db: PublicDb): Promise<number> {
  const { count } = await db
    .selectFrom('publishedService')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('bodyId', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(count);
}
