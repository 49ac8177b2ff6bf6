import { escapeMarkup, tag } from './svg.ts';

const HEIGHT = 28;
const SIZE = 14;
const ROOM = 10;
/** Letters of an unknown sans-serif font are rarely wider: the badge stands on pages that have not ours. */
const LETTER = 8;

/** A small picture with what it is of and how much, for pages of others; it is read by its alternative. */
export function drawBadge({ label, value }: { label: string; value: string }): string {
  const [left, right] = [label, value].map((words) => words.length * LETTER + 2 * ROOM) as [number, number];
  const words = (text: string, x: number, width: number, fill: string) =>
    tag(
      'text',
      { x: x + width / 2, y: 19, 'text-anchor': 'middle', fill, textLength: width - 2 * ROOM },
      escapeMarkup(text)
    );
  return tag(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      ...{ width: left + right, height: HEIGHT, viewBox: `0 0 ${left + right} ${HEIGHT}` },
      ...{ role: 'img', 'aria-label': `${label}: ${value}`, 'font-family': 'sans-serif', 'font-size': SIZE }
    },
    tag('rect', { x: 0, y: 0, width: left, height: HEIGHT, fill: '#e7e3da' }),
    tag('rect', { x: left, y: 0, width: right, height: HEIGHT, fill: '#0b4f4a' }),
    words(label, 0, left, '#1c1b19'),
    words(value, left, right, '#ffffff')
  );
}
