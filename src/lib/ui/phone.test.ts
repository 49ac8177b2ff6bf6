import { expect, test } from 'vitest';
import { dialled } from './phone.ts';

test.each([
  ['0900 123 456', '0900123456'],
  ['+421 900 123 456', '+421900123456'],
  ['041/542 20 36, 0905 111 222', '0415422036'],
  ['vrátnica: 041 542 20 36', '0415422036'],
  ['podľa rozpisu', '']
])('of „%s“ the first number is rung, or none', (text, number) => {
  expect(dialled(text)).toBe(number);
});
