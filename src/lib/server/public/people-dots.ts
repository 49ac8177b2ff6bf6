import type { AgePyramid } from '#lib/domain/publishing/chart.ts';
import { label } from '../documents/chart-marks.ts';
import { dress } from '../documents/chart-theme.ts';
import { tag } from '../documents/svg.ts';

/** Room for the label of a band between the two sides, the smallest dot with its air, and the size of words. */
const SHAPE = {
  wide: { width: 640, gutter: 76, least: 11, size: 14 },
  narrow: { width: 320, gutter: 60, least: 9, size: 13 }
};
const LARGEST_STEP = 20;
const HEAD = 28;

/**
 * People of a small village by age and sex, one dot for each: men to the left, women to the right, the oldest
 * on top. A band of many goes on in further rows of dots.
 */
export function drawPeopleDots(chart: AgePyramid, alternative: string, layout: 'wide' | 'narrow'): string {
  const { width, gutter, least, size } = SHAPE[layout];
  const [left, right] = [(width - gutter) / 2, (width + gutter) / 2];
  // A hamlet of twelve has room for people that can be seen.
  const most = Math.max(1, ...chart.bands.flatMap(({ men, women }) => [men, women]));
  const step = Math.min(LARGEST_STEP, Math.max(least, Math.floor(left / most)));
  const inRow = Math.floor(left / step);
  const parts: string[] = [
    label('web', 'strong', left, 16, chart.words.men, 'end', size),
    label('web', 'strong', right, 16, chart.words.women, 'start', size)
  ];
  let top = HEAD;
  for (const band of chart.bands.toReversed()) {
    const rows = Math.max(1, Math.ceil(Math.max(band.men, band.women) / inRow));
    const height = Math.max(rows * step, size);
    parts.push(
      label('web', 'quiet', width / 2, top + height / 2 + size / 3, band.label, 'middle', size - 1),
      dots('men', band.men, { edge: left, way: -1, top, inRow, step }),
      dots('women', band.women, { edge: right, way: 1, top, inRow, step })
    );
    top += height + 7;
  }
  return tag(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${width} ${top}`,
      width,
      height: top,
      'font-family': 'Source Sans 3',
      role: 'img',
      'aria-label': alternative,
      class: `chart chart-${layout}`
    },
    ...parts
  );
}

type Grid = { edge: number; way: 1 | -1; top: number; inRow: number; step: number };

/** One path of circles: hundreds of elements would weigh more than the rest of the page. */
function dots(mark: 'men' | 'women', count: number, { edge, way, top, inRow, step }: Grid): string {
  const radius = step / 2 - 1.2;
  let d = '';
  for (let at = 0; at < count; at++) {
    const x = edge + way * ((at % inRow) + 0.5) * step;
    const y = top + (Math.floor(at / inRow) + 0.5) * step;
    d += `M${round(x - radius)} ${round(y)}a${round(radius)} ${round(radius)} 0 1 0 ${round(2 * radius)} 0a${round(radius)} ${round(radius)} 0 1 0 ${round(-2 * radius)} 0`;
  }
  return tag('path', { d, ...dress('web', mark) });
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
