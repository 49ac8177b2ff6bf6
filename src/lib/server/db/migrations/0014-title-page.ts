import { type Kysely, sql } from 'kysely';

/** What stands on the title page of a plan beside its title: the file number, and the coat of arms of the body. */
export async function up(db: Kysely<never>) {
  await sql`
    alter table plan add column file_number text not null default '' check (length(file_number) <= 100)`.execute(
    db
  );
  await sql`
    create table coat_of_arms (
      body_id     uuid primary key references planning_body,
      hash        text not null,
      -- What is to be seen, for whoever does not see it.
      alternative text not null check (length(alternative) between 1 and 500),
      revision    bigint not null default 1,
      foreign key (body_id, hash) references attachment (body_id, hash)
    )`.execute(db);
  await sql`select own_by_body('coat_of_arms')`.execute(db);
}
