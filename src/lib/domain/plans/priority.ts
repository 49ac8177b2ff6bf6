/** A priority (priorita) of the plan, under which its goals stand (§ 83 letter d). */
export type Priority = { id: string; position: string; title: string; description: string };

export type PriorityRefusal = 'no-title' | 'has-goals';

/** Why a priority cannot be kept, or null. */
export function refusePriority(priority: Pick<Priority, 'title'>): PriorityRefusal | null {
  return priority.title.trim() === '' ? 'no-title' : null;
}

/** Why a priority cannot be removed, or null: its goals would lose their place without anybody noticing. */
export function refusePriorityRemoval(
  priorityId: string,
  goals: Iterable<{ priorityId: string | null }>
): PriorityRefusal | null {
  for (const goal of goals) if (goal.priorityId === priorityId) return 'has-goals';
  return null;
}
