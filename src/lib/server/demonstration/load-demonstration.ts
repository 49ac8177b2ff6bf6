import type { AuthoredPlan } from '#lib/domain/demonstration/authored-plan.ts';
import type { PlanningBody } from '#lib/domain/tenancy/planning-body.ts';
import type { Database } from '../db/db.ts';
import { printedBody } from '../printed-body.ts';
import { searchLanguage } from '../search/search-language.ts';
import { BANOV } from './banov/plan.ts';
import { keepDemonstration } from './keep-demonstration.ts';
import { keptPlans } from './kept-plans.ts';
import { lastingId } from './lasting-id.ts';
import { RAJEC } from './rajec/plan.ts';

/** The two municipalities that a new installation shows: a village and a town. */
export const DEMONSTRATIONS: readonly AuthoredPlan[] = [BANOV, RAJEC];

/** The id of a thing of a demonstration plan, by its name. */
export function demonstrationId(authored: Pick<AuthoredPlan, 'key'>): (name: string) => string {
  return (name) => lastingId(`${authored.key}/${name}`);
}

/**
 * Loads the two demonstration plans with their providers into an installation that keeps no other plan; what is
 * there already is left alone. Their pages can be read at once; `printDemonstration` makes the files.
 * @returns names of the municipalities that were loaded
 */
export async function loadDemonstration(
  database: Pick<Database, 'db' | 'bulkDb'>,
  now: Date
): Promise<string[]> {
  const kept = new Set((await keptPlans(database.bulkDb)).map(({ id }) => id));
  const isOurs = (id: string) => DEMONSTRATIONS.some((one) => demonstrationId(one)('plan') === id);
  if (![...kept].every(isOurs)) return [];
  const names: string[] = [];
  // Dictionaries are read now, not while the connection is held.
  if (kept.size < DEMONSTRATIONS.length) searchLanguage();
  for (const authored of DEMONSTRATIONS) {
    const idOf = demonstrationId(authored);
    if (kept.has(idOf('plan'))) continue;
    const body = await printedBody(database.db, await bodyOf(database, authored.unitCode));
    // A transaction for each: one for both would hold the embedded database's only connection twice as long.
    await database.bulkDb.transaction().execute((tx) => keepDemonstration(tx, body, authored, idOf, now));
    names.push(body.name);
  }
  return names;
}

function bodyOf({ bulkDb }: Pick<Database, 'bulkDb'>, unitCode: string): Promise<PlanningBody> {
  return bulkDb
    .selectFrom('planningBody')
    .select(['bodyId', 'kind', 'name', 'slug', 'unitCode'])
    .where('unitCode', '=', unitCode)
    .executeTakeFirstOrThrow();
}
