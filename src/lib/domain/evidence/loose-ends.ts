import type { ChainParts } from './chain.ts';

/** What hangs in the air on each side of the chain, as ids in the order of the parts. */
export type LooseEnds = {
  /** Findings of which no need was made: somebody was heard and nothing followed. */
  findingsWithoutNeed: string[];
  /** Needs that no finding shows: an opinion. */
  needsWithoutFinding: string[];
  /** Needs that no goal meets. */
  needsWithoutGoal: string[];
  /** Goals that meet no need: nobody knows why they are there. */
  goalsWithoutNeed: string[];
  /** Goals for which nothing is done. */
  goalsWithoutMeasure: string[];
};

export const LOOSE_ENDS = [
  'findingsWithoutNeed',
  'needsWithoutFinding',
  'needsWithoutGoal',
  'goalsWithoutNeed',
  'goalsWithoutMeasure'
] as const satisfies readonly (keyof LooseEnds)[];

/** Everything in the chain that lacks what must stand before it or after it (product.md: one unbroken chain). */
export function looseEnds({
  findings,
  needs,
  goals,
  measures
}: Pick<ChainParts, 'findings' | 'needs' | 'goals' | 'measures'>): LooseEnds {
  const used = new Set(needs.flatMap((need) => need.findingIds));
  const met = new Set(goals.flatMap((goal) => goal.needIds));
  const pursued = new Set(measures.map((measure) => measure.goalId));
  const idsOf = <Thing extends { id: string }>(
    things: readonly Thing[],
    isLoose: (thing: Thing) => boolean
  ) => things.filter(isLoose).map(({ id }) => id);
  return {
    findingsWithoutNeed: idsOf(findings, ({ id }) => !used.has(id)),
    needsWithoutFinding: idsOf(needs, ({ findingIds }) => findingIds.length === 0),
    needsWithoutGoal: idsOf(needs, ({ id }) => !met.has(id)),
    goalsWithoutNeed: idsOf(goals, ({ needIds }) => needIds.length === 0),
    goalsWithoutMeasure: idsOf(goals, ({ id }) => !pursued.has(id))
  };
}
