/** Where a thing of two lists stands. A moved one stands at both of its places, with one line at the old. */
export type Aligned<Item> =
  | { place: 'kept' | 'moved-away' | 'moved-here'; before: Item; after: Item }
  | { place: 'removed'; before: Item; after: null }
  | { place: 'added'; before: null; after: Item };

export type Place = Aligned<unknown>['place'];

/**
 * Two lists as one: the most things that kept their order hold it together, and between two of them stands what is
 * only in the old list, then what is only in the new one. From the other side it is the same with sides changed.
 * @param partners what of the old list is what of the new one; partners outside of these lists have moved
 */
export function align<Item extends { id: string }>(
  before: readonly Item[],
  after: readonly Item[],
  partners: Partners<Item>
): Aligned<Item>[] {
  const kept = keptPairs(before, after, partners);
  const aligned: Aligned<Item>[] = [];
  let [from, to] = [0, 0];
  for (const [x, y] of [...kept, [before.length, after.length] as const]) {
    for (const item of before.slice(from, x)) aligned.push(onlyBefore(item, partners));
    for (const item of after.slice(to, y)) aligned.push(onlyAfter(item, partners));
    const [old, young] = [before[x], after[y]];
    if (old && young) aligned.push({ place: 'kept', before: old, after: young });
    [from, to] = [x + 1, y + 1];
  }
  return aligned;
}

/** Who is who in two lists, looked up from either side. */
export type Partners<Item> = { of(before: Item): Item | undefined; to(after: Item): Item | undefined };

export function partners<Item>(pairs: Iterable<readonly [before: Item, after: Item]>): Partners<Item> {
  const forth = new Map(pairs);
  const back = new Map([...forth].map(([before, after]) => [after, before]));
  return { of: (before) => forth.get(before), to: (after) => back.get(after) };
}

function onlyBefore<Item>(before: Item, partners: Partners<Item>): Aligned<Item> {
  const after = partners.of(before);
  return after === undefined
    ? { place: 'removed', before, after: null }
    : { place: 'moved-away', before, after };
}

function onlyAfter<Item>(after: Item, partners: Partners<Item>): Aligned<Item> {
  const before = partners.to(after);
  return before === undefined
    ? { place: 'added', before: null, after }
    : { place: 'moved-here', before, after };
}

type Pair = readonly [before: number, after: number];

function keptPairs<Item extends { id: string }>(
  before: readonly Item[],
  after: readonly Item[],
  partners: Partners<Item>
): Pair[] {
  const placeOf = new Map(after.map((item, at) => [item, at]));
  const pairs = before.flatMap((item, at): Pair[] => {
    const partner = partners.of(item);
    const place = partner === undefined ? undefined : placeOf.get(partner);
    return place === undefined ? [] : [[at, place]];
  });
  // Of two that changed places either could be the one that moved: one order of sides makes it the same one.
  if (idsOf(before) <= idsOf(after)) return rising(pairs);
  const turned = pairs.map(([x, y]): Pair => [y, x]).sort((one, other) => one[0] - other[0]);
  return rising(turned).map(([y, x]): Pair => [x, y]);
}

function idsOf(items: readonly { id: string }[]): string {
  return items.map((item) => item.id).join(' ');
}

/** The longest part of pairs, which rise on their first side, that rises on the second too. */
function rising(pairs: readonly Pair[]): Pair[] {
  // Of each length, the pair with the lowest end; each pair knows the one before it.
  const ends: number[] = [];
  const previous: (number | undefined)[] = [];
  const heightOf = (at: number | undefined) => (at === undefined ? -1 : (pairs[at]?.[1] ?? -1));
  pairs.forEach(([, height], at) => {
    let length = ends.length;
    while (length > 0 && heightOf(ends[length - 1]) > height) length -= 1;
    previous[at] = ends[length - 1];
    ends[length] = at;
  });
  const found: Pair[] = [];
  for (let at = ends.at(-1); at !== undefined; at = previous[at]) {
    const pair = pairs[at];
    if (pair) found.push(pair);
  }
  return found.reverse();
}
