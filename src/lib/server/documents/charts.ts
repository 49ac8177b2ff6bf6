import type { Chart } from '#lib/domain/publishing/chart.ts';
import { drawAgePyramid } from './chart-age-pyramid.ts';
import { drawAnswerHeat } from './chart-answer-heat.ts';
import { drawAnswerScale } from './chart-answer-scale.ts';
import { drawCapacity } from './chart-capacity.ts';
import type { ChartDress, Drawing } from './chart-drawing.ts';
import { drawFulfilment } from './chart-fulfilment.ts';
import { drawMoney } from './chart-money.ts';
import { drawTornado } from './chart-tornado.ts';
import { tag } from './svg.ts';

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
    case 'tornado':
      return drawTornado(chart, dress);
    case 'answer-scale':
      return drawAnswerScale(chart, dress);
    case 'fulfilment':
      return drawFulfilment(chart, dress);
    case 'answer-heat':
      return drawAnswerHeat(chart, dress);
  }
}
