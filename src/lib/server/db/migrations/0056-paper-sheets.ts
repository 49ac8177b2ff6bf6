import { type Kysely, sql } from 'kysely';

/** Sheets of paper that are typed in, until they count; and whoever of another office types them. */
export async function up(db: Kysely<never>) {
  await sql`
    create table paper_sheet (
      body_id          uuid not null,
      questionnaire_id uuid not null,
      -- Printed or written on the sheet.
      number           integer not null check (number between 1 and 16383),
      -- Drawn when the sheet was first typed: chance decides which sheets are controlled.
      lot              uuid not null default gen_random_uuid(),
      version          integer not null,
      language         text not null check (language in ('sk', 'easy', 'en', 'hu')),
      compared         integer not null default 0,
      differing        integer not null default 0,
      -- From then on nothing is kept of it here but that it was there.
      counted          boolean not null default false,
      primary key (body_id, questionnaire_id, number),
      foreign key (body_id, questionnaire_id, version)
        references questionnaire_version (body_id, questionnaire_id, number) on delete cascade,
      check (differing between 0 and compared)
    )`.execute(db);
  await sql`select own_by_body('paper_sheet')`.execute(db);

  // What people answered, until the sheet counts.
  await sql`
    create table paper_entry (
      body_id          uuid not null,
      questionnaire_id uuid not null,
      number           integer not null,
      turn             text not null check (turn in ('first', 'second', 'settled')),
      answers          jsonb not null,
      typed_by         uuid references actor,
      typed_on         date not null,
      primary key (body_id, questionnaire_id, number, turn),
      foreign key (body_id, questionnaire_id, number)
        references paper_sheet (body_id, questionnaire_id, number) on delete cascade
    )`.execute(db);
  await sql`select own_by_body('paper_entry')`.execute(db);

  await sql`alter table membership drop constraint membership_role_check`.execute(db);
  await sql`
    alter table membership add constraint membership_role_check check (role in (
      'coordinator', 'editor', 'group-member', 'provider', 'mayor', 'councillor', 'external-drafter',
      'region-analyst', 'auditor', 'typist'))`.execute(db);
}
