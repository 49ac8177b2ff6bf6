import { expect, test } from 'vitest';
import { euro } from './exact-euro.ts';

test.each([
  [1_234_500, '12 345 €', '€12,345'],
  [1_234_550, '12 345,50 €', '€12,345.50'],
  [5, '0,05 €', '€0.05'],
  [-50, '−0,50 €', '−€0.50'],
  [-1_050, '−10,50 €', '−€10.50'],
  [0, '0 €', '€0']
])('%i cents are %s', (cents, sk, en) => {
  expect(euro(cents, 'sk').replaceAll('\u00a0', ' ')).toBe(sk);
  expect(euro(cents, 'en')).toBe(en);
});
