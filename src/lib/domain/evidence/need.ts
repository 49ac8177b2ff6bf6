/** A need (potreba): what findings show to be missing, for whom, perhaps by which kind and form of service. */
export type Need = {
  id: string;
  position: string;
  title: string;
  description: string;
  findingIds: readonly string[];
  targetGroupCodes: readonly string[];
  serviceTypeCode: string | null;
  formCode: string | null;
};

export type NeedRefusal = 'no-title' | 'form-without-kind' | 'used-by-goal';

/** Why a need cannot be kept, or null. */
export function refuseNeed(need: Pick<Need, 'title' | 'serviceTypeCode' | 'formCode'>): NeedRefusal | null {
  if (need.title.trim() === '') return 'no-title';
  return need.formCode !== null && need.serviceTypeCode === null ? 'form-without-kind' : null;
}

/** Why a need cannot be removed, or null: a goal would lose its evidence without anybody noticing. */
export function refuseNeedRemoval(
  needId: string,
  goals: Iterable<{ needIds: readonly string[] }>
): NeedRefusal | null {
  for (const goal of goals) if (goal.needIds.includes(needId)) return 'used-by-goal';
  return null;
}
