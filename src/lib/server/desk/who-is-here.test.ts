import { expect, test } from 'vitest';
import { WhoIsHere } from './who-is-here.ts';

const anna = { name: 'Anna', block: 'b1' };
const boris = { name: 'Boris', block: null };

test('whoever asks sees the others, each in the block last told, until they no longer ask', () => {
  const here = new WhoIsHere();
  expect(here.note('vision', 'w1', anna, 0)).toEqual([]);
  expect(here.note('vision', 'w2', boris, 1_000)).toEqual([anna]);
  expect(here.note('vision', 'w1', { ...anna, block: 'b2' }, 2_000)).toEqual([boris]);
  expect(here.note('vision', 'w2', boris, 3_000)).toEqual([{ ...anna, block: 'b2' }]);
  expect(here.note('swot', 'w3', boris, 3_000)).toEqual([]);
  expect(here.note('vision', 'w2', boris, 22_500)).toEqual([]);
});

test('memory is bounded and given back', () => {
  const here = new WhoIsHere();
  for (let at = 0; at < 5_000; at += 1) here.note(`part ${at % 3_000}`, `w${at}`, anna, 0);
  for (let at = 0; at < 100; at += 1) here.note('part 1', `x${at}`, anna, 0);
  expect(here.size).toBeLessThanOrEqual(2_000 * 30);
  expect(here.note('part 1', 'y', anna, 0).length).toBeLessThanOrEqual(30);
  here.note('part 1', 'z', boris, 30_000);
  expect(here.size).toBe(1);
});
