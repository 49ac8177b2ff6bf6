/** The notes of the guided tour, in their order; each stands beside the part of a plan's desk it speaks of. */
export const TOUR_STEPS = ['next', 'completeness', 'teamwork', 'ways', 'steps', 'help'] as const;

export type TourStep = (typeof TOUR_STEPS)[number];

/**
 * The step that a page shows: the one asked for in the address, else the first for who has not left the tour yet.
 * @param asked `?prehliadka=` of the address, from 1
 */
export function tourStep(asked: string | null, hasLeft: boolean): TourStep | null {
  if (asked !== null) return TOUR_STEPS[Number(asked) - 1] ?? null;
  return hasLeft ? null : TOUR_STEPS[0];
}
