import { type Partners, partners } from './alignment.ts';
import { pairAlike } from './likeness.ts';

/** Lines or rows of two wordings of one block: by their ids, the others by what they say. */
export function pairByIdOrLikeness<Item extends { id: string }>(
  before: readonly Item[],
  after: readonly Item[],
  textOf: (item: Item, side: 0 | 1) => string
): Partners<Item> {
  const { pairs, old, young } = pairById(before, after);
  const sides = new Map<Item, 0 | 1>(young.map((item) => [item, 1]));
  const alike = pairAlike(old, young, (item) => {
    const words = textOf(item, sides.get(item) ?? 0);
    return { group: '', exact: words, words };
  });
  return partners([...pairs, ...alike]);
}

/** Items of two lists with the same id, and those that are left. */
export function pairById<Item extends { id: string }>(before: readonly Item[], after: readonly Item[]) {
  const byId = new Map(after.map((item) => [item.id, item]));
  const pairs = before.flatMap((item): [Item, Item][] => {
    const partner = byId.get(item.id);
    return partner ? [[item, partner]] : [];
  });
  const taken = new Set(pairs.flat());
  const left = (items: readonly Item[]) => items.filter((item) => !taken.has(item));
  return { pairs, old: left(before), young: left(after) };
}
