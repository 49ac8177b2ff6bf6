/** Fewer people than this are told by no published count (kpss 10-E; `foundations.md`, persons counted). */
export const SMALLEST_TOLD = 5;

/**
 * Categories that are told together: each list is one row or column of a published table. Those of one category are
 * told as they are; at most one list has several, and of those nobody learns more than their sum.
 */
export type Coarsening = readonly (readonly number[])[];

/** Whether a count may be told: nobody is nobody's secret. */
export function mayBeTold(count: number): boolean {
  return count === 0 || count >= SMALLEST_TOLD;
}

/**
 * Joins small categories, and as many larger ones as it takes that none can be told by subtraction: the least of those
 * that would be told is added until what is joined is a crowd itself.
 * @param counts people in each category
 * @returns null where there are too few people to tell anything
 */
export function coarsened(counts: readonly number[]): Coarsening | null {
  const all = counts.reduce((sum, count) => sum + count, 0);
  if (all < SMALLEST_TOLD) return null;
  const bySize = Array.from(counts.keys()).sort((a, b) => (counts[a] ?? 0) - (counts[b] ?? 0) || a - b);
  const told = bySize.filter((category) => mayBeTold(counts[category] ?? 0));
  const joined = bySize.filter((category) => !told.includes(category));
  if (joined.length === 0) return counts.map((_, category) => [category]);
  const sumOf = () => joined.reduce((sum, category) => sum + (counts[category] ?? 0), 0);
  const larger = told.filter((category) => (counts[category] ?? 0) > 0);
  while (joined.length < 2 || !mayBeTold(sumOf())) {
    const next = larger.shift();
    if (next === undefined) return null;
    joined.push(next);
  }
  return withJoined(counts.length, joined);
}

/** Every category alone but those that are joined, which come last. */
export function withJoined(categories: number, joined: readonly number[]): Coarsening {
  const alone = Array.from({ length: categories }, (_, category) => category).filter(
    (category) => !joined.includes(category)
  );
  return [...alone.map((category) => [category]), [...joined].sort((a, b) => a - b)];
}

/** For each category, the place of the list in which it is told. */
export function placesIn(coarsening: Coarsening, categories: number): Int32Array {
  const places = new Int32Array(categories);
  for (const [place, list] of coarsening.entries()) for (const category of list) places[category] = place;
  return places;
}
