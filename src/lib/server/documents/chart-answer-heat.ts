import type { AnswerHeat } from '#lib/domain/publishing/chart.ts';
import type { ChartDress, Drawing } from './chart-drawing.ts';
import { bar, hatching, label, linesWithin } from './chart-marks.ts';
import type { Mark } from './chart-theme.ts';

const LINE = 18;
const CELL = 30;
/** Share from which each tone begins. */
const TONES: readonly (readonly [number, Mark])[] = [
  [0.6, 'heat-5'],
  [0.4, 'heat-4'],
  [0.2, 'heat-3'],
  [0.05, 'heat-2'],
  [0, 'heat-1']
];
const DEEP: ReadonlySet<Mark> = new Set(['heat-4', 'heat-5']);

/** A row of cells for each thing asked, its name above them; columns are lettered, and named under the picture. */
export function drawAnswerHeat(chart: AnswerHeat, dress: ChartDress): Drawing {
  const width = dress.layout === 'wide' ? 640 : dress.layout === 'narrow' ? 320 : 400;
  const cell = width / Math.max(1, chart.columns.length);
  const hatch = `${dress.id}-hatch`;
  let y = 0;
  const heads = chart.columns.map((_, at) =>
    label(dress.theme, 'strong', at * cell + cell / 2, 14, letterOf(at), 'middle', 13)
  );
  y += LINE + 4;
  const rows = chart.rows.flatMap(({ label: name, people, of }) => {
    const named = linesWithin(name, width).map((words, at) =>
      label(dress.theme, 'label', 0, y + 14 + at * LINE, words)
    );
    y += named.length * LINE + 2;
    const cells = people.flatMap((count, at) => {
      const box = { x: at * cell, y, width: Math.max(0.5, cell - 2), height: CELL };
      if (count === null) return [bar(dress.theme, 'needed', { ...box, height: CELL - 1 }, `url(#${hatch})`)];
      const share = of === 0 ? 0 : count / of;
      const mark = toneOf(share);
      const x = at * cell + cell / 2;
      return [bar(dress.theme, mark, box), cellText(share, mark, x, y + 20, dress)];
    });
    y += CELL + 10;
    return [...named, ...cells];
  });
  const key = chart.columns.flatMap((column, at) =>
    linesWithin(`${letterOf(at)} – ${column}`, width).map((words) => {
      y += LINE;
      return label(dress.theme, 'quiet', 0, y - 4, words);
    })
  );
  return { width, height: y + 4, body: [...heads, ...rows, ...key], defs: hatching(dress.theme, hatch) };
}

function toneOf(share: number): Mark {
  return TONES.find(([from]) => share >= from)?.[1] ?? 'heat-1';
}

function cellText(share: number, mark: Mark, x: number, y: number, dress: ChartDress): string {
  const sign = dress.language === 'sk' ? '\u00a0%' : '%';
  const words = `${Math.round(share * 100)}${sign}`;
  return label(dress.theme, DEEP.has(mark) ? 'inverse' : 'label', x, y, words, 'middle', 12);
}

function letterOf(at: number): string {
  return String.fromCharCode('A'.charCodeAt(0) + at);
}
