import { expect, test } from 'vitest';
import { holds, lineOf, percentile } from './line.ts';

const given = { group: 'pages', name: 'plan', unit: 'req/s' };

test('a line says how near the value comes to the limit', () => {
  expect(lineOf({ ...given, value: 6_000, limit: 10_000, goal: 'ratio >= 0.5' })).toEqual({
    ...given,
    ...{ value: 6_000, limit: 10_000, ratio: 0.6, goal: 'ratio >= 0.5', holds: true }
  });
  expect(lineOf({ ...given, value: 4_000, limit: 10_000, goal: 'ratio >= 0.5' }).holds).toBe(false);
});

test('a goal of two conditions needs both', () => {
  expect(holds('ratio >= 0.5 and value <= 20', { ratio: 0.6, value: 19 })).toBe(true);
  expect(holds('ratio >= 0.5 and value <= 20', { ratio: 0.6, value: 21 })).toBe(false);
  expect(holds('ratio >= 0.5 and value <= 20', { ratio: 0.4, value: 19 })).toBe(false);
});

test('a goal that cannot be judged is no goal', () => {
  expect(() => holds('fast', { ratio: 1, value: 1 })).toThrow('fast');
});

test('percentiles of a hundred times', () => {
  const times = Array.from({ length: 100 }, (_, at) => 100 - at);
  expect([percentile(times, 50), percentile(times, 95), percentile(times, 99)]).toEqual([51, 96, 100]);
  expect(percentile([], 50)).toBe(0);
});
