import { writeFileSync } from 'node:fs';
import type { Kysely } from 'kysely';
import { migrate } from '#lib/server/db/migrate.ts';
import { openPglite } from '#lib/server/db/pglite.ts';
import { municipalityIndex } from '#lib/server/public/municipality-index.ts';
import { loadReferenceData } from '#lib/server/reference/load.ts';
import { indexMunicipalities } from '#lib/server/use-cases/publishing/index-municipalities.ts';

/*
 * Packs a database with every migration and the reference data into build/base.tar. A new installation starts
 * from it in a second; making it takes ten.
 */
const owner = await openPglite({ folder: null, username: 'postgres', base: null });
await migrate(owner.db as unknown as Kysely<never>);
await loadReferenceData(owner.db);
await indexMunicipalities(municipalityIndex(owner.db));
writeFileSync(new URL('../build/base.tar', import.meta.url), await owner.embedded.dump());
await owner.close();
