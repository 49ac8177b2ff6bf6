import { isSmallBody } from '#lib/domain/surveys/disclosure/small-body.ts';
import type { PlanningBody } from '#lib/domain/tenancy/planning-body.ts';
import type { Stores } from '../stores.ts';

/** Whether the rules of small bodies hold for a body; a union may be of two villages, so they do. */
export async function isSmallHere(
  { territory }: Pick<Stores, 'territory'>,
  { kind, unitCode }: Pick<PlanningBody, 'kind' | 'unitCode'>
): Promise<boolean> {
  if (kind === 'region') return false;
  return isSmallBody(unitCode === null ? null : await territory.inhabitantsOf(unitCode));
}
