import { rmSync } from 'node:fs';
import { openDatabase } from '#lib/server/db/open-database.ts';
import { municipalityIndex } from '#lib/server/public/municipality-index.ts';
import { keepGround } from '#lib/server/public/projection/country-ground.ts';
import { loadReferenceData } from '#lib/server/reference/load.ts';
import { indexMunicipalities } from '#lib/server/use-cases/publishing/index-municipalities.ts';

/*
 * Makes a database with every migration and the reference data in build/base. A new installation starts from a copy of
 * it in a second; making it takes ten. The projection of the whole country by these data stands beside it.
 */
const folder = new URL('../build/base', import.meta.url).pathname;
rmSync(folder, { recursive: true, force: true });
const database = await openDatabase({ folder, url: null });
await loadReferenceData(database.db);
await indexMunicipalities(municipalityIndex(database.db));
await keepGround(database.publicDb, new URL('../build/ground', import.meta.url).pathname);
await database.close();
