/**
 * Pages two and two, as they are printed on both sides of paper that is folded in the middle: the last beside the first,
 * the second beside the last but one. Empty places at the end are null.
 */
export function bookletOrder<Page>(pages: readonly Page[]): (Page | null)[] {
  const count = Math.ceil(pages.length / 4) * 4;
  const pageAt = (at: number) => pages[at] ?? null;
  return Array.from({ length: count / 2 }, (_, side) => {
    const [outer, inner] = [pageAt(count - 1 - side), pageAt(side)];
    // Every other side is the back of a sheet, where the smaller number stands on the left.
    return side % 2 === 0 ? [outer, inner] : [inner, outer];
  }).flat();
}
