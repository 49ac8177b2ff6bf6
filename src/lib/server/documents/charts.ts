import type { Chart } from '#lib/domain/publishing/chart.ts';
import type { DocumentLanguage } from '#lib/domain/publishing/document.ts';
import { drawAgePyramid } from './chart-age-pyramid.ts';
import { drawCapacity } from './chart-capacity.ts';
import { drawMoney } from './chart-money.ts';
import type { ChartTheme } from './chart-theme.ts';
import { tag } from './svg.ts';

/** `wide` is drawn for 640 units, `narrow` for a phone of 320: laid out anew, never shrunk. */
export type ChartLayout = 'wide' | 'narrow';

export type ChartDress = {
  theme: ChartTheme;
  layout: ChartLayout;
  language: DocumentLanguage;
  /** Distinguishes the patterns of several charts on one page. */
  id: string;
};

export type Drawing = { width: number; height: number; body: string[]; defs?: string };

/**
 * A chart as one SVG without style attributes. On the web it is an image with `alternative` as its name;
 * in print the figure around it carries the alternative text.
 */
export function drawChart(chart: Chart, alternative: string, dress: ChartDress): string {
  const { width, height, body, defs } = draw(chart, dress);
  const web =
    dress.theme === 'web'
      ? { role: 'img', 'aria-label': alternative, class: `chart chart-${dress.layout}` }
      : {};
  const font = { 'font-family': 'Source Sans 3', 'font-size': 14 };
  return tag(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${width} ${height}`,
      width,
      height,
      ...font,
      ...web
    },
    ...(defs === undefined ? [] : [tag('defs', {}, defs)]),
    ...body
  );
}

function draw(chart: Chart, dress: ChartDress): Drawing {
  switch (chart.chart) {
    case 'age-pyramid':
      return drawAgePyramid(chart, dress);
    case 'capacity-by-year':
      return drawCapacity(chart, dress);
    case 'money-by-year':
      return drawMoney(chart, dress);
  }
}
