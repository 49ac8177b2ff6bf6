/** What stands for a choice, as a priority or a measure (návrh): its id, and its cost in euro where money is divided. */
export type Proposal = { id: string; cost: number };

/** Ids that one person approves, in any order; those of no proposal are passed over. */
export type ApprovalBallot = readonly string[];

/** Ids from the most wanted; whoever is left out stands behind all of them, equal among themselves. */
export type RankedBallot = readonly string[];

/** A proposal with what it was given, in the order in which they won. Ties stand as they were proposed. */
export type Counted = { id: string; points: number };

/** The most points first; equal ones in the order in which they were proposed. */
export function byPoints(points: ReadonlyMap<string, number>): Counted[] {
  return Array.from(points, ([id, given]) => ({ id, points: given })).sort((a, b) => b.points - a.points);
}
