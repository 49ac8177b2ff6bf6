import { type Kysely, sql } from 'kysely';

/** How often residents missed a kind of service, by situation and month: a counter, so that no single telling is kept. */
export async function up(db: Kysely<never>) {
  await sql`
    create table expressed_need (
      body_id           uuid not null references planning_body,
      month             date not null check (extract(day from month) = 1),
      situation_code    text not null check (situation_code ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
      service_type_code text not null check (service_type_code ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
      times             integer not null check (times > 0),
      primary key (body_id, month, situation_code, service_type_code)
    )`.execute(db);
  await sql`select own_by_body('expressed_need')`.execute(db);
}
