import type { AuthoredPlan } from '#lib/domain/demonstration/authored-plan.ts';
import type { PlanningBody } from '#lib/domain/tenancy/planning-body.ts';
import type { Database } from '../db/db.ts';
import { type PrintedBody, printedBody } from '../printed-body.ts';
import { isAnyPlanKept } from './any-plan.ts';
import { BANOV } from './banov/plan.ts';
import { keepDemonstration } from './keep-demonstration.ts';
import { lastingId } from './lasting-id.ts';
import { RAJEC } from './rajec/plan.ts';

/** The two municipalities that a new installation shows: a village and a town. */
export const DEMONSTRATIONS: readonly AuthoredPlan[] = [BANOV, RAJEC];

/** The id of a thing of a demonstration plan, by its name. */
export function demonstrationId(authored: Pick<AuthoredPlan, 'key'>): (name: string) => string {
  return (name) => lastingId(`${authored.key}/${name}`);
}

/**
 * Loads the two demonstration plans with their providers into an installation that keeps no plan yet; otherwise
 * nothing happens. Their pages can be read at once; `printDemonstration` makes the files.
 * @returns names of the municipalities that were loaded
 */
export async function loadDemonstration(
  database: Pick<Database, 'db' | 'bulkDb'>,
  now: Date
): Promise<string[]> {
  if (await isAnyPlanKept(database.bulkDb, { real: false })) return [];
  const bodies: { authored: AuthoredPlan; body: PrintedBody }[] = [];
  for (const authored of DEMONSTRATIONS) {
    bodies.push({
      authored,
      body: await printedBody(database.db, await bodyOf(database, authored.unitCode))
    });
  }
  // Both or none: after a crash between them the second would never come.
  await database.bulkDb.transaction().execute(async (tx) => {
    for (const { authored, body } of bodies) {
      await keepDemonstration(tx, body, authored, demonstrationId(authored), now);
    }
  });
  return bodies.map(({ body }) => body.name);
}

function bodyOf({ bulkDb }: Pick<Database, 'bulkDb'>, unitCode: string): Promise<PlanningBody> {
  return bulkDb
    .selectFrom('planningBody')
    .select(['bodyId', 'kind', 'name', 'slug', 'unitCode'])
    .where('unitCode', '=', unitCode)
    .executeTakeFirstOrThrow();
}
