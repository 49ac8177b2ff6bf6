import { type Kysely, sql } from 'kysely';

/** From what the need in a cell of the matrix was computed, so that it can be told, printed and renewed. */
export async function up(db: Kysely<never>) {
  await sql`
    create table computed_need (
      body_id           uuid not null,
      plan_id           uuid not null,
      service_type_code text not null,
      form_code         text not null,
      target_group_code text not null,
      unit_code         text not null,
      year              integer not null,
      value             numeric not null check (value >= 0),
      inputs            jsonb not null,
      computed_on       date not null,
      reason            text not null default '' check (length(reason) <= 500),
      primary key (body_id, plan_id, service_type_code, form_code, target_group_code, unit_code, year),
      foreign key (body_id, plan_id) references plan (body_id, id) on delete cascade
    )`.execute(db);
  await sql`select own_by_body('computed_need')`.execute(db);
}
