import type { Kysely } from 'kysely';
import type { LawTables } from '../db/tables/law.ts';
import type { TenancyTables } from '../db/tables/tenancy.ts';
import type { TerritoryTables } from '../db/tables/territory.ts';
import { dataFolder } from './data-folder.ts';
import { loadAges, loadEducation } from './load-census.ts';
import { loadDeadlines, loadLaw, loadNationalPriorities } from './load-law.ts';
import { loadSettlementCentres, loadTerritory } from './load-territory.ts';
import { readAges, readEducation } from './read-census.ts';
import { readDeadlines, readLaw, readNationalPriorities } from './read-law.ts';
import { readSettlementCentres } from './read-settlement-centres.ts';
import { readTerritory, type Territory } from './read-territory.ts';
import { readReferenceSets, type SuppliedSet } from './reference-sets.ts';

export type ReferenceTables = TerritoryTables & LawTables & Pick<TenancyTables, 'planningBody'>;

/** A set that is about to be loaded. */
export type ReferenceProgress = { code: string; titleSk: string; titleEn: string };

/**
 * Brings the reference data of the installation to what comes with the program. A set whose files have not
 * changed is skipped; one that was interrupted is loaded again. Each statement is short, so that people
 * are served in between.
 * @param db a handle that may write these tables (`opora_app` may)
 */
export async function loadReferenceData(
  db: Kysely<ReferenceTables>,
  onProgress: (progress: ReferenceProgress) => void = () => {},
  folder: string = dataFolder()
): Promise<void> {
  const loaded = new Map(
    (await db.selectFrom('referenceSet').select(['code', 'revision']).execute()).map((set) => [
      set.code,
      set.revision
    ])
  );
  // Read once, and only when some set needs it.
  let read: Territory | undefined;
  const territory = () => {
    read ??= readTerritory(folder);
    return read;
  };
  for (const set of readReferenceSets(folder)) {
    if (loaded.get(set.code) === set.revision) continue;
    onProgress({ code: set.code, titleSk: set.titleSk, titleEn: set.titleEn });
    await describeSet(db, set);
    await loadSet(db, set, folder, territory);
    await db
      .updateTable('referenceSet')
      .set({ revision: set.revision, loadedAt: new Date() })
      .where('code', '=', set.code)
      .execute();
  }
}

/** The row comes first, without a revision: rows of the set refer to it, and an interrupted loading shows. */
async function describeSet(db: Kysely<ReferenceTables>, set: SuppliedSet): Promise<void> {
  const { files: _files, revision: _revision, ...description } = set;
  const row = { ...description, revision: null, loadedAt: null };
  await db
    .insertInto('referenceSet')
    .values(row)
    .onConflict((on) => on.column('code').doUpdateSet(row))
    .execute();
}

async function loadSet(
  db: Kysely<ReferenceTables>,
  set: SuppliedSet,
  folder: string,
  territory: () => Territory
): Promise<void> {
  switch (set.code) {
    case 'territory':
      return loadTerritory(db, territory());
    case 'settlement-centres':
      return loadSettlementCentres(db, readSettlementCentres(folder, territory().units));
    case 'census-2021-ages':
      return loadAges(db, set, readAges(folder, territory().units));
    case 'census-2021-education':
      return loadEducation(db, set, readEducation(folder, territory().units));
    case 'law-catalogue':
      return loadLaw(db, readLaw(folder));
    case 'deadlines':
      return loadDeadlines(db, readDeadlines(folder));
    case 'national-priorities':
      return loadNationalPriorities(db, readNationalPriorities(folder));
    // Read from their files whenever they are needed; only the description is kept.
    case 'boundaries':
    case 'need-models':
    case 'target-ages':
    case 'unit-costs':
    case 'un-projection-2019':
      return;
    default:
      throw new Error(`data/sets.json: nobody knows how to load the set ${set.code}.`);
  }
}
