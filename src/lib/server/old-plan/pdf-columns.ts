import { type Line, partOf, type Segment } from './pdf-lines.ts';

const FEWEST_LINES = 10;
const LEAST_SHARE = 0.25;
const MOST_CROSSING = 0.3;
/** Lines of running text are about as wide as their column; cells of a table are not. */
const SHORTEST_LINE = 18;

/** The lines of a page in the order in which they are read: of two columns the left one first. */
export function inReadingOrder(lines: readonly Line[]): Line[][] {
  const gutter = gutterOf(lines);
  if (gutter === null) return [[...lines]];
  const parts: Line[][] = [];
  let [left, right]: [Line[], Line[]] = [[], []];
  const flush = () => {
    parts.push(left, right);
    [left, right] = [[], []];
  };
  for (const line of lines) {
    if (line.segments.some((one) => crosses(one, gutter))) {
      flush();
      parts.push([line]);
      continue;
    }
    const [before, after] = [
      line.segments.filter(({ x1 }) => x1 <= gutter),
      line.segments.filter(({ x1 }) => x1 > gutter)
    ];
    if (before.length > 0) left.push(partOf(line, before));
    if (after.length > 0) right.push(partOf(line, after));
  }
  flush();
  return parts.filter((part) => part.length > 0);
}

const crosses = ({ x0, x1 }: Segment, at: number) => x0 < at && x1 > at;

/** Where the empty strip between two columns of text is, or null. */
function gutterOf(lines: readonly Line[]): number | null {
  const segments = lines.flatMap((line) => line.segments);
  if (segments.length < 2 * FEWEST_LINES) return null;
  const [from, to] = [Math.min(...segments.map(({ x0 }) => x0)), Math.max(...segments.map(({ x1 }) => x1))];
  let best: { at: number; crossing: number } | null = null;
  for (let share = 0.35; share <= 0.65; share += 0.01) {
    const at = from + share * (to - from);
    const crossing = judge(segments, at);
    if (crossing !== null && crossing < (best?.crossing ?? 1)) best = { at, crossing };
  }
  return best?.at ?? null;
}

/** The share of letters that cross, or null when both sides are no columns of text. */
function judge(segments: readonly Segment[], at: number): number | null {
  const left = segments.filter(({ x1 }) => x1 <= at);
  const right = segments.filter(({ x0 }) => x0 >= at);
  const [all, onLeft, onRight] = [letters(segments), letters(left), letters(right)];
  const crossing = (all - onLeft - onRight) / all;
  if (crossing > MOST_CROSSING || Math.min(onLeft, onRight) < LEAST_SHARE * all) return null;
  return [left, right].every(isTextColumn) ? crossing : null;
}

function letters(segments: readonly Segment[]): number {
  return segments.reduce((sum, { text }) => sum + text.length, 0);
}

/** Most lines begin at one margin and have the length of a line. */
function isTextColumn(segments: readonly Segment[]): boolean {
  if (segments.length < FEWEST_LINES || letters(segments) / segments.length < SHORTEST_LINE) return false;
  const margin = Math.min(...segments.map(({ x0 }) => x0));
  const aligned = segments.filter(({ x0, size }) => x0 - margin < 2.5 * size);
  return aligned.length >= 0.8 * segments.length;
}
