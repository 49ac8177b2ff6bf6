import { type ApprovalBallot, byPoints, type Counted, type Proposal } from './ballot.ts';

/** How many people approve each proposal (súhlasné hlasovanie). A proposal named twice on a ballot counts once. */
export function countApprovals(
  proposals: readonly Pick<Proposal, 'id'>[],
  ballots: readonly ApprovalBallot[]
): Counted[] {
  const points = new Map(proposals.map(({ id }) => [id, 0]));
  for (const ballot of ballots)
    for (const id of new Set(ballot)) {
      const given = points.get(id);
      if (given !== undefined) points.set(id, given + 1);
    }
  return byPoints(points);
}
