import { scaleLinear } from 'd3-scale';
import type { Tornado } from '#lib/domain/publishing/chart.ts';
import { numberText } from '#lib/domain/publishing/number-text.ts';
import type { ChartDress, Drawing } from './chart-drawing.ts';
import { bar, label, line, linesWithin } from './chart-marks.ts';

const LINE = 18;
const BAR = 16;
/** Room for the figures at both ends of the widest bar. */
const FIGURES = 54;

/** Bars around the result, one assumption a row: to the left what it would be at the lower bound, to the right at the upper. */
export function drawTornado(chart: Tornado, dress: ChartDress): Drawing {
  const width = { wide: 640, beside: 400, narrow: 320 }[dress.layout];
  // On a phone the name stands above its bar.
  const names = dress.layout === 'narrow' ? 0 : Math.round(width * 0.4);
  const x = scaleLinear(rangeOf(chart), [names + FIGURES, width - FIGURES]);
  const say = (value: number) => numberText(value, dress.language);
  const body: string[] = [];
  let y = LINE;
  body.push(label(dress.theme, 'strong', x(chart.middle), 14, say(chart.middle), 'middle'));
  for (const { name, low, high } of chart.bars) {
    const lines = linesWithin(name, dress.layout === 'narrow' ? width : names - 8);
    const height = names === 0 ? lines.length * LINE + BAR + 16 : Math.max(lines.length * LINE, BAR) + 8;
    const top = names === 0 ? y + lines.length * LINE + 6 : y + height / 2 - BAR / 2;
    lines.forEach((words, at) => {
      body.push(label(dress.theme, 'label', 0, y + 14 + at * LINE, words));
    });
    body.push(
      bar(dress.theme, 'planned', { x: x(low), y: top, width: x(chart.middle) - x(low), height: BAR }),
      bar(dress.theme, 'existing', {
        x: x(chart.middle),
        y: top,
        width: x(high) - x(chart.middle),
        height: BAR
      }),
      // Only beside the bar: on a phone the line would cross the names.
      line(dress.theme, 'base', x(chart.middle), top - 3, x(chart.middle), top + BAR + 3),
      label(dress.theme, 'label', x(low) - 5, top + 13, say(low), 'end'),
      label(dress.theme, 'label', x(high) + 5, top + 13, say(high))
    );
    y += height;
  }
  return { width, height: y + 4, body };
}

/** All bars fit; a single value would leave no room to draw in. */
function rangeOf({ middle, bars }: Tornado): [number, number] {
  const low = Math.min(middle, ...bars.map((one) => one.low));
  const high = Math.max(middle, ...bars.map((one) => one.high));
  return high > low ? [low, high] : [low - 1, high + 1];
}
