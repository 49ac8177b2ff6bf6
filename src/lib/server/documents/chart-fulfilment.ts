import type { Fulfilment } from '#lib/domain/publishing/chart.ts';
import type { ChartDress, Drawing } from './chart-drawing.ts';
import { bar, hatching, label, linesWithin } from './chart-marks.ts';
import type { Mark } from './chart-theme.ts';

const LINE = 18;
const BAR = 26;
/** A segment narrower than this has no room for its number. */
const ROOM = 18;
/** Of what nobody told is known as little as of what has no cover: the same hatched outline. */
const MARKS: readonly Mark[] = ['for-2', 'for-1', 'neither', 'against-2', 'needed'];
const LIGHT_LETTERS: ReadonlySet<Mark> = new Set(['for-2', 'against-2']);

/** Bars of one length, since each is the whole of what was due; the number of activities stands in each segment. */
export function drawFulfilment(chart: Fulfilment, dress: ChartDress): Drawing {
  const width = dress.layout === 'wide' ? 640 : dress.layout === 'narrow' ? 320 : 400;
  const key = keyOf(chart, width, dress);
  let y = key.height + 8;
  const body = chart.rows.flatMap(({ label: name, activities }) => {
    const words = name === '' ? [] : linesWithin(name, width);
    const named = words.map((text, at) => label(dress.theme, 'label', 0, y + 14 + at * LINE, text));
    y += words.length * LINE + 2;
    const drawn = segments(activities, { y, width: width - 2 }, dress);
    y += BAR + 10;
    return [...named, ...drawn];
  });
  return {
    ...{ width, height: y, body: [...key.marks, ...body] },
    defs: hatching(dress.theme, hatchOf(dress))
  };
}

const hatchOf = ({ id }: ChartDress) => `${id}-hatch`;
const markAt = (at: number): Mark => MARKS[at] ?? 'neither';
const fillOf = (mark: Mark, dress: ChartDress) => (mark === 'needed' ? `url(#${hatchOf(dress)})` : undefined);

function segments(
  activities: readonly number[],
  { y, width }: { y: number; width: number },
  dress: ChartDress
): string[] {
  const all = activities.reduce((sum, count) => sum + count, 0);
  let x = 1;
  return activities.flatMap((count, at) => {
    if (count === 0) return [];
    const [wide, from, mark] = [(count / all) * width, x, markAt(at)];
    x += wide;
    const box = { x: from, y, width: Math.max(0.5, wide - 1), height: BAR };
    const letters = LIGHT_LETTERS.has(mark) ? 'inverse' : 'label';
    const said =
      wide < ROOM ? [] : [label(dress.theme, letters, from + wide / 2, y + 18, String(count), 'middle', 13)];
    return [bar(dress.theme, mark, box, fillOf(mark, dress)), ...said];
  });
}

function keyOf({ steps }: Fulfilment, width: number, dress: ChartDress) {
  let y = 0;
  const marks = steps.flatMap((step, at) => {
    const mark = markAt(at);
    const own = [bar(dress.theme, mark, { x: 1, y: y + 3, width: 14, height: 12 }, fillOf(mark, dress))];
    for (const words of linesWithin(step, width - 30)) {
      own.push(label(dress.theme, 'label', 22, y + 14, words));
      y += LINE;
    }
    return own;
  });
  return { marks, height: y };
}
