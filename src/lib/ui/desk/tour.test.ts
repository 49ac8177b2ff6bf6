import { expect, test } from 'vitest';
import { TOUR_STEPS, tourStep } from './tour.ts';

test('the tour has at most six notes', () => {
  expect(TOUR_STEPS.length).toBeLessThanOrEqual(6);
});

test('it begins by itself until it is left, and then only when asked', () => {
  expect(tourStep(null, false)).toBe('next');
  expect(tourStep(null, true)).toBeNull();
  expect(tourStep('1', true)).toBe('next');
  expect(tourStep('6', false)).toBe('help');
  for (const strange of ['0', '7', '-1', '1.5', 'x', '']) expect(tourStep(strange, false)).toBeNull();
});
