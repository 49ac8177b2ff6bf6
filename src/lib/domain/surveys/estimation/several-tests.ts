/**
 * Probabilities of several tests read together, adjusted so that chance alone makes any of them small no more often
 * than a single test: Holm, *Scandinavian Journal of Statistics* 6 (1979) 65–70.
 * @returns in the order given, each from its own value to 1
 */
export function adjustedTogether(probabilities: readonly number[]): number[] {
  const order = probabilities.map((value, at) => ({ value, at })).sort((a, b) => a.value - b.value);
  const adjusted = new Array<number>(probabilities.length).fill(1);
  let most = 0;
  for (const [rank, { value, at }] of order.entries()) {
    most = Math.max(most, Math.min(1, value * (probabilities.length - rank)));
    adjusted[at] = most;
  }
  return adjusted;
}
