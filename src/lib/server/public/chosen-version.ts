import { planStateOn, wasApproved } from '#lib/domain/plans/plan-status.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import type { PublicDb } from '../db/db.ts';
import { type PublishedVersion, publishedPlans } from '../db/published.ts';

/**
 * Which published version an address means: of a period the approved one (the newest of them), or the newest
 * draft while none is approved; with a number exactly that one; without a period the plan in force.
 */
export async function chosenVersion(
  db: PublicDb,
  bodyId: BodyId,
  asked: { period?: string; number?: number },
  today: CalendarDay
): Promise<PublishedVersion | undefined> {
  const plans = publishedPlans(db);
  if (asked.period === undefined) return plans.inForce(bodyId, today);
  const ofPeriod = (await plans.versions(bodyId)).filter(({ period }) => period === asked.period);
  return chooseAmong(ofPeriod, asked.number, today);
}

/** The same among the versions of one period, the newest first; two plans may share a period. */
export function chooseAmong<
  Version extends Pick<PublishedVersion, 'number' | 'records' | 'validFrom' | 'validTo'>
>(versions: readonly Version[], number: number | undefined, today: CalendarDay): Version | undefined {
  const byStanding = versions.toSorted((one, other) => rank(one, today) - rank(other, today));
  return number === undefined ? byStanding[0] : byStanding.find((version) => version.number === number);
}

/** In force before approved before what once was, and drafts last. Sorting keeps the newest first among equals. */
function rank(
  version: Pick<PublishedVersion, 'records' | 'validFrom' | 'validTo'>,
  today: CalendarDay
): number {
  const state = planStateOn(version.records, version, today);
  if (state === 'in-force') return 0;
  if (state === 'approved' || state === 'expired') return 1;
  return wasApproved(state) ? 2 : 3;
}
