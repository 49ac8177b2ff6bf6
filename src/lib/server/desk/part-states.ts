import { type PartState, type PartWork, partState, partsWithItems } from '#lib/domain/plans/part-work.ts';
import type { PlanSectionCode } from '#lib/domain/plans/plan.ts';
import type { WholePlan } from '../use-cases/plans/read-plan.ts';
import { sectionOverviews } from './narrative-sections.ts';

/** How far every part of a plan is, in the plan's order. */
export function partStates(
  { blocks, judged }: Pick<WholePlan, 'blocks' | 'judged'>,
  works: readonly Pick<PartWork, 'section' | 'finished'>[]
): ReadonlyMap<PlanSectionCode, PartState> {
  const withItems = partsWithItems(judged);
  return new Map(
    sectionOverviews(blocks).map(({ code, state }) => {
      const work = works.find(({ section }) => section === code);
      return [code, partState(state === 'empty' && withItems.has(code) ? 'own' : state, work)];
    })
  );
}
