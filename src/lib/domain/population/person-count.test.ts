import { expect, test } from 'vitest';
import { MOST_PERSONS, personCount, publishedPersonCount, sumPersonCounts } from './person-count.ts';

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

test('more people than live in the country are no count of a municipality', () => {
  expect(personCount(MOST_PERSONS)).toBe(MOST_PERSONS);
  expect(personCount(MOST_PERSONS + 1)).toBeNull();
});
