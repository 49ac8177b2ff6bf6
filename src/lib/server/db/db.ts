import type { Kysely, Transaction } from 'kysely';
import type { PublicSchema, Schema } from './schema.ts';

/** A handle on the database as role `opora_app`; row-level security holds on every owned table. */
export type Db = Kysely<Schema>;

/** The same handle inside a transaction. Only this one may be used there: PGlite has one connection. */
export type Tx = Transaction<Schema>;

/** What anybody may read: tables `published_*` and reference data, with plain selects. */
export type PublicDb = Kysely<PublicSchema>;

/** An open database, whichever engine it is. */
export type Database = {
  engine: 'pglite' | 'postgres';
  db: Db;
  publicDb: PublicDb;
  /** For imports and other long work: on the embedded database it waits behind people. */
  bulkDb: Db;
  /** Runs SQL of several statements that takes no parameters. */
  exec(sql: string): Promise<void>;
  /** The longest that one piece of work held the only connection, in ms; 0 where there are many. */
  longestLeaseMs(): number;
  /** Resolves when the database is gone for good and the program has to be started again. */
  lost: Promise<Error>;
  close(): Promise<void>;
};
