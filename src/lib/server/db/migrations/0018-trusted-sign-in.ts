import { type Kysely, sql } from 'kysely';

/** Second step of signing in, passkeys, when a session was last used, and changes of e-mail addresses. */
export async function up(db: Kysely<never>) {
  await sql`alter table user_account add column two_factor_enabled boolean not null default false`.execute(
    db
  );
  await sql`alter table user_session add column last_used_at timestamptz not null default now()`.execute(db);

  // A second factor counts once `verified`. The secret is encrypted with the installation's key; recovery codes are
  // hashes, so that they work where that key is lost.
  await sql`
    create table user_second_factor (
      id                        uuid primary key default gen_random_uuid(),
      user_id                   uuid not null unique references user_account on delete cascade,
      secret                    text not null,
      backup_codes              text not null,
      verified                  boolean not null default false,
      failed_verification_count integer not null default 0,
      locked_until              timestamptz,
      created_at                timestamptz not null default now()
    )`.execute(db);
  await sql`
    create table user_passkey (
      id            uuid primary key default gen_random_uuid(),
      user_id       uuid not null references user_account on delete cascade,
      name          text,
      public_key    text not null,
      credential_id text not null unique,
      counter       bigint not null,
      device_type   text not null,
      backed_up     boolean not null,
      transports    text,
      aaguid        text,
      created_at    timestamptz not null default now(),
      last_used_at  timestamptz
    )`.execute(db);
  await sql`create index user_passkey_user on user_passkey (user_id)`.execute(db);

  // Asked, confirmed by a key at the new address, and undone by a key at the old one; only hashes of keys are kept.
  await sql`
    create table email_change (
      id           uuid primary key default gen_random_uuid(),
      account_id   uuid not null references user_account on delete cascade,
      old_email    text not null check (old_email = lower(old_email)),
      new_email    text not null check (new_email = lower(new_email)),
      token_hash   text not null unique,
      undo_hash    text unique,
      asked_at     timestamptz not null,
      expires_at   timestamptz not null,
      confirmed_at timestamptz,
      undone_at    timestamptz,
      check (old_email <> new_email),
      check ((confirmed_at is null) = (undo_hash is null)),
      check (undone_at is null or confirmed_at is not null)
    )`.execute(db);
  await sql`create index email_change_account on email_change (account_id)`.execute(db);
  await sql`
    grant select, insert, update, delete on user_second_factor, user_passkey, email_change to opora_app`.execute(
    db
  );
}
