/**
 * The page numbers to offer on page `page` of `pages` (both from 1): the first, the last and the neighbours;
 * null stands for what is left out, which is always at least two pages.
 */
export function pagesShown(page: number, pages: number): (number | null)[] {
  const shown: (number | null)[] = [];
  for (let n = 1; n <= pages; n++) {
    const near = n === 1 || n === pages || Math.abs(n - page) <= 1;
    const fillsGapOfOne = (n === 2 && page === 4) || (n === pages - 1 && page === pages - 3);
    if (near || fillsGapOfOne) shown.push(n);
    else if (shown.at(-1) !== null) shown.push(null);
  }
  return shown;
}
