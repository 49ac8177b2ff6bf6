import { type ProposedRow, proposedRows, type ReckonedNeed } from '#lib/domain/plans/computed-need.ts';
import { reckonedNeeds } from '#lib/server/public/reckoned-needs.ts';
import type { OpenPlan, PlanEvent } from './open-plan.ts';

/** The needs of an open plan's residents by the models of today. */
export function reckonedOf({ context, desk }: OpenPlan, { locals }: PlanEvent): Promise<ReckonedNeed[]> {
  const { unitCode } = desk.body;
  return reckonedNeeds(locals.publicDb, { unitCode, day: context.today, years: context.years });
}

/** What would be put into the matrix, in the order of the models. */
export function proposalOf({ context, whole }: OpenPlan, reckoned: readonly ReckonedNeed[]): ProposedRow[] {
  const cells = whole.judged.cells as Parameters<typeof proposedRows>[0]['cells'];
  return proposedRows({ years: context.years, cells, kept: whole.computedNeeds, reckoned });
}
