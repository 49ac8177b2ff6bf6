import { type Kysely, sql } from 'kysely';

/** Models of need that a body uses instead of the supplied ones, and what everybody reads of them. */
export async function up(db: Kysely<never>) {
  await sql`
    create table need_model (
      body_id           uuid not null references planning_body,
      id                uuid not null,
      service_type_code text not null,
      form_code         text not null,
      target_group_code text not null,
      unit_code         text not null,
      -- Ages, assumptions with their bounds and sources, and the note.
      content           jsonb not null,
      reason            text not null check (length(reason) between 1 and 1000),
      valid_from        date not null,
      valid_to          date check (valid_to > valid_from),
      primary key (body_id, id),
      exclude using gist (body_id with =, service_type_code with =, form_code with =, target_group_code with =,
        unit_code with =, daterange(valid_from, valid_to) with &&)
    )`.execute(db);
  await sql`select own_by_body('need_model')`.execute(db);

  await sql`
    create table published_need_model (
      body_id           uuid not null references planning_body on delete cascade,
      id                uuid not null,
      service_type_code text not null,
      form_code         text not null,
      target_group_code text not null,
      unit_code         text not null,
      content           jsonb not null,
      reason            text not null,
      valid_from        date not null,
      valid_to          date,
      primary key (body_id, id)
    )`.execute(db);
  await sql`grant select, insert, update, delete on published_need_model to opora_app`.execute(db);
  await sql`grant select on published_need_model to opora_public`.execute(db);
}
