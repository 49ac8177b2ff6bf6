import { expect, test } from 'vitest';
import { educationFrom, shareOfAdults } from './education.ts';

/** Alekšince, census 2021: 1,699 people, of them 245 up to 14. */
const aleksince = educationFrom([185, 289, 449, 400, 59, 233, 5, 79]);
const ages = {
  males: [131, ...Array<number>(14).fill(0), 700],
  females: [114, ...Array<number>(14).fill(0), 754]
};

test('of 1,454 grown-ups of Alekšince, 233 finished a university', () => {
  expect(aleksince.university).toBe(233);
  expect(shareOfAdults(aleksince, ages, 'university')).toBeCloseTo(233 / 1_454, 12);
});

test('where nobody has reached 15 there is no share', () => {
  expect(shareOfAdults(educationFrom([12]), { males: [12], females: [] }, 'unknown')).toBeNull();
});
