import { type Kysely, sql } from 'kysely';

/** What anybody reads of what a body did for its statutory deadlines: records that hold, without the names of files. */
export async function up(db: Kysely<never>) {
  await sql`
    create table published_statutory_step (
      body_id      uuid not null references planning_body on delete cascade,
      id           uuid not null,
      plan_id      uuid not null,
      kind         text not null,
      year         integer,
      content_hash text,
      happened_on  date not null,
      channel      text,
      due_on       date,
      recorded_at  timestamptz not null,
      primary key (body_id, id)
    )`.execute(db);
  await sql`grant select, insert, update, delete on published_statutory_step to opora_app`.execute(db);
  await sql`grant select on published_statutory_step to opora_public`.execute(db);
  // Rows of a body are seen only on behalf of it, so what was recorded before is shown body by body.
  await sql`
    do $$
    declare body uuid;
    begin
      for body in select body_id from planning_body loop
        perform set_config('app.body', body::text, true);
        insert into published_statutory_step (body_id, id, plan_id, kind, year, content_hash, happened_on, channel,
          due_on, recorded_at)
        select body_id, id, plan_id, kind, year, content_hash, happened_on, channel, due_on, recorded_at
        from statutory_step s
        where s.body_id = body and not s.withdrawn and not exists (
          select from statutory_step later where later.body_id = s.body_id and later.corrects = s.id);
      end loop;
      perform set_config('app.body', '', true);
    end $$`.execute(db);
}
