import { type Kysely, sql } from 'kysely';

/**
 * A role that reads everything and writes nothing, for backups only (docs/decisions/0012-backup.md). Nobody inherits
 * what it may see: it must be taken on by name, for one transaction.
 */
export async function up(db: Kysely<never>) {
  await sql`
    do $$
    begin
      if not exists (select from pg_roles where rolname = 'opora_backup') then create role opora_backup nologin; end if;
    exception when duplicate_object or unique_violation then null;
    end $$`.execute(db);
  await grantRoles(db);
  await sql`grant usage on schema public to opora_backup`.execute(db);
  await sql`grant select on all tables in schema public to opora_backup`.execute(db);
  await sql`alter default privileges in schema public grant select on tables to opora_backup`.execute(db);

  await sql`
    create or replace function own_by_body(owned regclass) returns void language plpgsql as $$
    begin
      execute format('alter table %s enable row level security', owned);
      execute format('alter table %s force row level security', owned);
      execute format('create policy own_body on %s using (body_id = (select current_body())) with check (body_id = (select current_body()))', owned);
      execute format('create policy backup on %s for select to opora_backup using (true)', owned);
      execute format('grant select, insert, update, delete on %s to opora_app', owned);
    end $$`.execute(db);
  await sql`
    do $$
    declare owned regclass;
    begin
      for owned in select oid from pg_class where relnamespace = 'public'::regnamespace and relrowsecurity loop
        execute format('create policy backup on %s for select to opora_backup using (true)', owned);
      end loop;
    end $$`.execute(db);
}

/**
 * On the embedded database the program's own login is opora_app; on PostgreSQL it is the login that migrates. From
 * version 16 on, whoever creates a role is its member but may not act as it until that is granted.
 */
async function grantRoles(db: Kysely<never>) {
  await sql`
    do $$
    declare
      embedded boolean := (select rolsuper from pg_roles where rolname = current_user);
      granted text;
    begin
      if embedded then
        -- As text: PostgreSQL 15 reads the whole block and does not know these words.
        execute 'grant opora_backup to opora_app with inherit false, set true';
      elsif current_setting('server_version_num')::int >= 160000 then
        foreach granted in array array['opora_app', 'opora_public'] loop
          if not pg_has_role(current_user, granted, 'set') then
            execute format('grant %I to %I with set true', granted, current_user);
          end if;
        end loop;
        if not pg_has_role(current_user, 'opora_backup', 'set') then
          execute format('grant opora_backup to %I with inherit false, set true', current_user);
        end if;
      elsif not pg_has_role(current_user, 'opora_backup', 'member') then
        execute format('grant opora_backup to %I', current_user);
      end if;
    end $$`.execute(db);
}
