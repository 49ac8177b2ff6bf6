/** A kind of service a goal is about; without a form it means every form of that kind. */
export type GoalService = { serviceTypeCode: string; formCode: string | null };

/**
 * A goal (cieľ, § 83 letter d): what shall be true, for whom, and through which services.
 * Its needed capacity is read from the capacity matrix by `services` and `targetGroupCodes`, never typed twice.
 */
export type Goal = {
  id: string;
  position: string;
  priorityId: string | null;
  title: string;
  description: string;
  /** The needs it answers: the way back to the evidence. */
  needIds: readonly string[];
  targetGroupCodes: readonly string[];
  services: readonly GoalService[];
  /** Why no capacity belongs to it (for instance information for residents); empty when one does. */
  noCapacityReason: string;
  /** National priorities it follows, of any list ever valid (see `nationalPriorityId`); links to old lists stay. */
  nationalPriorityIds: readonly string[];
};

export type GoalRefusal = 'no-title' | 'service-twice' | 'has-measures';

/** Why a goal cannot be kept, or null. What is merely missing is told by the completeness check. */
export function refuseGoal(goal: Pick<Goal, 'title' | 'services'>): GoalRefusal | null {
  if (goal.title.trim() === '') return 'no-title';
  const named = goal.services.map((one) => `${one.serviceTypeCode}/${one.formCode ?? ''}`);
  return new Set(named).size < named.length ? 'service-twice' : null;
}

/** Why a goal cannot be removed, or null: a measure without a goal has no evidence. */
export function refuseGoalRemoval(
  goalId: string,
  measures: Iterable<{ goalId: string }>
): GoalRefusal | null {
  for (const measure of measures) if (measure.goalId === goalId) return 'has-measures';
  return null;
}

/** Identity of a national priority over all lists: the code of its list and its number, for instance `2015-2020/1`. */
export function nationalPriorityId(listCode: string, number: string): string {
  return `${listCode}/${number}`;
}
