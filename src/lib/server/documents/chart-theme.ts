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
const QUIET = '#5a564f';
const ACCENT = '#0b4f4a';
const WARM = '#a23b1f';

// Six tones whose lightness differs too, so that a grey print still tells them apart beside their labels.
const PRINT = {
  existing: { fill: ACCENT },
  planned: { fill: '#8fc1b8', stroke: ACCENT, 'stroke-width': 0.75 },
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
  'series-2': { fill: '#d9a441' },
  'series-3': { fill: WARM },
  'series-4': { fill: '#a9c7d8' },
  'series-5': { fill: '#4a6d8c' },
  'series-6': { fill: '#cfc8ba' }
} satisfies Record<Mark, Attributes>;

/** The attributes that dress a mark. */
export function dress(theme: ChartTheme, mark: Mark): Attributes {
  return theme === 'print' ? PRINT[mark] : { class: `chart-${mark}` };
}

/** The mark of the n-th series, from 0; a seventh series wears the sixth's look. */
export function seriesMark(at: number): Mark {
  return `series-${Math.min(at, 5) + 1}` as Mark;
}
