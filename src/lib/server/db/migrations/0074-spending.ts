import { type Kysely, sql } from 'kysely';

/**
 * What a municipality spends on social protection by year and function, from its own statement of the budget, and the
 * same as everybody reads it: such a statement is public, so the two always say the same.
 */
export async function up(db: Kysely<never>) {
  for (const [table, afterBody] of [
    ['spending_line', ''],
    ['published_spending', 'on delete cascade']
  ] as const) {
    await sql`
      create table ${sql.table(table)} (
        body_id        uuid not null references planning_body ${sql.raw(afterBody)},
        year           integer not null check (year between 2005 and 2200),
        function_code  text not null check (function_code ~ '^10(\\.[0-9]){0,3}$'),
        through_month  integer not null check (through_month in (3, 6, 9, 12)),
        approved_cents bigint check (approved_cents >= 0),
        amended_cents  bigint check (amended_cents >= 0),
        drawn_cents    bigint check (drawn_cents >= 0),
        primary key (body_id, year, function_code)
      )`.execute(db);
  }
  await sql`select own_by_body('spending_line')`.execute(db);
  // A year of the whole installation, to compare municipalities.
  await sql`create index on published_spending (year) include (body_id)`.execute(db);
  await sql`grant select, insert, update, delete on published_spending to opora_app`.execute(db);
  await sql`grant select on published_spending to opora_public`.execute(db);
}
