import { type ChartTheme, dress, type Mark } from './chart-theme.ts';
import { escapeMarkup, tag } from './svg.ts';

export type Anchor = 'start' | 'middle' | 'end';
export type Box = { x: number; y: number; width: number; height: number };

/** Words at a place; `y` is the base line. */
export function label(
  theme: ChartTheme,
  mark: Mark,
  x: number,
  y: number,
  words: string,
  anchor: Anchor = 'start',
  size?: number
): string {
  const anchored = anchor === 'start' ? undefined : anchor;
  return tag(
    'text',
    { x, y, 'text-anchor': anchored, 'font-size': size, ...dress(theme, mark) },
    escapeMarkup(words)
  );
}

export function bar(theme: ChartTheme, mark: Mark, box: Box, fill?: string): string {
  return tag('rect', { ...box, ...dress(theme, mark), ...(fill === undefined ? {} : { fill }) });
}

export function line(theme: ChartTheme, mark: Mark, x1: number, y1: number, x2: number, y2: number): string {
  return tag('path', { d: `M${x1} ${y1}L${x2} ${y2}`, ...dress(theme, mark) });
}

/** Diagonal hatching, the look of what is needed or has no cover. */
export function hatching(theme: ChartTheme, id: string): string {
  const size = { width: 6, height: 6, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' };
  return tag('pattern', { id, ...size }, tag('path', { d: 'M0 0V6', ...dress(theme, 'hatch') }));
}

/** About how wide words stand in Source Sans at a size. */
export function roughWidth(words: string, size: number): number {
  return words.length * size * 0.5;
}

/**
 * Moves label heights apart to at least `gap`, in order, as near to where they belong as the space between
 * `top` and `bottom` lets them. Heights come in ascending order.
 */
export function spreadLabels(heights: readonly number[], gap: number, top: number, bottom: number): number[] {
  const down: number[] = [];
  for (const height of heights) down.push(Math.max(height, (down.at(-1) ?? top - gap) + gap));
  const up: number[] = [];
  for (const height of down.toReversed()) up.unshift(Math.min(height, (up[0] ?? bottom + gap) - gap));
  return up;
}

/** Words in lines no wider than `width` at a size; a single longer word keeps its line. */
export function linesWithin(words: string, width: number, size = 14): string[] {
  const lines: string[] = [];
  for (const word of words.split(' ')) {
    const longer = `${lines.at(-1) ?? ''} ${word}`.trim();
    if (lines.length > 0 && roughWidth(longer, size) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}
