import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Ballot,
  isOpenOn,
  type PriorityVote,
  readPaperBallot,
  refuseBallot,
  refuseVote,
  resultOf,
  VOTE_RULES,
  type VoteRule
} from './priority-vote.ts';

const ITEMS = [
  { number: 1, title: 'Dovoz obedov', cost: 40 },
  { number: 2, title: 'Denné centrum', cost: 40 },
  { number: 3, title: 'Požičovňa pomôcok', cost: 20 },
  { number: 4, title: 'Klub rodičov', cost: 20 }
];
const VOTE: PriorityVote = {
  ...{ id: 'a', code: 'abcdef', title: 'Čo najskôr', lead: '', rule: 'equal-shares', budget: 100 },
  ...{
    isPublic: true,
    opensOn: '2027-01-01',
    closesOn: '2027-01-31',
    items: ITEMS,
    shownOn: null,
    result: null,
    revision: 1
  }
};

test.each([
  ['everything', {}, null],
  ['no title', { title: ' ' }, 'no-title'],
  ['too long a title', { title: 'x'.repeat(201) }, 'title-too-long'],
  ['too long words before it', { lead: 'x'.repeat(2_001) }, 'lead-too-long'],
  ['an end before the beginning', { closesOn: '2026-12-31' }, 'closes-before-opening'],
  ['one item', { items: ITEMS.slice(0, 1) }, 'few-items'],
  [
    'too many items',
    { items: Array.from({ length: 31 }, (_, at) => ({ ...ITEMS[0], title: `${at}` })) },
    'many-items'
  ],
  ['the same item twice', { items: [ITEMS[0], ITEMS[0]] }, 'same-items'],
  ['no money', { budget: null }, 'no-budget'],
  ['an item without its cost', { items: [...ITEMS, { number: 5, title: 'Iné', cost: null }] }, 'no-cost'],
  ['too little money for anything', { budget: 19 }, 'nothing-fits'],
  ['no money where none is divided', { rule: 'borda', budget: null }, null]
] as const)('a vote with %s', (_, given, refusal) => {
  expect(refuseVote({ ...VOTE, ...given } as PriorityVote)).toBe(refusal);
});

test.each([
  ['2026-12-31', false],
  ['2027-01-01', true],
  ['2027-01-31', true],
  ['2027-02-01', false]
] as const)('on %s it is open: %s', (day, isOpen) => {
  expect(isOpenOn(VOTE, day)).toBe(isOpen);
  expect(isOpenOn({ ...VOTE, isPublic: false }, day)).toBe(false);
});

test.each([
  [[1, 3], null],
  [[], 'empty'],
  [[5], 'no-such-item'],
  [[2, 2], 'twice']
] as const)('the ballot %j', (ballot, refusal) => {
  expect(refuseBallot(VOTE, ballot)).toBe(refusal);
});

test.each([
  ['3 1 5', [3, 1, 5]],
  [' 3,1;5. ', [3, 1, 5]],
  ['', []],
  ['3 a', null],
  ['-1', null],
  ['100', null]
])('%j on paper is %j', (typed, ballot) => {
  expect(readPaperBallot(typed)).toEqual(ballot);
});

const many = (count: number, ballot: Ballot) => Array.from({ length: count }, () => ballot);

describe('the result', () => {
  const ballots = [...many(8, [1, 2, 3]), ...many(2, [4])];

  test('divides money among groups of voters, and says what the most approved alone would be', () => {
    const { outcomes, counts, onPaper } = resultOf(VOTE, ballots, 7);
    expect(outcomes?.stated.chosen?.toSorted()).toEqual([1, 2, 4]);
    expect(outcomes?.other).toEqual({ rule: 'most-approved', order: [1, 2, 3, 4], chosen: [1, 2, 3] });
    expect(counts.map(({ people }) => people)).toEqual([
      ...many(3, []).map(() => ({ persons: 8 })),
      { fewerThan: 5 }
    ]);
    expect(onPaper).toEqual({ persons: 7 });
  });

  test('of approvals stands beside the one where everybody divides one vote', () => {
    const { outcomes } = resultOf({ ...VOTE, rule: 'approval' }, [...many(5, [1, 2, 3]), ...many(2, [4])], 0);
    expect(outcomes?.stated.order).toEqual([1, 2, 3, 4]);
    expect(outcomes?.other).toEqual({ rule: 'divided', order: [4, 1, 2, 3], chosen: null });
  });

  test('of places stands beside the one of first places', () => {
    const ranked = [...many(4, [1, 2, 3, 4]), ...many(3, [2, 3, 4, 1])];
    const { outcomes, counts } = resultOf({ ...VOTE, rule: 'borda' }, ranked, 0);
    expect(outcomes?.stated.order).toEqual([2, 1, 3, 4]);
    expect(outcomes?.other.order).toEqual([1, 2, 3, 4]);
    expect(counts.map(({ points }) => points)).toEqual([12, 17, 10, 3]);
  });

  test('tells of fewer than five voters nothing at all, and of no item that fewer than five named it', () => {
    const someBallot = fc.uniqueArray(fc.integer({ min: 1, max: 4 }), { minLength: 1 });
    fc.assert(
      fc.property(
        fc.constantFrom(...VOTE_RULES),
        fc.array(someBallot, { maxLength: 12 }),
        (rule: VoteRule, all) => {
          const result = resultOf({ ...VOTE, rule }, all, all.length);
          if (all.length < 5) {
            expect(result).toEqual({
              ...{ ballots: { fewerThan: 5 }, onPaper: { fewerThan: 5 }, outcomes: null, counts: [] }
            });
            return;
          }
          for (const { number, people } of result.counts) {
            const named = all.filter((ballot) => ballot.includes(number)).length;
            expect(people).toEqual(named < 5 ? { fewerThan: 5 } : { persons: named });
          }
          for (const outcome of [result.outcomes?.stated, result.outcomes?.other]) {
            expect(outcome?.order.toSorted()).toEqual([1, 2, 3, 4]);
            const spent = ITEMS.filter(({ number }) => outcome?.chosen?.includes(number));
            expect(spent.reduce((sum, { cost }) => sum + cost, 0)).toBeLessThanOrEqual(100);
          }
        }
      )
    );
  });
});
