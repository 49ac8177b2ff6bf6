import { mkdirSync, writeFileSync } from 'node:fs';
import type { Kysely } from 'kysely';
import { publishedSchema, SCHEMA_ADDRESS } from '#lib/server/body-archive/archive-schema.ts';
import { travellingTables } from '#lib/server/body-archive/travelling-tables.ts';
import { migrate } from '#lib/server/db/migrate.ts';
import { openPglite } from '#lib/server/db/pglite.ts';

/** Writes the published schema of a body's archive, after a migration has changed a table that travels. */
const owner = await openPglite({ folder: null, username: 'postgres', base: null });
const db = owner.db as unknown as Kysely<never>;
await migrate(db);
mkdirSync('static/schemy', { recursive: true });
writeFileSync(
  `static${SCHEMA_ADDRESS}`,
  `${JSON.stringify(publishedSchema(await travellingTables(db)), null, 2)}\n`
);
await owner.close();
