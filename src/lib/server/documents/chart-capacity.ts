import { scaleBand, scaleLinear } from 'd3-scale';
import type { CapacityByYear } from '#lib/domain/publishing/chart.ts';
import { numberText } from '#lib/domain/publishing/number-text.ts';
import type { ChartDress, Drawing } from './chart-drawing.ts';
import { bar, hatching, label, line, roughWidth, spreadLabels } from './chart-marks.ts';
import type { Mark } from './chart-theme.ts';

type Year = CapacityByYear['years'][number];

/** Existing capacity solid, what the plan adds as a tint on it, what is needed as a hatched outline behind. */
export function drawCapacity(chart: CapacityByYear, dress: ChartDress): Drawing {
  return dress.layout === 'narrow' ? rows(chart, dress) : columns(chart, dress, FRAMES[dress.layout]);
}

/** Across the page, or beside its figures: smaller by its room alone, the letters stay as large. */
const FRAMES = {
  wide: { width: 640, height: 190, top: 26, bottom: 160 },
  beside: { width: 400, height: 136, top: 24, bottom: 108 }
};

const most = (years: readonly Year[]) =>
  Math.max(1, ...years.map((year) => Math.max(year.existing + year.planned, year.needed)));

function columns(
  chart: CapacityByYear,
  dress: ChartDress,
  { width, height, top, bottom }: { width: number; height: number; top: number; bottom: number }
): Drawing {
  const band = scaleBand(
    chart.years.map((year) => year.year),
    [0, width - 150]
  ).paddingInner(0.35);
  const y = scaleLinear([0, most(chart.years)], [bottom, top]);
  const hatch = `${dress.id}-hatch`;
  const say = (value: number) => numberText(value, dress.language);
  const drawn = chart.years.map((year) => {
    const [x, wide] = [band(year.year) ?? 0, band.bandwidth()];
    const inset = wide * 0.16;
    const inner = { x: x + inset, width: wide - 2 * inset };
    const middle = x + wide / 2;
    const stacked = year.existing + year.planned;
    return [
      bar(
        dress.theme,
        'needed',
        { x, y: y(year.needed), width: wide, height: bottom - y(year.needed) },
        `url(#${hatch})`
      ),
      bar(dress.theme, 'existing', { ...inner, y: y(year.existing), height: bottom - y(year.existing) }),
      ...(year.planned > 0
        ? [bar(dress.theme, 'planned', { ...inner, y: y(stacked), height: y(year.existing) - y(stacked) })]
        : []),
      ...inside(
        dress,
        { ...inner, height: bottom - y(year.existing) },
        y(year.existing),
        say(year.existing),
        'inverse'
      ),
      ...inside(
        dress,
        { ...inner, height: y(year.existing) - y(stacked) },
        y(stacked),
        `+${say(year.planned)}`,
        'strong'
      ),
      label(dress.theme, 'strong', middle, y(Math.max(year.needed, stacked)) - 6, say(year.needed), 'middle'),
      label(dress.theme, 'label', middle, bottom + 19, String(year.year), 'middle')
    ].join('');
  });
  const names = seriesNames(chart, (value) => y(value), width - 138, { top: top - 4, bottom }, dress);
  return {
    width,
    height,
    defs: hatching(dress.theme, hatch),
    body: [...drawn, line(dress.theme, 'base', 0, bottom, width - 150, bottom), ...names]
  };
}

/** The size of figures in the drawing. */
const FIGURE = 13;

/** A figure at the upper end of its bar, where it has the room. */
function inside(
  dress: ChartDress,
  { x, width, height }: { x: number; width: number; height: number },
  top: number,
  words: string,
  mark: Mark
): string[] {
  const fits = height >= 20 && roughWidth(words, FIGURE) <= width;
  return fits ? [label(dress.theme, mark, x + width / 2, top + 16, words, 'middle')] : [];
}

function seriesNames(
  chart: CapacityByYear,
  y: (value: number) => number,
  x: number,
  frame: { top: number; bottom: number },
  dress: ChartDress
): string[] {
  const last = chart.years.at(-1);
  if (!last) return [];
  const stacked = last.existing + last.planned;
  // A name that points at nothing would only have to be looked for.
  const named = [
    { words: chart.words.existing, size: last.existing, at: y(last.existing / 2) },
    { words: chart.words.planned, size: last.planned, at: y((last.existing + stacked) / 2) },
    { words: chart.words.needed, size: last.needed, at: y(Math.max(last.needed, stacked)) + 4 }
  ]
    .filter(({ size }) => size > 0)
    .sort((a, b) => a.at - b.at);
  const places = spreadLabels(
    named.map((name) => name.at),
    20,
    frame.top,
    frame.bottom
  );
  return named.flatMap(({ words, at }, index) => {
    const place = places[index] ?? at;
    return [
      line(dress.theme, 'lead', x - 10, at, x - 2, place),
      label(dress.theme, 'label', x + 2, place + 4, words)
    ];
  });
}

function rows(chart: CapacityByYear, dress: ChartDress): Drawing {
  const [width, row, top, start] = [320, 34, 72, 44];
  const x = scaleLinear([0, most(chart.years)], [0, width - start - 46]);
  const hatch = `${dress.id}-hatch`;
  const say = (value: number) => numberText(value, dress.language);
  const key: [Mark, string, string | undefined][] = [
    ['existing', chart.words.existing, undefined],
    ['planned', chart.words.planned, undefined],
    ['needed', chart.words.needed, `url(#${hatch})`]
  ];
  const keys = key.flatMap(([mark, words, fill], at) => [
    bar(dress.theme, mark, { x: 1, y: 4 + at * 20, width: 14, height: 12 }, fill),
    label(dress.theme, 'label', 22, 15 + at * 20, words)
  ]);
  const drawn = chart.years.map((year, at) => {
    const y = top + at * row;
    const base = y + 19;
    const stacked = year.existing + year.planned;
    const far = start + x(Math.max(year.needed, stacked)) + 6;
    return [
      label(dress.theme, 'label', 0, base, String(year.year)),
      bar(dress.theme, 'needed', { x: start, y: y + 1, width: x(year.needed), height: 26 }, `url(#${hatch})`),
      bar(dress.theme, 'existing', { x: start, y: y + 5, width: x(year.existing), height: 18 }),
      ...(year.planned > 0
        ? [
            bar(dress.theme, 'planned', {
              x: start + x(year.existing),
              y: y + 5,
              width: x(year.planned),
              height: 18
            })
          ]
        : []),
      ...(x(year.existing) > 30 ? [label(dress.theme, 'inverse', start + 6, base, say(year.existing))] : []),
      label(dress.theme, 'strong', far, base, say(year.needed))
    ].join('');
  });
  const height = top + chart.years.length * row + 4;
  return {
    width,
    height,
    defs: hatching(dress.theme, hatch),
    body: [...keys, ...drawn, line(dress.theme, 'base', start, top - 2, start, height - 6)]
  };
}
