import { dayInSlovakia } from '#lib/domain/shared/calendar-day.ts';
import type { Actor } from '#lib/domain/tenancy/permissions.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import { bodyById } from '../db/planning-bodies.ts';
import { publishedPlans } from '../db/published.ts';
import type { Installation } from '../installation.ts';
import { printedBody } from '../printed-body.ts';
import { publishPorts } from '../publishing.ts';
import { publishVersion, VERSION_FORMATS } from '../use-cases/publishing/publish-version.ts';
import { DEMONSTRATIONS, demonstrationId } from './load-demonstration.ts';

/** Nobody did it: events without an actor are the program's own. */
const PROGRAM = { actorId: null, roles: ['coordinator'] } as unknown as Actor;

/**
 * Makes the files of the demonstration plans that lack them, one plan after another; pages answer meanwhile.
 * May be repeated: what was made is not made again.
 * @returns names of the municipalities whose files were made
 */
export async function printDemonstration(installation: Installation, now: Date): Promise<string[]> {
  const { database } = installation;
  const printed: string[] = [];
  for (const authored of DEMONSTRATIONS) {
    const version = await versionOf(installation, demonstrationId(authored)('plan'));
    const found = version && (await bodyById(database.db, version.bodyId as BodyId));
    if (!version || !found) continue;
    const files = await publishedPlans(database.publicDb).files(version);
    if (files.length === VERSION_FORMATS.length) continue;
    const body = await printedBody(database.db, found);
    const { planId, number } = version;
    const input = { body, planId, number, now, today: dayInSlovakia(now) };
    const outcome = await publishVersion(publishPorts(installation, body), PROGRAM, input);
    if (outcome === 'published') printed.push(body.name);
  }
  return printed;
}

function versionOf({ database }: Installation, planId: string) {
  return database.publicDb
    .selectFrom('publishedPlan')
    .select(['bodyId', 'planId', 'number'])
    .where('planId', '=', planId)
    .where('number', '=', 1)
    .executeTakeFirst();
}
