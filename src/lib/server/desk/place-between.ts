import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing';

type Placed = { id: string; position: string };

/** The position after the last of them. */
export function positionAtEnd(placed: readonly Placed[]): string {
  const last = placed
    .map((one) => one.position)
    .sort()
    .at(-1);
  try {
    return generateKeyBetween(last ?? null, null);
  } catch {
    // A position from elsewhere that is no key of ours: anything after it will do.
    return `${last}V`;
  }
}

/**
 * New positions that put a thing before or after its neighbour among its siblings (in their order): usually one,
 * all of them where the old ones leave no room between. Empty at either end.
 */
export function movedPositions(
  siblings: readonly Placed[],
  id: string,
  direction: 'up' | 'down'
): { id: string; position: string }[] {
  const from = siblings.findIndex((one) => one.id === id);
  const to = direction === 'up' ? from - 1 : from + 1;
  if (from === -1 || to < 0 || to >= siblings.length) return [];
  const without = siblings.filter((one) => one.id !== id);
  const [before, after] = [without[to - 1]?.position ?? null, without[to]?.position ?? null];
  try {
    if (before !== null && after !== null && before >= after) throw new Error('no room');
    return [{ id, position: generateKeyBetween(before, after) }];
  } catch {
    const ids = without.map((one) => one.id).toSpliced(to, 0, id);
    return generateNKeysBetween(null, null, ids.length).map((position, index) => ({
      id: ids[index] ?? id,
      position
    }));
  }
}
