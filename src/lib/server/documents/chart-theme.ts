import type { Attributes } from './svg.ts';

/** What a mark means; the same meaning has the same look in every chart. */
export type Mark =
  | 'existing'
  | 'planned'
  | 'needed'
  | 'hatch'
  | 'men'
  | 'women'
  | 'later'
  | 'casing'
  | 'base'
  | 'lead'
  | 'label'
  | 'quiet'
  | 'strong'
  | 'inverse'
  | 'series-1'
  | 'series-2'
  | 'series-3'
  | 'series-4'
  | 'series-5'
  | 'series-6';

/** How marks are dressed: by classes for the page's style sheet, or by attributes for print. */
export type ChartTheme = 'web' | 'print';

const INK = '#1c1b19';
const QUIET = '#524e47';
const ACCENT = '#0b4f4a';
const WARM = '#8a3015';

// The light scheme of ui/styles/tokens.css, so that a colour means on paper what it means on the page. In a grey
// print the layers are told apart by the hair between them and by their labels, never by tone alone.
const PRINT = {
  existing: { fill: ACCENT },
  planned: { fill: '#a9d0c9', stroke: ACCENT, 'stroke-width': 0.75 },
  needed: { stroke: INK, 'stroke-width': 1 },
  hatch: { stroke: '#8a857b', 'stroke-width': 1 },
  men: { fill: ACCENT },
  women: { fill: WARM },
  later: { fill: 'none', stroke: INK, 'stroke-width': 1.5 },
  casing: { fill: 'none', stroke: '#ffffff', 'stroke-width': 4 },
  base: { stroke: INK, 'stroke-width': 1 },
  lead: { stroke: '#8a857b', 'stroke-width': 0.75, fill: 'none' },
  label: { fill: INK },
  quiet: { fill: QUIET },
  strong: { fill: INK, 'font-weight': 600 },
  inverse: { fill: '#ffffff', 'font-weight': 600 },
  'series-1': { fill: ACCENT },
  'series-2': { fill: '#b4531f' },
  'series-3': { fill: '#2f6fa8' },
  'series-4': { fill: '#8a6d00' },
  'series-5': { fill: '#7a3b69' },
  'series-6': { fill: '#6a655d' }
} satisfies Record<Mark, Attributes>;

/** The attributes that dress a mark. */
export function dress(theme: ChartTheme, mark: Mark): Attributes {
  return theme === 'print' ? PRINT[mark] : { class: `chart-${mark}` };
}

/** The mark of the n-th series, from 0; a seventh series wears the sixth's look. */
export function seriesMark(at: number): Mark {
  return `series-${Math.min(at, 5) + 1}` as Mark;
}
