import { scaleBand, scaleLinear } from 'd3-scale';
import { type SeriesPoint, stack } from 'd3-shape';
import type { MoneyByYear } from '#lib/domain/publishing/chart.ts';
import { euroText } from '#lib/domain/publishing/number-text.ts';
import type { ChartDress, Drawing } from './chart-drawing.ts';
import { bar, hatching, label, line, linesWithin, roughWidth, spreadLabels } from './chart-marks.ts';
import { type Mark, seriesMark } from './chart-theme.ts';

type Year = MoneyByYear['years'][number];
type Layers = SeriesPoint<Year>[][];

/** Money stacked by source in each year, its sum above; what has no cover is a hatched outline. */
export function drawMoney(chart: MoneyByYear, dress: ChartDress): Drawing {
  const layers: Layers = stack<unknown, Year, number>()
    .keys(chart.sources.map((_, at) => at))
    .value((year, at) => year.cents[at] ?? 0)(chart.years);
  const drawing = dress.layout === 'wide' ? columns(chart, layers, dress) : rows(chart, layers, dress);
  return { ...drawing, defs: hatching(dress.theme, `${dress.id}-hatch`) };
}

const sumOf = (year: Year) => year.cents.reduce((sum, cents) => sum + cents, 0);

/** Solid marks are counted on their own, so that the same source has the same colour beside an outlined one. */
function look(chart: MoneyByYear, at: number, dress: ChartDress): { mark: Mark; fill?: string } {
  if (chart.sources[at]?.covered === false) return { mark: 'needed', fill: `url(#${dress.id}-hatch)` };
  return { mark: seriesMark(chart.sources.slice(0, at).filter((source) => source.covered).length) };
}

function columns(chart: MoneyByYear, layers: Layers, dress: ChartDress): Drawing {
  const longest = Math.max(...chart.sources.map((source) => roughWidth(source.name, 14))) + 24;
  // Names too long to stand beside the last year are a key under the years, never cut off.
  const beside = longest <= BESIDE;
  const [width, top, bottom, names] = [640, 26, 260, beside ? longest : 0];
  const band = scaleBand(
    chart.years.map((year) => year.year),
    [0, width - names]
  ).paddingInner(0.3);
  const y = scaleLinear([0, Math.max(1, ...chart.years.map(sumOf))], [bottom, top]);
  const size = chart.years.length > 7 ? 11 : 13;
  const bars = layers.flatMap((layer, at) => {
    const { mark, fill } = look(chart, at, dress);
    return layer
      .filter(([low, high]) => high > low)
      .map((point) => {
        const box = {
          x: band(point.data.year) ?? 0,
          y: y(point[1]),
          width: band.bandwidth(),
          height: y(point[0]) - y(point[1])
        };
        // A hair of ground between the layers tells them apart in grey.
        return bar(dress.theme, mark, { ...box, height: Math.max(0.5, box.height - 1) }, fill);
      });
  });
  const sums = chart.years.flatMap((year) => {
    const middle = (band(year.year) ?? 0) + band.bandwidth() / 2;
    return [
      label(
        dress.theme,
        'strong',
        middle,
        y(sumOf(year)) - 6,
        euroText(sumOf(year), dress.language),
        'middle',
        size
      ),
      label(dress.theme, 'label', middle, bottom + 19, String(year.year), 'middle')
    ];
  });
  const base = line(dress.theme, 'base', 0, bottom, width - names, bottom);
  const key = beside
    ? { marks: sourceNames(chart, layers, y, width - names + 12, { top, bottom }, dress), height: 30 }
    : keyOf(chart, { top: bottom + 34, width }, dress);
  const height = bottom + (beside ? 30 : 34 + key.height);
  return { width, height, body: [...bars, base, ...sums, ...key.marks] };
}

/** Room for names beside the last year. */
const BESIDE = 230;
const KEY_LINE = 18;

/** The sources under one another with their marks, the uppermost layer first; long names in several lines. */
function keyOf(
  chart: MoneyByYear,
  frame: { top: number; width: number },
  dress: ChartDress
): { marks: string[]; height: number } {
  let y = frame.top;
  const marks = chart.sources
    .map((source, at) => ({ source, at }))
    .toReversed()
    .flatMap(({ source, at }) => {
      const { mark, fill } = look(chart, at, dress);
      const own = [bar(dress.theme, mark, { x: 1, y: y + 1, width: 14, height: 12 }, fill)];
      for (const words of linesWithin(source.name, frame.width - 30)) {
        own.push(label(dress.theme, 'label', 22, y + 12, words));
        y += KEY_LINE;
      }
      y += 3;
      return own;
    });
  return { marks, height: y - frame.top };
}

function sourceNames(
  chart: MoneyByYear,
  layers: Layers,
  y: (cents: number) => number,
  x: number,
  frame: { top: number; bottom: number },
  dress: ChartDress
): string[] {
  const named = layers
    .map((layer, at) => ({ at, name: chart.sources[at]?.name ?? '', last: layer.at(-1) }))
    .map(({ at, name, last }) => ({ at, name, middle: y(((last?.[0] ?? 0) + (last?.[1] ?? 0)) / 2) }))
    .sort((a, b) => a.middle - b.middle);
  const places = spreadLabels(
    named.map((source) => source.middle),
    21,
    frame.top,
    frame.bottom - 4
  );
  return named.flatMap(({ at, name, middle }, index) => {
    const place = places[index] ?? middle;
    const { mark, fill } = look(chart, at, dress);
    return [
      line(dress.theme, 'lead', x - 11, middle, x - 3, place),
      bar(dress.theme, mark, { x: x - 1, y: place - 5, width: 10, height: 10 }, fill),
      label(dress.theme, 'label', x + 14, place + 5, name)
    ];
  });
}

function rows(chart: MoneyByYear, layers: Layers, dress: ChartDress): Drawing {
  const [width, row, start] = [320, 30, 44];
  const key = keyOf(chart, { top: 3, width }, dress);
  const top = key.height + 12;
  const x = scaleLinear([0, Math.max(1, ...chart.years.map(sumOf))], [0, width - start - 84]);
  const bars = layers.flatMap((layer, at) => {
    const { mark, fill } = look(chart, at, dress);
    return layer.flatMap((point, year) => {
      const long = x(point[1]) - x(point[0]);
      if (long <= 0) return [];
      return [
        bar(
          dress.theme,
          mark,
          { x: start + x(point[0]), y: top + year * row, width: Math.max(0.5, long - 1), height: 20 },
          fill
        )
      ];
    });
  });
  const sums = chart.years.flatMap((year, at) => [
    label(dress.theme, 'label', 0, top + at * row + 15, String(year.year)),
    label(
      dress.theme,
      'strong',
      start + x(sumOf(year)) + 6,
      top + at * row + 15,
      euroText(sumOf(year), dress.language),
      'start',
      13
    )
  ]);
  const height = top + chart.years.length * row + 2;
  return {
    width,
    height,
    body: [...key.marks, ...bars, line(dress.theme, 'base', start, top - 4, start, height - 6), ...sums]
  };
}
