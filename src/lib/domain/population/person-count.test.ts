import { expect, test } from 'vitest';
import { educationFrom, shareOfAdults } from './education.ts';
import { personCount, publishedPersonCount, sumPersonCounts } from './person-count.ts';

test.each([
  [0, { fewerThan: 5 }],
  [4, { fewerThan: 5 }],
  [5, { persons: 5 }],
  [127, { persons: 127 }]
])('%i persons are published as %j', (persons, expected) => {
  const count = personCount(persons);
  expect(count === null ? null : publishedPersonCount(count)).toEqual(expected);
});

test.each([-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])('%d is no count of persons', (persons) => {
  expect(personCount(persons)).toBeNull();
});

test('groups of 2 and 3 are 5 together', () => {
  const counts = [2, 3].map(personCount).filter((count) => count !== null);
  expect(publishedPersonCount(sumPersonCounts(counts))).toEqual({ persons: 5 });
});

test('a quarter of the adults of Alekšince have a secondary education with an exam', () => {
  const aleksince = educationFrom([185, 289, 449, 400, 59, 233, 5, 79]);
  expect(aleksince.university).toBe(233);
  expect(shareOfAdults(aleksince, 'secondary-with-exam')).toBeCloseTo(400 / 1_514, 10);
  expect(shareOfAdults(educationFrom([12]), 'basic')).toBeNull();
});
