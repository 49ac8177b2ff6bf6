import { fold } from '../../shared/fold.ts';

/** How a thing is recognised without an id: those of one group, the same first, then the most alike by words. */
export type Resemblance = { group: string; exact: string; words: string };

/** From this share of common words on two texts are wordings of one. */
const LEAST_ALIKE = 0.5;

/**
 * Pairs of things of two lists that are the same or alike, each at most once: first the same ones in order, then the
 * most alike ones, among equals those nearest in place. Which list is which makes no difference.
 */
export function pairAlike<Item>(
  before: readonly Item[],
  after: readonly Item[],
  look: (item: Item) => Resemblance
): [Item, Item][] {
  const [old, young] = [before.map(looked), after.map(looked)];
  const same = pairSame(old, young);
  const taken = new Set(same.flat());
  const left = (all: readonly Looked<Item>[]) => all.filter((one) => !taken.has(one));
  const pairs = [...same, ...pairNearest(left(old), left(young))];
  return pairs.map(([one, other]) => [one.item, other.item]);

  function looked(item: Item, at: number): Looked<Item> {
    const { group, exact, words } = look(item);
    return { item, at, group, exact: JSON.stringify([group, exact]), words: bagOf(words) };
  }
}

type Bag = { counts: ReadonlyMap<string, number>; size: number };
type Looked<Item> = { item: Item; at: number; group: string; exact: string; words: Bag };

/** The first with the first of the same, the second with the second. */
function pairSame<Item>(before: readonly Looked<Item>[], after: readonly Looked<Item>[]) {
  const waiting = Map.groupBy(after, (one) => one.exact);
  return before.flatMap((one): [Looked<Item>, Looked<Item>][] => {
    const partner = waiting.get(one.exact)?.shift();
    return partner ? [[one, partner]] : [];
  });
}

function pairNearest<Item>(before: readonly Looked<Item>[], after: readonly Looked<Item>[]) {
  const inGroup = Map.groupBy(after, (one) => one.group);
  const candidates = before.flatMap((one) =>
    (inGroup.get(one.group) ?? []).flatMap((other) => {
      const share = alike(one.words, other.words);
      return share < LEAST_ALIKE ? [] : [{ one, other, share }];
    })
  );
  candidates.sort(
    (a, b) => b.share - a.share || apart(a) - apart(b) || a.one.at + a.other.at - b.one.at - b.other.at
  );
  const taken = new Set<Looked<Item>>();
  return candidates.flatMap(({ one, other }): [Looked<Item>, Looked<Item>][] => {
    if (taken.has(one) || taken.has(other)) return [];
    taken.add(one).add(other);
    return [[one, other]];
  });
}

function apart({ one, other }: { one: { at: number }; other: { at: number } }): number {
  return Math.abs(one.at - other.at);
}

function bagOf(text: string): Bag {
  const words = fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return { counts, size: words.length };
}

/** Common words against all words of both, 0 to 1; texts without words are not alike. */
function alike(one: Bag, other: Bag): number {
  const [small, large] = one.counts.size <= other.counts.size ? [one, other] : [other, one];
  const size = one.size + other.size;
  // So many common words there cannot be.
  if (size === 0 || (2 * Math.min(one.size, other.size)) / size < LEAST_ALIKE) return 0;
  let common = 0;
  for (const [word, count] of small.counts) common += Math.min(count, large.counts.get(word) ?? 0);
  return (2 * common) / size;
}
