import { type Line, lineText } from './pdf-lines.ts';

/** So many lines at the head and at the foot of a page may be the same on many pages. */
const EDGE = 2;
const FEWEST_PAGES = 3;
const FEWEST_SHARE = 0.4;
const PAGE_NUMBER =
  /^(?:(?:strana|str\.?|page)\s*)?[-–|]?\s*\d{1,3}\s*[-–|]?(?:\s*(?:z|zo|\/|of)\s*\d{1,3})?$/iu;

/** Pages without their running heads and feet and page numbers, and the lines that were left out, each once. */
export function withoutRunningLines(pages: readonly (readonly Line[])[]): {
  pages: Line[][];
  left: string[];
} {
  const seen = new Map<string, number>();
  for (const lines of pages) {
    for (const key of new Set(edgesOf(lines).map(keyOf))) seen.set(key, (seen.get(key) ?? 0) + 1);
  }
  const fewest = Math.max(FEWEST_PAGES, pages.length * FEWEST_SHARE);
  const left = new Map<string, string>();
  const kept = pages.map((lines) => {
    const edges = new Set(edgesOf(lines));
    return lines.filter((line) => {
      if (!edges.has(line)) return true;
      const text = lineText(line);
      if (PAGE_NUMBER.test(text)) return false;
      if ((seen.get(keyOf(line)) ?? 0) < fewest) return true;
      if (!left.has(keyOf(line))) left.set(keyOf(line), text);
      return false;
    });
  });
  return { pages: kept, left: [...left.values()] };
}

function edgesOf(lines: readonly Line[]): Line[] {
  return lines.length <= 2 * EDGE ? [...lines] : [...lines.slice(0, EDGE), ...lines.slice(-EDGE)];
}

/** The same line with another page number is the same. */
function keyOf(line: Line): string {
  return lineText(line).replace(/\d+/gu, '#').toLowerCase();
}
