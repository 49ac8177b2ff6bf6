import { mkdir, readdir } from 'node:fs/promises';
import { type Kysely, sql } from 'kysely';
import type { Database } from './db.ts';
import { isUpToDate, migrate } from './migrate.ts';
import { openPglite } from './pglite.ts';
import { openPostgres, postgresHandle } from './postgres.ts';

export const OLDEST_POSTGRES = 15;

/** Why a database cannot be opened; each has its sentence in the message files under `console.database.`. */
export type DatabaseFault =
  | { kind: 'unreachable'; reason: string }
  | { kind: 'too-old'; version: string }
  | { kind: 'too-mighty'; login: string }
  | { kind: 'may-not-create-roles'; login: string };

export class DatabaseError extends Error {
  readonly fault: DatabaseFault;
  constructor(fault: DatabaseFault, cause?: unknown) {
    super(fault.kind, { cause });
    this.fault = fault;
  }
}

export type OpenOptions = {
  /** Folder of the embedded database. */
  folder: string;
  /** Connection string of PostgreSQL; null for the embedded database. */
  url: string | null;
  connections?: number;
  onProgress?: (migration: string) => void;
};

/** Opens the database as `opora_app`, after bringing it to this program's shape as its owner. */
export async function openDatabase(options: OpenOptions): Promise<Database> {
  return options.url ? openOnPostgres(options.url, options) : openEmbedded(options);
}

async function openEmbedded({ folder, onProgress }: OpenOptions): Promise<Database> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if ((await readdir(folder)).length > 0) {
    const app = await openPglite({ folder, username: 'opora_app', base: null }).catch(withoutRole);
    if (app && (await isUpToDate(app.db as unknown as Kysely<never>))) return app;
    await app?.close();
  }
  const owner = await openPglite({ folder, username: 'postgres', base: null });
  try {
    await migrate(owner.db as unknown as Kysely<never>, onProgress);
  } finally {
    await owner.close();
  }
  return openPglite({ folder, username: 'opora_app', base: null });
}

/** A folder whose first start was cut short has no role yet; its owner finishes the work. */
function withoutRole(error: Error): null {
  if (/role "opora_app" does not exist/.test(error.message)) return null;
  throw error;
}

async function openOnPostgres(url: string, { connections = 10, onProgress }: OpenOptions): Promise<Database> {
  const { db: owner } = postgresHandle<never>(url, null, 1);
  try {
    await refuseUnfitServer(owner);
    await migrate(owner, onProgress);
  } finally {
    await owner.destroy();
  }
  return openPostgres(url, connections);
}

type Login = {
  login: string;
  mighty: boolean;
  createsRoles: boolean;
  rolesExist: boolean;
  version: number;
  shown: string;
};

/** @throws DatabaseError when PostgreSQL is too old, or the login may do too much or too little */
export async function refuseUnfitServer(owner: Kysely<never>): Promise<void> {
  const asked = await sql<Login>`
    select rolname as login, rolsuper or rolbypassrls as mighty, rolcreaterole as creates_roles,
      (select count(*) = 3 from pg_roles where rolname in ('opora_app', 'opora_public', 'opora_backup')) as roles_exist,
      current_setting('server_version_num')::int as version, current_setting('server_version') as shown
    from pg_roles where rolname = current_user`
    .execute(owner)
    .catch((cause: Error) => {
      throw new DatabaseError({ kind: 'unreachable', reason: cause.message }, cause);
    });
  const found = asked.rows[0];
  if (!found) throw new DatabaseError({ kind: 'unreachable', reason: 'no role' });
  if (found.version < OLDEST_POSTGRES * 10_000)
    throw new DatabaseError({ kind: 'too-old', version: found.shown });
  // Row-level security does not hold for such a login: one forgotten transaction would show everybody's rows.
  if (found.mighty) throw new DatabaseError({ kind: 'too-mighty', login: found.login });
  if (!found.rolesExist && !found.createsRoles) {
    throw new DatabaseError({ kind: 'may-not-create-roles', login: found.login });
  }
}
