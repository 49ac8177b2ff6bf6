import { expect, test } from 'vitest';
import { cutWeights } from './cut-weights.ts';
import type { ToldItem } from './survey-result.ts';
import type { Turnout } from './turnout.ts';

const group = (codes: string[], residents: number) => ({
  ...{ codes, residents, answered: 0, rate: 0, residentShare: 0, answerShare: 0 },
  ...{ represented: 'as-residents' as const, wanted: 0 }
});
const SEX: Turnout = { trait: 'sex', groups: [group(['woman'], 600), group(['man'], 400)] };
const AGE: Turnout = {
  trait: 'age',
  groups: [group(['under-30'], 300), group(['30-49'], 300), group(['50-64', '65-over'], 400)]
};

/** 30 women, of whom 20 say yes and five nothing; 10 men, of whom 5 say yes. */
const ITEM: ToldItem = {
  ...{ part: null, asked: 40 },
  lines: [
    { codes: ['yes'], count: 25 },
    { codes: ['no'], count: 10 },
    { codes: [''], count: 5 }
  ],
  cuts: [
    {
      ...{ trait: 'sex', groups: [['woman'], ['man'], ['']] },
      counts: [
        [20, 5, 0],
        [5, 5, 0],
        [5, 0, 0]
      ]
    }
  ]
};

test('a share is weighted to residents by the groups that are told', () => {
  const share = cutWeights(ITEM, [SEX])?.shareOf([0], 2);
  const women = 600 * (25 / 30);
  expect(share?.value).toBeCloseTo((women * (20 / 25) + 400 * (5 / 10)) / (women + 400), 12);
  expect(share).toMatchObject({ answers: 35, degrees: 34 });
  expect(share?.standardError).toBeGreaterThan(0);
});

test('groups that are told together are weighted together, and halves of a group of the census not at all', () => {
  const [cut] = ITEM.cuts;
  if (!cut) throw new Error('There is a table by sex.');
  const told = (groups: string[][]): ToldItem => ({ ...ITEM, cuts: [{ ...cut, trait: 'age', groups }] });
  expect(cutWeights(told([['under-30', '30-49'], ['50-64', '65-over'], ['']]), [AGE])?.traits).toEqual([
    'age'
  ]);
  expect(cutWeights(told([['under-30', '30-49', '50-64'], ['65-over'], ['']]), [AGE])).toBeNull();
  expect(cutWeights(told([['under-30'], ['50-64', '65-over'], ['']]), [AGE])).toBeNull();
});

test('without a table by a trait of the census nothing is weighted', () => {
  expect(cutWeights(ITEM, [])).toBeNull();
  expect(cutWeights({ ...ITEM, cuts: [] }, [SEX])).toBeNull();
});
