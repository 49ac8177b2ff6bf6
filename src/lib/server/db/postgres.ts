import { CamelCasePlugin, Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Database } from './db.ts';
import type { PublicSchema, Schema } from './schema.ts';

const OID = { int8: 20, date: 1082, numeric: 1700 };

// Days stay text (a CalendarDay has no clock); counts and cents fit a double.
const types: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') => {
    if (oid === OID.date) return String;
    if (oid === OID.int8 || oid === OID.numeric) return Number;
    return pg.types.getTypeParser(oid, format as 'text');
  }
};

export type PostgresRole = 'opora_app' | 'opora_public' | null;

/** A handle whose every connection acts as `role` from its first statement; null keeps the login's own role. */
export function postgresHandle<S>(
  url: string,
  role: PostgresRole,
  max: number
): { db: Kysely<S>; pool: pg.Pool } {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    // One stays open while the program runs: a restore sees by it that it must not take the tables away.
    min: 1,
    types,
    connectionTimeoutMillis: 10_000,
    application_name: 'opora',
    options: `-c timezone=UTC${role ? ` -c role=${role}` : ''}`
  });
  // A connection that the server drops while idle is replaced by the pool; it must not end the process.
  pool.on('error', () => {});
  // One that is dropped while somebody works with it fails that work; the pool listens to idle ones only.
  pool.on('connect', (client) => client.on('error', () => {}));
  return {
    pool,
    db: new Kysely<S>({
      dialect: new PostgresDialect({ pool }),
      plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })]
    })
  };
}

/** Opens PostgreSQL with the roles the migrations made. */
export function openPostgres(url: string, connections: number): Database {
  const app = postgresHandle<Schema>(url, 'opora_app', connections);
  const open = postgresHandle<PublicSchema>(url, 'opora_public', Math.max(2, Math.floor(connections / 2)));
  return {
    engine: 'postgres',
    db: app.db,
    publicDb: open.db,
    bulkDb: app.db,
    exec: async (sql) => {
      await app.pool.query(sql);
    },
    longestLeaseMs: () => 0,
    // The pool opens new connections for those that are lost.
    lost: new Promise(() => {}),
    close: async () => {
      await Promise.all([app.db.destroy(), open.db.destroy()]);
    }
  };
}
