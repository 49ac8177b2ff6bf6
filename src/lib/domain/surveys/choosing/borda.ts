import { byPoints, type Counted, type Proposal, type RankedBallot } from './ballot.ts';

/**
 * Points for places (Bordovo hlasovanie): of n proposals the first on a ballot gets n − 1, the next n − 2, the last none.
 * Those that a ballot leaves out share the points that are left evenly, so that every ballot gives as many: J.-C. de
 * Borda, *Mémoire sur les élections au scrutin* (1781).
 */
export function countBorda(
  proposals: readonly Pick<Proposal, 'id'>[],
  ballots: readonly RankedBallot[]
): Counted[] {
  const points = new Map(proposals.map(({ id }) => [id, 0]));
  const last = points.size - 1;
  for (const ballot of ballots) {
    const ranked = [...new Set(ballot)].filter((id) => points.has(id));
    // An empty ballot says nothing.
    if (ranked.length === 0) continue;
    for (const [place, id] of ranked.entries()) points.set(id, (points.get(id) ?? 0) + last - place);
    const shared = (last - ranked.length) / 2;
    for (const { id } of proposals) if (!ranked.includes(id)) points.set(id, (points.get(id) ?? 0) + shared);
  }
  return byPoints(points);
}
