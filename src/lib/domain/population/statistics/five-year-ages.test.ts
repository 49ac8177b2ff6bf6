import fc from 'fast-check';
import { expect, test } from 'vitest';
import { personsBetween, totalOf } from '../age-structure.ts';
import { FIVE_YEAR_GROUPS, inFiveYears, peopleFrom } from './five-year-ages.ts';

const people = fc.array(fc.nat(900), { minLength: 101, maxLength: 101 });

test('groups of five years hold the people of their single years', () => {
  fc.assert(
    fc.property(fc.record({ males: people, females: people }), (ages) => {
      const grouped = inFiveYears(ages);
      expect([grouped.males.length, grouped.females.length]).toEqual([FIVE_YEAR_GROUPS, FIVE_YEAR_GROUPS]);
      expect(peopleFrom(grouped, 0)).toBe(totalOf(ages));
      for (const from of [65, 80, 100]) expect(peopleFrom(grouped, from)).toBe(personsBetween(ages, from));
    })
  );
});
