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
  | 'series-6'
  | 'against-2'
  | 'against-1'
  | 'neither'
  | 'for-1'
  | 'for-2'
  | 'heat-1'
  | 'heat-2'
  | 'heat-3'
  | 'heat-4'
  | 'heat-5';

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
  'series-6': { fill: '#6a655d' },
  'against-2': { fill: WARM },
  'against-1': { fill: '#e3c3b8' },
  neither: { fill: '#d9d5cd' },
  'for-1': { fill: '#a9d0c9' },
  'for-2': { fill: ACCENT },
  'heat-1': { fill: '#eef3f2' },
  'heat-2': { fill: '#cfe0dd' },
  'heat-3': { fill: '#a9d0c9' },
  'heat-4': { fill: '#2f6b66' },
  'heat-5': { fill: '#07332f' }
} satisfies Record<Mark, Attributes>;

/** The attributes that dress a mark. */
export function dress(theme: ChartTheme, mark: Mark): Attributes {
  return theme === 'print' ? PRINT[mark] : { class: `chart-${mark}` };
}

/** The mark of the n-th series, from 0; a seventh series wears the sixth's look. */
export function seriesMark(at: number): Mark {
  return `series-${Math.min(at, 5) + 1}` as Mark;
}
