import { expect, test } from 'vitest';
import { councilWarnings, type DiscussionForCouncil, discussionBehind } from './council-readiness.ts';

const discussion: DiscussionForCouncil = {
  ...{ opensOn: '2026-10-01', closesOn: '2026-10-15', endedOn: '2026-10-20', contentHash: 'one' },
  versionNumber: 1,
  counts: { accepted: 1, partly: 0, 'not-accepted': 0, 'not-relevant': 0, outside: 0, unsettled: 0 }
};
const version = { contentHash: 'one' };

test.each([
  ['a discussion that ended with every comment settled', discussion, 0, []],
  ['no discussion', null, 0, ['no-discussion']],
  ['one that still takes comments', { ...discussion, endedOn: null }, 0, ['discussion-not-over']],
  [
    'the day after the last, before comments are settled',
    { ...discussion, endedOn: null, closesOn: '2026-10-09' } as const,
    0,
    ['discussion-not-ended']
  ],
  [
    'the discussion of an older version',
    { ...discussion, contentHash: 'old' },
    0,
    ['other-version-discussed']
  ],
  ['something missing in the plan', discussion, 2, ['unanswered-findings']]
] as const)('%s', (_, behind, open, expected) => {
  expect(councilWarnings(version, behind, open, '2026-10-10')).toEqual(expected);
});

test('a version rests on the discussion of the same content, else on the last one of an earlier version', () => {
  const of = (versionNumber: number, contentHash: string, opensOn: `${number}-${number}-${number}`) => ({
    ...{ planId: 'plan', versionNumber, contentHash, opensOn }
  });
  const first = of(1, 'one', '2026-01-01');
  const second = of(2, 'two', '2026-03-01');
  const later = of(4, 'four', '2026-09-01');
  const all = [later, second, first, { ...second, planId: 'other', opensOn: '2026-08-01' } as typeof second];
  const behind = (number: number, contentHash: string) =>
    discussionBehind({ planId: 'plan', number, contentHash }, all);
  expect(behind(1, 'one')).toBe(first);
  expect(behind(2, 'two')).toBe(second);
  expect(behind(3, 'three')).toBe(second);
  expect(behind(5, 'one')).toBe(first);
  expect(discussionBehind({ planId: 'plan', number: 1, contentHash: 'x' }, [])).toBeNull();
});
