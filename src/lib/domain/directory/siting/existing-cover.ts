/** A service that is there: what it holds, and how many people of its age each place that it reaches has. */
export type SharedSupply = {
  /** In the unit of the need; 0 or more. */
  capacity: number;
  /** People by code of their municipality, in the whole country and not only among those that plan together. */
  reaches: ReadonlyMap<string, number>;
};

/**
 * What of its need services that are there cover for a municipality: each is shared by everybody whom it reaches in
 * proportion to their people, as in the first step of 2SFCA, so that a neighbour's place counts once. Never more than the
 * need.
 */
export function coveredByExisting(
  { code, need }: { code: string; need: number },
  supplies: readonly SharedSupply[]
): number {
  const held = supplies.reduce((sum, { capacity, reaches }) => {
    const own = reaches.get(code) ?? 0;
    if (own <= 0) return sum;
    let all = 0;
    for (const people of reaches.values()) all += people;
    return sum + (capacity * own) / all;
  }, 0);
  return Math.min(need, held);
}
