/** What the chain needs of each thing: its id and whom it hangs on. Plans fit by shape (evidence ← plans). */
export type ChainParts = {
  findings: readonly { id: string }[];
  needs: readonly { id: string; findingIds: readonly string[] }[];
  goals: readonly { id: string; needIds: readonly string[] }[];
  measures: readonly { id: string; goalId: string; answersFindingIds: readonly string[] }[];
  activities: readonly { id: string; measureId: string }[];
  indicators: readonly {
    id: string;
    owner: { kind: 'plan' } | { kind: 'goal'; goalId: string } | { kind: 'measure'; measureId: string };
  }[];
};

export const CHAIN_LINKS = ['finding', 'need', 'goal', 'measure', 'activity', 'indicator'] as const;
export type ChainLink = (typeof CHAIN_LINKS)[number];

/** Everything one thing is connected with, its own id included, each list in the order of the parts. */
export type Chain = Record<ChainLink, string[]>;

/**
 * The chain through one thing, backwards to its evidence and forwards to its results (product.md).
 * A measure shows the evidence of its goal, or only the findings it says it answers (foundations).
 */
export function chainThrough(parts: ChainParts, link: ChainLink, id: string): Chain {
  const connected = (other: ChainLink, otherId: string) =>
    CHAIN_LINKS.indexOf(other) < CHAIN_LINKS.indexOf(link)
      ? leadsTo(parts, other, otherId, link, id)
      : other === link
        ? otherId === id
        : leadsTo(parts, link, id, other, otherId);
  const idsOf = (other: ChainLink, things: readonly { id: string }[]) =>
    things.map((one) => one.id).filter((otherId) => connected(other, otherId));
  return {
    finding: idsOf('finding', parts.findings),
    need: idsOf('need', parts.needs),
    goal: idsOf('goal', parts.goals),
    measure: idsOf('measure', parts.measures),
    activity: idsOf('activity', parts.activities),
    indicator: idsOf('indicator', parts.indicators)
  };
}

type Reach = { goalId: string | null; measureId: string | null; activityId: string | null };

/** Whether the chain runs from an earlier thing to a later one. */
function leadsTo(
  parts: ChainParts,
  link: ChainLink,
  id: string,
  laterLink: ChainLink,
  laterId: string
): boolean {
  if (laterLink === 'need') return needOf(parts, laterId)?.findingIds.includes(id) ?? false;
  const end = reachOf(parts, laterLink, laterId);
  if (link === 'activity') return end.activityId === id;
  if (link === 'measure') return end.measureId === id;
  if (link === 'goal') return end.goalId === id;
  const goal = parts.goals.find((one) => one.id === end.goalId);
  if (!goal) return false;
  if (link === 'need') return goal.needIds.includes(id);
  const answers = parts.measures.find((one) => one.id === end.measureId)?.answersFindingIds ?? [];
  if (answers.length > 0 && !answers.includes(id)) return false;
  return goal.needIds.some((needId) => needOf(parts, needId)?.findingIds.includes(id));
}

/** Which goal, measure and activity a thing stands under (or is). */
function reachOf(parts: ChainParts, link: ChainLink, id: string): Reach {
  if (link === 'goal') return { goalId: id, measureId: null, activityId: null };
  if (link === 'measure') return underMeasure(parts, id, null);
  if (link === 'activity') {
    const activity = parts.activities.find((one) => one.id === id);
    return underMeasure(parts, activity?.measureId ?? null, id);
  }
  const owner = parts.indicators.find((one) => one.id === id)?.owner;
  if (owner?.kind === 'goal') return { goalId: owner.goalId, measureId: null, activityId: null };
  return underMeasure(parts, owner?.kind === 'measure' ? owner.measureId : null, null);
}

function underMeasure(parts: ChainParts, measureId: string | null, activityId: string | null): Reach {
  const measure = parts.measures.find((one) => one.id === measureId);
  return { goalId: measure?.goalId ?? null, measureId, activityId };
}

function needOf(parts: ChainParts, id: string) {
  return parts.needs.find((one) => one.id === id);
}
