import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const source = readFileSync(new URL('tokens.css', import.meta.url), 'utf8');

/** The tokens of a block, with the light ones under them. */
function tokensAfter(heading: string): Map<string, string> {
  const block = source.slice(source.indexOf(heading)).split('}')[0] ?? '';
  const own = [...block.matchAll(/--([\w-]+):\s*([^;]+);/g)].map((m) => [m[1] ?? '', m[2] ?? ''] as const);
  return new Map([...(heading === ':root' ? [] : tokensAfter(':root')), ...own]);
}

/** Relative luminance after WCAG 2.2, from 0 (black) to 1 (white). */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].toSorted((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

const GROUNDS = ['ground', 'paper', 'wash'];
const TEXTS: [string, string[]][] = [
  ['ink', [...GROUNDS, 'accent-wash', 'warm-wash', 'done-wash']],
  ['quiet', [...GROUNDS, 'accent-wash']],
  ['accent', [...GROUNDS, 'accent-wash']],
  ['accent-deep', [...GROUNDS, 'accent-wash']],
  ['warm', ['ground', 'paper', 'wash', 'warm-wash', 'accent-wash']],
  ['done', ['ground', 'paper', 'wash', 'done-wash', 'accent-wash']],
  ['on-accent', ['accent', 'accent-deep']],
  ['on-warm', ['warm', 'warm-deep']]
];
const MARKS: [string, string[]][] = [
  ['edge', GROUNDS],
  ...[1, 2, 3, 4, 5, 6].map((n): [string, string[]] => [`chart-${n}`, ['ground', 'paper']])
];

test('the measure itself is right', () => {
  expect(contrast('#ffffff', '#000000')).toBeCloseTo(21, 5);
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
});

describe.each([
  ['light', ':root'],
  ['dark', '@media screen and (prefers-color-scheme: dark)'],
  ['print', '@media print']
])('%s', (_scheme, heading) => {
  const tokens = tokensAfter(heading);
  const tokenOf = (name: string) => {
    const value = tokens.get(name) ?? '';
    expect(value, name).toMatch(/^#[0-9a-f]{6}$/);
    return value;
  };

  test.each(TEXTS)('%s is read on its grounds at 7:1', (text, grounds) => {
    for (const ground of grounds) {
      expect(contrast(tokenOf(text), tokenOf(ground)), `${text} on ${ground}`).toBeGreaterThanOrEqual(7);
    }
  });

  test.each(MARKS)('%s is seen on its grounds at 3:1', (mark, grounds) => {
    for (const ground of grounds) {
      expect(contrast(tokenOf(mark), tokenOf(ground)), `${mark} on ${ground}`).toBeGreaterThanOrEqual(3);
    }
  });

  test('one of the two focus rings is seen on every ground', () => {
    for (const ground of GROUNDS) {
      const best = Math.max(
        ...['focus', 'focus-ink'].map((ring) => contrast(tokenOf(ring), tokenOf(ground)))
      );
      expect(best, ground).toBeGreaterThanOrEqual(3);
    }
  });
});
