import type { Kysely, Transaction } from 'kysely';
import type { PublicSchema, Schema } from './schema.ts';

/** A handle on the database as role `opora_app`; row-level security holds on every owned table. */
export type Db = Kysely<Schema>;

/** The same handle inside a transaction. Only this one may be used there: PGlite has one connection. */
export type Tx = Transaction<Schema>;

/** What anybody may read: tables `published_*` and reference data, with plain selects. */
export type PublicDb = Kysely<PublicSchema>;
