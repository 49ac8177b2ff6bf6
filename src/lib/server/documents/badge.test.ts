import fc from 'fast-check';
import { expect, test } from 'vitest';
import { drawBadge } from './badge.ts';

test('a badge holds what it says, escaped, and both halves stand beside each other', () => {
  const words = fc.string({ minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(words, words, (label, value) => {
      const svg = drawBadge({ label, value });
      const [left, right] = [...svg.matchAll(/<rect x="(\d+)" y="0" width="(\d+)"/g)].map(([, x, width]) => ({
        x: Number(x),
        width: Number(width)
      }));
      expect(right?.x).toBe(left?.width);
      expect(Number(/ width="(\d+)"/.exec(svg)?.[1])).toBe((left?.width ?? 0) + (right?.width ?? 0));
      expect(svg.match(/<(?!\/?(svg|rect|text)[ >])/g)).toBeNull();
    })
  );
  expect(drawBadge({ label: 'a<b', value: '5 %' })).toContain('a&lt;b');
});
