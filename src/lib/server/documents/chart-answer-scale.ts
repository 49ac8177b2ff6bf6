import type { AnswerScale } from '#lib/domain/publishing/chart.ts';
import type { ChartDress, Drawing } from './chart-drawing.ts';
import { bar, label, line, linesWithin } from './chart-marks.ts';
import type { Mark } from './chart-theme.ts';

const LINE = 18;
const BAR = 26;
/** A segment narrower than this has no room for its share. */
const ROOM = 34;
/** On these the letters are light. */
const DEEP: ReadonlySet<Mark> = new Set(['against-2', 'for-2']);

/** How a step looks: the outer half of each side deep, the inner one light, a middle step calm. */
function scaleMark(at: number, steps: number): Mark {
  const place = steps === 1 ? 0.5 : at / (steps - 1);
  if (place === 0.5) return 'neither';
  if (place < 0.5) return place < 0.25 ? 'against-2' : 'against-1';
  return place > 0.75 ? 'for-2' : 'for-1';
}

/** Shares left and right of the middle; a middle step stands half on each side. */
function sidesOf(shares: readonly number[]): { left: number; right: number } {
  const half = (shares.length - 1) / 2;
  const sum = (isIn: (at: number) => boolean) =>
    shares.reduce((all, share, at) => (isIn(at) ? all + share : all), 0);
  const middle = Number.isInteger(half) ? (shares[half] ?? 0) / 2 : 0;
  return { left: sum((at) => at < half) + middle, right: sum((at) => at > half) + middle };
}

/** Answers stacked to both sides of the middle, so that rows compare at a glance; the steps are named above. */
export function drawAnswerScale(chart: AnswerScale, dress: ChartDress): Drawing {
  const width = dress.layout === 'wide' ? 640 : dress.layout === 'narrow' ? 320 : 400;
  const key = keyOf(chart, width, dress);
  const rows = chart.rows.map(({ label: name, people }) => {
    const all = people.reduce((sum, count) => sum + count, 0);
    return { name, shares: people.map((count) => (all === 0 ? 0 : count / all)) };
  });
  const most = Math.max(0.01, ...rows.flatMap(({ shares }) => Object.values(sidesOf(shares))));
  const [middle, unit] = [width / 2, (width / 2 - 2) / most];
  let y = key.height + 8;
  const top = y;
  const body = rows.flatMap(({ name, shares }) => {
    const words = rows.length > 1 ? linesWithin(name, width) : [];
    const named = words.map((text, at) => label(dress.theme, 'label', 0, y + 14 + at * LINE, text));
    y += words.length * LINE + 2;
    const drawn = segments(shares, { y, middle, unit }, dress);
    y += BAR + 10;
    return [...named, ...drawn];
  });
  return {
    ...{ width, height: y },
    body: [...key.marks, line(dress.theme, 'lead', middle, top - 4, middle, y - 6), ...body]
  };
}

function segments(
  shares: readonly number[],
  { y, middle, unit }: { y: number; middle: number; unit: number },
  dress: ChartDress
): string[] {
  let x = middle - sidesOf(shares).left * unit;
  return shares.flatMap((share, at) => {
    const [wide, mark, from] = [share * unit, scaleMark(at, shares.length), x];
    x += wide;
    if (share === 0) return [];
    const box = { x: Math.max(0, from), y, width: Math.max(0.5, wide - 1), height: BAR };
    const said = wide < ROOM ? [] : [shareText(share, mark, from + wide / 2, y + 18, dress)];
    return [bar(dress.theme, mark, box), ...said];
  });
}

/** *42 %* in letters that stand out on what is under them. */
function shareText(share: number, mark: Mark, x: number, y: number, dress: ChartDress): string {
  const sign = dress.language === 'sk' ? '\u00a0%' : '%';
  const words = `${Math.round(share * 100)}${sign}`;
  return label(dress.theme, DEEP.has(mark) ? 'inverse' : 'label', x, y, words, 'middle', 13);
}

function keyOf({ steps }: AnswerScale, width: number, dress: ChartDress) {
  let y = 0;
  const marks = steps.flatMap((step, at) => {
    const own = [bar(dress.theme, scaleMark(at, steps.length), { x: 1, y: y + 3, width: 14, height: 12 })];
    for (const words of linesWithin(step, width - 30)) {
      own.push(label(dress.theme, 'label', 22, y + 14, words));
      y += LINE;
    }
    return own;
  });
  return { marks, height: y };
}
