import { planStateOn } from '#lib/domain/plans/plan-status.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import { publicHome } from '#lib/domain/tenancy/body-address.ts';
import type { PublicDb } from '../db/db.ts';

/** A plan in force on this installation. */
export type PlanHere = {
  slug: string;
  name: string;
  /** Path of its public pages. */
  home: string;
  regionCode: string;
  districtCode: string | null;
  validFrom: CalendarDay;
  validTo: CalendarDay;
  demonstration: boolean;
};

/** Bodies with a plan in force on a day, in Slovak order; all or those of one region. */
export async function plansInForce(db: PublicDb, day: CalendarDay, regionCode?: string): Promise<PlanHere[]> {
  const rows = await db
    .selectFrom('publishedPlan as plan')
    .innerJoin('planningBody as body', 'body.bodyId', 'plan.bodyId')
    .leftJoin('territoryUnit as unit', 'unit.code', 'body.unitCode')
    .select([
      'body.slug',
      'body.name',
      'body.kind',
      'unit.districtCode',
      (row) => row.fn.coalesce('unit.regionCode', 'body.unitCode').as('regionCode'),
      'plan.validFrom',
      'plan.validTo',
      'plan.records',
      'plan.demonstration'
    ])
    .where('plan.validFrom', '<=', day)
    .where('plan.validTo', '>=', day)
    .orderBy('body.sortKey')
    .orderBy('plan.number', 'desc')
    .execute();
  const standing = rows.filter(
    (row) =>
      planStateOn(row.records, row, day) === 'in-force' &&
      (regionCode === undefined || row.regionCode === regionCode)
  );
  // A body may have published several versions that count as in force; it is listed once, by the newest.
  const newest = new Map(standing.toReversed().map((row) => [row.slug, row]));
  return standing
    .filter((row) => newest.get(row.slug) === row)
    .map(({ records: _, kind, regionCode: region, ...row }) => ({
      ...row,
      home: publicHome({ kind, slug: row.slug }),
      regionCode: region ?? ''
    }));
}

/** Under this name the page cache knows what several bodies publish together; whoever publishes raises it. */
export const ALL_BODIES = 'bodies';

/** Rises whenever anything public of any body changes: the sum of their revisions. */
export async function revisionOfAllBodies(db: PublicDb): Promise<number> {
  const { sum } = await db
    .selectFrom('planningBody')
    .select((row) => row.fn.sum<number>('revision').as('sum'))
    .executeTakeFirstOrThrow();
  return Number(sum);
}

/** How many of the plans are in force in each district, by its code. */
export function plansByDistrict(plans: readonly PlanHere[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { districtCode } of plans) {
    if (districtCode !== null) counts.set(districtCode, (counts.get(districtCode) ?? 0) + 1);
  }
  return counts;
}
