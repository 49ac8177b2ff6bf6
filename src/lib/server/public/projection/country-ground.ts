import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { deserialize, serialize } from 'node:v8';
import { inOwnProcess } from '../../apart/in-own-process.ts';
import { censusPeople } from '../../db/census-people.ts';
import type { PublicDb } from '../../db/db.ts';
import { loadedMovement } from '../../db/office-statistics.ts';
import { LIFE_TABLES, loadedLifeTables } from '../../db/other-demography.ts';
import { readRevisions } from '../../db/reference-revision.ts';
import { dataFolder } from '../../reference/data-folder.ts';
import { readVitalRates } from '../../reference/read-vital-rates.ts';
import { CENSUS_YEAR, type CountryGround } from './place-basis.ts';
import { countryBasis, type GroundGiven, type ReckonedGround } from './reckon-ground.ts';

/** What the ground is made from: another of these makes another ground, and no other set of reference data does. */
const GROUND_SETS = [
  ...['territory', 'census-2021-ages', 'un-projection-2019'],
  ...['statistics-om7105rr', LIFE_TABLES]
];
const LIMITS = { heapMb: 256, longestMs: 300_000 };

// The web framework bundles its own copy of this module; what is reckoned after the start must be there for its pages.
const PLACE = Symbol.for('opora.country-ground');
type Kept = { sets: string; ground: Promise<CountryGround> };
type Holder = { [PLACE]?: Kept | undefined };

/** The ground by the reference data as they are now: all municipalities projected once. */
export async function countryGround(db: PublicDb): Promise<CountryGround> {
  const holder = globalThis as Holder;
  const sets = await readRevisions(db, GROUND_SETS);
  const known = holder[PLACE];
  if (known?.sets === sets) return known.ground;
  const ground = reckon(db);
  holder[PLACE] = { sets, ground };
  // A failure must not be the answer for ever.
  ground.catch(() => {
    if (holder[PLACE]?.ground === ground) holder[PLACE] = undefined;
  });
  return ground;
}

/** Writes the ground into a file, so that a program with the same reference data need not reckon it again. */
export async function keepGround(db: PublicDb, path: string): Promise<void> {
  const { strength, local, factors } = await countryGround(db);
  const sets = await readRevisions(db, GROUND_SETS);
  writeFileSync(path, serialize({ sets, reckoned: { strength, local, factors } } satisfies KeptGround));
}

/** Takes the ground from a file that was made of the same reference data; of others, or where there is none, it is reckoned. */
export async function recallGround(db: PublicDb, path: string): Promise<void> {
  const kept = existsSync(path) ? (deserialize(readFileSync(path)) as KeptGround) : null;
  const sets = await readRevisions(db, GROUND_SETS);
  if (kept?.sets === sets) {
    const ground = { ...countryBasis(await readGiven(db)), ...kept.reckoned };
    (globalThis as Holder)[PLACE] ??= { sets, ground: Promise.resolve(ground) };
  }
  await countryGround(db);
}

type KeptGround = { sets: string; reckoned: ReckonedGround };

async function reckon(db: PublicDb): Promise<CountryGround> {
  const given = await readGiven(db);
  // Seconds of bare calculation: on the thread of the server everybody would wait for it.
  const reckoned = await inOwnProcess<ReckonedGround>(
    '#lib/server/public/projection/ground-worker.ts',
    given,
    LIMITS
  );
  if (reckoned.outcome !== 'answered')
    throw new Error(`The ground of projections was not reckoned: ${reckoned.outcome}.`);
  return { ...countryBasis(given), ...reckoned.answer };
}

async function readGiven(db: PublicDb): Promise<GroundGiven> {
  return {
    places: await censusPeople(db).municipalities(),
    tables: await loadedLifeTables(db),
    periods: readVitalRates(dataFolder()),
    units: await db
      .selectFrom('territoryUnit')
      .select(['code', 'districtCode', 'regionCode', 'cityCode'])
      .execute(),
    movement: await loadedMovement(db, CENSUS_YEAR)
  };
}
