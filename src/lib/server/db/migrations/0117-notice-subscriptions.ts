import { type Kysely, sql } from 'kysely';

/**
 * Who asked to be told by mail what happens in the planning of a body (docs/decisions/0040). The addresses belong to the
 * installation, which sends the mails: no body reads them.
 */
export async function up(db: Kysely<never>) {
  await sql`
    create table notice_subscription (
      id           uuid primary key default gen_random_uuid(),
      body_id      uuid not null references planning_body on delete cascade,
      email        text not null check (length(email) between 3 and 254),
      language     text not null check (language in ('sk', 'en')),
      -- Of the key that confirms, and of the one that ends every subscription of the address.
      confirm_hash text not null unique,
      key_hash     text not null,
      asked_at     timestamptz not null,
      confirmed_at timestamptz,
      -- Names of the notices that the address has been told, or that stood on the page when it was confirmed.
      told         text[] not null default '{}',
      -- The last day on which a digest left: never two on one day.
      digest_on    date,
      unique (email, body_id)
    )`.execute(db);
  await sql`create index on notice_subscription (key_hash)`.execute(db);
  await sql`
    create index on notice_subscription (body_id) where confirmed_at is not null`.execute(db);
  await sql`create index on notice_subscription (asked_at) where confirmed_at is null`.execute(db);
  await sql`grant select, insert, update, delete on notice_subscription to opora_app`.execute(db);
  // Where one click in the mail program ends the subscription (RFC 8058); it is a key, and emptied once the mail has left.
  await sql`alter table mail_message add column unsubscribe text`.execute(db);
}
