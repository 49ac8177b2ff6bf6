import { type Kysely, sql } from 'kysely';

/**
 * The head of each body's chain of events, and a way out for all data of a body
 * (docs/decisions/0014-leaving-and-erasure.md, 0015-event-chain.md).
 */
export async function up(db: Kysely<never>) {
  // How far the events of a body are chained; without it nobody would miss the last ones.
  await sql`
    create table event_head (
      body_id    uuid primary key references planning_body,
      sequence   bigint not null check (sequence >= 1),
      chain_hash text not null check (chain_hash ~ '^[0-9a-f]{64}$'),
      chained_at timestamptz not null default now()
    )`.execute(db);
  await sql`select own_by_body('event_head')`.execute(db);
  await sql`revoke delete on event_head from opora_app`.execute(db);

  // The coordinator asks, the operator carries it out; the row stays as the record of it, with ids only.
  await sql`
    create table body_removal (
      id           uuid primary key default gen_random_uuid(),
      body_id      uuid not null references planning_body,
      asked_at     timestamptz not null default now(),
      asked_by     uuid references actor,
      reason       text not null check (length(reason) between 1 and 2000),
      withdrawn_at timestamptz,
      begun_at     timestamptz,
      ended_at     timestamptz,
      check (withdrawn_at is null or begun_at is null),
      check (ended_at is null or begun_at is not null)
    )`.execute(db);
  await sql`
    create unique index body_removal_open on body_removal (body_id)
    where withdrawn_at is null and ended_at is null`.execute(db);
  await sql`grant select, insert, update on body_removal to opora_app`.execute(db);

  // From the first removed row on nobody sees half a plan: the desk and the import find none.
  await sql`
    create policy whole on plan as restrictive
    using (
      not exists (
        select from body_removal as leaving
        where leaving.body_id = plan.body_id and leaving.begun_at is not null and leaving.ended_at is null
      )
      or (select current_setting('app.leaving', true)) = 'on'
      or current_user = 'opora_backup'
    )
    with check (true)`.execute(db);

  // What happened and what was photographed is append only for the program. Only a removal that has begun may delete
  // it, a few rows at a time; the function acts as the owner of the tables and judges that itself.
  await sql`
    create function erase_owned(owned regclass, most integer) returns bigint
    language plpgsql security definer set search_path = public, pg_temp
    as $$
    declare erased bigint;
    begin
      if not exists (select from body_removal where body_id = current_body() and begun_at is not null and ended_at is null) then
        raise exception 'no removal of this body has begun';
      end if;
      if not exists (select from pg_policy where polrelid = owned and polname = 'own_body') then
        raise exception '% is owned by no body', owned;
      end if;
      perform set_config('app.leaving', 'on', true);
      execute format('delete from %s where ctid = any (array(select ctid from %s where body_id = current_body() limit $1))', owned, owned)
        using most;
      get diagnostics erased = row_count;
      return erased;
    end $$`.execute(db);
  await sql`revoke all on function erase_owned(regclass, integer) from public`.execute(db);
  await sql`grant execute on function erase_owned(regclass, integer) to opora_app`.execute(db);
}
