import { type Kysely, sql } from 'kysely';

/** Who works on which part of a plan, until when, and whether it is said to be ready; no row means nobody yet. */
export async function up(db: Kysely<never>) {
  await sql`
    create table part_work (
      body_id  uuid not null references planning_body,
      plan_id  uuid not null,
      section  text not null check (length(section) between 1 and 100),
      actor_id uuid references actor,
      group_id uuid,
      due_on   date,
      finished boolean not null default false,
      revision bigint not null default 1,
      primary key (body_id, plan_id, section),
      foreign key (body_id, plan_id) references plan (body_id, id) on delete cascade,
      foreign key (body_id, group_id) references planning_group (body_id, id) on delete set null (group_id),
      check (actor_id is null or group_id is null)
    )`.execute(db);
  await sql`create index on part_work (body_id, actor_id)`.execute(db);
  await sql`select own_by_body('part_work')`.execute(db);
}
