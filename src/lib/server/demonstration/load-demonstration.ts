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
 * there already is left alone, and what a killed process left half is finished. Their pages can be read at once;
 * `printDemonstration` makes the files.
 * @returns names of the municipalities that were loaded
 */
export async function loadDemonstration(
  database: Pick<Database, 'db' | 'bulkDb'>,
  now: Date
): Promise<string[]> {
  const kept = await keptPlans(database.bulkDb);
  const isOurs = (id: string) => DEMONSTRATIONS.some((one) => demonstrationId(one)('plan') === id);
  if (!kept.every(({ id }) => isOurs(id))) return [];
  const whole = new Set(kept.filter(({ published }) => published).map(({ id }) => id));
  const names: string[] = [];
  // Dictionaries are read now, not while the connection is held.
  if (whole.size < DEMONSTRATIONS.length) searchLanguage();
  for (const authored of DEMONSTRATIONS) {
    const idOf = demonstrationId(authored);
    if (whole.has(idOf('plan'))) continue;
    const body = await printedBody(database.db, await bodyOf(database, authored.unitCode));
    await keepDemonstration(database.bulkDb, body, authored, idOf, now);
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
