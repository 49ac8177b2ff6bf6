import { type Kysely, sql } from 'kysely';

/**
 * An archive that is being taken in: its rows come in short transactions, and no plan of the body is seen before the
 * last one. What came is written down, so that an arrival that was cut short can be taken back to the last row.
 */
export async function up(db: Kysely<never>) {
  await sql`
    create table body_arrival (
      body_id    uuid primary key references planning_body,
      touched_at timestamptz not null default now()
    )`.execute(db);
  await sql`
    create table body_arrival_part (
      body_id    uuid not null references body_arrival on delete cascade,
      number     integer not null,
      table_name text not null,
      keys       jsonb not null check (jsonb_typeof(keys) = 'array' and keys <> '[]'),
      primary key (body_id, number)
    )`.execute(db);
  await sql`grant select, insert, update, delete on body_arrival, body_arrival_part to opora_app`.execute(db);

  await sql`
    create policy arrived on plan as restrictive
    using (
      not exists (select from body_arrival as arriving where arriving.body_id = plan.body_id)
      or (select current_setting('app.arriving', true)) = 'on'
      or current_user = 'opora_backup'
    )
    with check (true)`.execute(db);

  // Much of what arrives is append only for the program. This takes back nothing but what an open arrival brought; it
  // acts as the owner of the tables and judges that itself.
  await sql`
    create function erase_arrived(part_number integer) returns void
    language plpgsql security definer set search_path = public, pg_temp
    as $$
    declare
      part body_arrival_part;
      named text;
    begin
      select * into part from body_arrival_part where body_id = current_body() and number = part_number;
      if not found then
        raise exception 'nothing of this body has arrived so';
      end if;
      if part.table_name <> 'actor' and not exists (
        select from pg_policy where polrelid = part.table_name::regclass and polname = 'own_body'
      ) then
        raise exception '% is owned by no body', part.table_name;
      end if;
      select string_agg(quote_ident(name), ', ') into named from jsonb_object_keys(part.keys -> 0) as name;
      perform set_config('app.arriving', 'on', true);
      execute format(
        'delete from %I where %s and %s',
        part.table_name,
        case part.table_name when 'actor' then 'account_id is null' else 'body_id = current_body()' end,
        -- A table with one row of a body has no key but the body.
        case when named is null then 'true' else format(
          '(%s) in (select %s from jsonb_populate_recordset(null::%I, $1))', named, named, part.table_name
        ) end
      ) using part.keys;
      delete from body_arrival_part where body_id = part.body_id and number = part.number;
    end $$`.execute(db);
  await sql`revoke all on function erase_arrived(integer) from public`.execute(db);
  await sql`grant execute on function erase_arrived(integer) to opora_app`.execute(db);
}
