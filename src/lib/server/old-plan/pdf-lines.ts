/** Words that stand beside each other on one line; places in points from the left and the bottom of the page. */
export type Segment = { x0: number; x1: number; y: number; size: number; font: string; text: string };
/** Everything at one height, from the left. */
export type Line = { y: number; size: number; segments: Segment[] };

/** One piece of text as the library gives it. */
export type PdfItem = { str: string; transform: number[]; width: number; fontName: string };

/** A gap of so many times the letters' size parts columns; spaces of justified lines are narrower. */
const GAP = 0.8;
const SPACE = 0.15;
const MARKER = /^(?:[-–—•▪■●○◦·✓➢*]|(?:\d{1,2}\.?){1,5}\)?|[a-z]\)|[IVX]{1,5}\.)$/u;

/** The lines of a page, from the top. */
export function linesOf(items: readonly PdfItem[]): Line[] {
  const placed = items.filter(({ str }) => str.trim() !== '').map(segmentOf);
  placed.sort((a, b) => b.y - a.y || a.x0 - b.x0);
  const lines: Line[] = [];
  for (const one of placed) {
    const line = lines.at(-1);
    // A raised number of a footnote belongs to the line that it stands in.
    if (line && Math.abs(line.y - one.y) <= 0.45 * Math.max(line.size, one.size)) {
      line.segments.push(one);
      if (one.size > line.size) Object.assign(line, { y: one.y, size: one.size });
    } else lines.push({ y: one.y, size: one.size, segments: [one] });
  }
  for (const line of lines) line.segments = joined(line.segments.sort((a, b) => a.x0 - b.x0));
  return lines;
}

function segmentOf({ str, transform, width, fontName }: PdfItem): Segment {
  const [a = 0, b = 0, , , x = 0, y = 0] = transform;
  const size = Math.round(Math.hypot(a, b) * 10) / 10 || 1;
  return { x0: x, x1: x + width, y, size, font: fontName, text: str };
}

function joined(items: readonly Segment[]): Segment[] {
  const segments: Segment[] = [];
  for (const one of items) {
    const last = segments.at(-1);
    const gap = last ? one.x0 - last.x1 : Number.POSITIVE_INFINITY;
    const isMarked = last !== undefined && MARKER.test(last.text.trim()) && gap < 4 * one.size;
    if (!last || (gap > GAP * Math.min(one.size, last.size) && !isMarked)) {
      segments.push({ ...one });
      continue;
    }
    const isApart = gap > SPACE * one.size && !/\s$/u.test(last.text) && !/^\s/u.test(one.text);
    // Most of a segment's letters say what it looks like.
    if (one.text.trim().length > last.text.trim().length) last.font = one.font;
    last.text += `${isApart ? ' ' : ''}${one.text}`;
    last.x1 = Math.max(last.x1, one.x1);
    last.size = Math.max(last.size, one.size);
  }
  return segments.map((segment) => ({ ...segment, text: segment.text.replace(/\s+/gu, ' ').trim() }));
}

/** The words of a line. */
export function lineText({ segments }: Line): string {
  return segments.map(({ text }) => text).join(' ');
}

/** A line of part of its segments. */
export function partOf(line: Line, segments: Segment[]): Line {
  return { y: line.y, size: Math.max(...segments.map(({ size }) => size)), segments };
}

/** Joins a line to what stands before it: a word that was divided is whole again. */
export function joinLines(before: string, line: string): string {
  if (before === '') return line;
  const divided = /\p{L}[-\u00ad]$/u.test(before) && /^\p{Ll}/u.test(line);
  return divided ? before.slice(0, -1) + line : `${before} ${line}`;
}

/**
 * Which lines end with a divided word whose hyphen the library does not tell, for it is a soft one: in a justified text
 * such a line seems shorter than the others by the hyphen alone.
 */
export function dividedAtEnd(lines: readonly Line[]): (line: Line) => boolean {
  const ends = lines.map(({ segments }) => segments.at(-1)?.x1 ?? 0);
  const counts = new Map<number, number>();
  for (const end of ends) counts.set(Math.round(end), (counts.get(Math.round(end)) ?? 0) + 1);
  const [edge = 0, count = 0] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? [];
  if (count < 3 || count < 0.4 * lines.length) return () => false;
  const right = Math.max(...ends.filter((end) => Math.abs(end - edge) < 1));
  return (line) => {
    const last = line.segments.at(-1);
    const missing = last ? right - last.x1 : 0;
    const isShorter = missing > 0.08 * line.size && missing < 0.5 * line.size;
    return isShorter && /\p{L}$/u.test(last?.text ?? '');
  };
}
