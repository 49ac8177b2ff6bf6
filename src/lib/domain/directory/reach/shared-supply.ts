import { placesPerPerson } from './two-step.ts';

/** A settlement that a service reaches: its place in the list of settlements, and how much of the service it has, 0 to 1. */
export type ReachedPoint = { at: number; weight: number };

/** Capacity of one service in one unit, and whom it reaches. */
export type Supply = { value: number; reached: readonly ReachedPoint[] };

/** What falls to each settlement, in the unit of the supply, and what falls to nobody: there is no need within reach. */
export type SharedSupply = { shares: Float64Array; unshared: number };

/**
 * Capacity shared among settlements by their need (2SFCA, {@link placesPerPerson}, with need in the place of people): a
 * service gives each unit of need that it reaches the same, less where it is farther. What is given together is what
 * there is, so a service counts once, however many municipalities it reaches.
 * @param needed capacity that the people of each settlement need, in the unit of the supply; 0 or more
 */
export function shareSupply(supplies: Iterable<Supply>, needed: ArrayLike<number>): SharedSupply {
  const shares = new Float64Array(needed.length);
  let unshared = 0;
  for (const { value, reached } of supplies) {
    const ratio = placesPerPerson(
      value,
      reached.map(({ at, weight }) => ({ people: needed[at] ?? 0, weight }))
    );
    if (ratio === null) unshared += value;
    else
      for (const { at, weight } of reached)
        shares[at] = (shares[at] ?? 0) + ratio * weight * (needed[at] ?? 0);
  }
  return { shares, unshared };
}
