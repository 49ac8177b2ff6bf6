import { normalQuantile } from '../estimation/distributions.ts';

/** People of one group: how many the census counts, and how many of them answered. */
export type GroupTurnout = { residents: number; answered: number };

export type GroupRepresentation = GroupTurnout & {
  /** Of those who live here, how many answered (návratnosť), 0 to 1; null where nobody lives. */
  rate: number | null;
  /** Share among residents and among answers, 0 to 1. */
  residentShare: number;
  answerShare: number;
  /**
   * `missing`: fewer answers than its share of residents by more than chance, and by a quarter at least; `more` the
   * other way round; `as-residents` otherwise.
   */
  represented: 'missing' | 'as-residents' | 'more';
  /** How many more answers would bring the group to its share, the others staying as they are; 0 unless it is missing. */
  wanted: number;
};

/** A difference smaller than a quarter of the share sends nobody from door to door. */
const NOTABLE = 0.25;
/** Chance alone makes such a difference once in twenty samples. */
const FAR = normalQuantile(0.975);

/**
 * Which groups of a trait are missing among the answers, against the census (kto chýba a kam ísť). Each group is tested
 * against its share of residents as a count of independent answers.
 * @returns the groups in their order; empty where nobody lives or nobody answered
 */
export function whoIsMissing(groups: readonly GroupTurnout[]): GroupRepresentation[] {
  const residents = sumOf(groups, ({ residents: count }) => count);
  const answers = sumOf(groups, ({ answered }) => answered);
  if (residents === 0 || answers === 0) return [];
  return groups.map((group) => {
    const residentShare = group.residents / residents;
    const answerShare = group.answered / answers;
    const represented = compared(residentShare, answerShare, answers);
    return {
      ...group,
      ...{
        rate: group.residents === 0 ? null : group.answered / group.residents,
        residentShare,
        answerShare
      },
      represented,
      wanted: represented === 'missing' ? wantedOf(group, residentShare, answers) : 0
    };
  });
}

function compared(expected: number, found: number, answers: number): GroupRepresentation['represented'] {
  const error = Math.sqrt((expected * (1 - expected)) / answers);
  const difference = found - expected;
  if (Math.abs(difference) <= FAR * error || Math.abs(difference) < NOTABLE * expected) return 'as-residents';
  return difference < 0 ? 'missing' : 'more';
}

/** Answers that are missing so that the group has its share of all, those that are added counted in. */
function wantedOf({ residents, answered }: GroupTurnout, share: number, answers: number): number {
  const added = Math.ceil((share * answers - answered) / (1 - share));
  // More than live there cannot answer.
  return Math.max(0, Math.min(added, residents - answered));
}

function sumOf(groups: readonly GroupTurnout[], of: (group: GroupTurnout) => number): number {
  return groups.reduce((sum, group) => sum + of(group), 0);
}
