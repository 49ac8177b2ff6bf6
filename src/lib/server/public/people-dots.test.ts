import fc from 'fast-check';
import { expect, test } from 'vitest';
import { drawPeopleDots } from './people-dots.ts';

const words = { age: 'Vek', men: 'Muži', women: 'Ženy', now: '' };
const band = fc.record({
  label: fc.constant('0 – 9'),
  men: fc.integer({ min: 0, max: 80 }),
  women: fc.integer({ min: 0, max: 80 })
});

test('there are as many dots as people, men on the left and women on the right, all inside the picture', () => {
  fc.assert(
    fc.property(
      fc.array(band, { minLength: 1, maxLength: 9 }),
      fc.constantFrom('wide', 'narrow'),
      (bands, layout) => {
        const svg = drawPeopleDots({ chart: 'age-pyramid', bands, words }, 'Obyvatelia', layout);
        const [, width = 0, height = 0] = (/viewBox="0 0 (\d+) ([\d.]+)"/.exec(svg) ?? []).map(Number);
        const starts = [...svg.matchAll(/M([\d.-]+) ([\d.-]+)a([\d.]+)/g)].map((m) => m.slice(1).map(Number));
        expect(starts.length).toBe(bands.reduce((sum, { men, women }) => sum + men + women, 0));
        for (const [x = 0, y = 0, radius = 0] of starts) {
          expect(x).toBeGreaterThanOrEqual(0);
          expect(x + 2 * radius).toBeLessThanOrEqual(width);
          expect(y).toBeGreaterThan(0);
          expect(y + radius).toBeLessThanOrEqual(height);
        }
        const onTheLeft = starts.filter(([x = 0]) => x < width / 2).length;
        expect(onTheLeft).toBe(bands.reduce((sum, { men }) => sum + men, 0));
      }
    )
  );
});
