import { type Kysely, sql } from 'kysely';

/** Files for the directory alone, what they brought, and what words of files mean to a body. */
export async function up(db: Kysely<never>) {
  await sql`
    alter table import_run
      -- Null: the file is for the directory and no plan.
      alter column plan_id drop not null,
      add column takes_all boolean not null default false,
      -- The services of which an applied file spoke: a newer one is compared with it.
      add column brought text[] not null default '{}'`.execute(db);

  await sql`
    create table import_meaning (
      body_id uuid not null references planning_body,
      list    text not null check (list in ('column', 'kind', 'form', 'group', 'unit')),
      word    text not null check (length(word) between 1 and 200),
      -- A code of the list; empty for a column that is not read.
      means   text not null check (length(means) <= 100),
      primary key (body_id, list, word)
    )`.execute(db);
  await sql`select own_by_body('import_meaning')`.execute(db);
}
