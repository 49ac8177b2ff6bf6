import { scaleLinear } from 'd3-scale';
import { line as linePath } from 'd3-shape';
import type { AgePyramid } from '#lib/domain/publishing/chart.ts';
import { numberText } from '#lib/domain/publishing/number-text.ts';
import type { ChartDress, Drawing } from './chart-drawing.ts';
import { bar, label, line, roughWidth } from './chart-marks.ts';
import { dress as dressed } from './chart-theme.ts';
import { all, tag } from './svg.ts';

const SHAPE = {
  wide: { width: 640, gutter: 72, row: 17, size: 13, valueRoom: 46 },
  narrow: { width: 320, gutter: 58, row: 16, size: 12, valueRoom: 34 },
  // Only small charts stand beside their figures, and a pyramid is none.
  beside: { width: 320, gutter: 58, row: 16, size: 12, valueRoom: 34 }
};

/** Men to the left, women to the right, the oldest on top; the later state is a stepped outline. */
export function drawAgePyramid(chart: AgePyramid, dress: ChartDress): Drawing {
  const { width, gutter, row, size, valueRoom } = SHAPE[dress.layout];
  const top = 28;
  const bands = chart.bands.toReversed();
  const most = Math.max(
    1,
    ...bands.flatMap((band) => [band.men, band.women, band.later?.men ?? 0, band.later?.women ?? 0])
  );
  const length = scaleLinear([0, most], [0, (width - gutter) / 2 - valueRoom]);
  const [left, right] = [(width - gutter) / 2, (width + gutter) / 2];
  const { men, women, now, later } = chart.words;
  const crowded = later !== undefined && most > DOTS_UP_TO;
  const rows = bands.map((band, at) => {
    const [y, height] = [top + at * row, row - 3];
    const base = y + height - 3;
    const say = (value: number) => numberText(value, dress.language);
    return [
      people(dress, 'men', band.men, left, -length(1), { y, height }, most),
      people(dress, 'women', band.women, right, length(1), { y, height }, most),
      label(dress.theme, 'quiet', width / 2, base, band.label, 'middle', size - 1),
      ...count(dress, say(band.men), 'men', left, length(band.men), base, crowded),
      ...count(dress, say(band.women), 'women', right, length(band.women), base, crowded)
    ].join('');
  });
  const bottom = top + bands.length * row;
  return {
    width,
    height: bottom + (later === undefined ? 8 : 26),
    body: [
      label(dress.theme, 'strong', left, 16, `${men} ${now}`, 'end', size + 1),
      label(dress.theme, 'strong', right, 16, `${women} ${now}`, 'start', size + 1),
      ...rows,
      ...(later === undefined ? [] : outline(chart, dress, { left, right, top, bottom, row }, length, later))
    ]
  };
}

/** In a village so small every person is a dot: a bar of three would look like a measurement. */
const DOTS_UP_TO = 24;

/** People of one band and sex from the axis outwards; `step` is the signed length of one person. */
function people(
  dress: ChartDress,
  mark: 'men' | 'women',
  persons: number,
  axis: number,
  step: number,
  { y, height }: { y: number; height: number },
  most: number
): string {
  if (most > DOTS_UP_TO) {
    const width = Math.abs(persons * step);
    return bar(dress.theme, mark, { x: step < 0 ? axis - width : axis, y, width, height });
  }
  const r = Math.min(height, Math.abs(step)) * 0.42;
  const dots = Array.from({ length: persons }, (_, at) => ({
    cx: axis + (at + 0.5) * step,
    cy: y + height / 2,
    r
  }));
  return all(dots.map((dot) => tag('circle', { ...dot, ...dressed(dress.theme, mark) })));
}

/**
 * The count of one bar: beyond its end, or, where the outline of the later state runs there, inside the bar
 * at the axis. A bar too short for that goes without; the table under the chart has every count.
 * @param length of the bar from the axis
 */
function count(
  dress: ChartDress,
  words: string,
  side: 'men' | 'women',
  axis: number,
  length: number,
  base: number,
  crowded: boolean
): string[] {
  const size = SHAPE[dress.layout].size - 1;
  const [way, anchor] = side === 'men' ? ([-1, 'end'] as const) : ([1, 'start'] as const);
  if (!crowded) return [label(dress.theme, 'label', axis + way * (length + 5), base, words, anchor, size)];
  if (length < roughWidth(words, size) + 12) return [];
  return [label(dress.theme, 'inverse', axis + way * 6, base, words, anchor, size)];
}

type Frame = { left: number; right: number; top: number; bottom: number; row: number };

function outline(
  chart: AgePyramid,
  dress: ChartDress,
  frame: Frame,
  length: (count: number) => number,
  later: string
): string[] {
  const bands = chart.bands.toReversed();
  const step = linePath<[number, number]>();
  const side = (end: (count: number) => number, count: (at: number) => number) =>
    step(
      bands.flatMap((_, at): [number, number][] => {
        const y = frame.top + at * frame.row - 1.5;
        return [
          [end(count(at)), y],
          [end(count(at)), y + frame.row]
        ];
      })
    ) ?? '';
  const men = side(
    (count) => frame.left - length(count),
    (at) => bands[at]?.later?.men ?? 0
  );
  const women = side(
    (count) => frame.right + length(count),
    (at) => bands[at]?.later?.women ?? 0
  );
  const keyY = frame.bottom + 14;
  const key = dress.layout === 'wide' ? frame.right : 8;
  return [
    // The pale casing keeps the line visible where it crosses a bar.
    ...(['casing', 'later'] as const).flatMap((mark) =>
      [men, women].map((d) => tag('path', { d, ...dressed(dress.theme, mark) }))
    ),
    line(dress.theme, 'later', key, keyY - 4, key + 26, keyY - 4),
    label(dress.theme, 'label', key + 32, keyY, later, 'start', 13)
  ];
}
