/** Things to read one after another; a run of unchanged ones is only counted. */
export type Folded<Item> = { count: number; item: null } | { count: 0; item: Item };

/** Folds every run of items that are the same in both texts into one line. */
export function folded<Item>(items: readonly Item[], isSame: (item: Item) => boolean): Folded<Item>[] {
  const all: Folded<Item>[] = [];
  for (const item of items) {
    const last = all.at(-1);
    if (!isSame(item)) all.push({ count: 0, item });
    else if (last?.item === null) last.count += 1;
    else all.push({ count: 1, item: null });
  }
  return all;
}
