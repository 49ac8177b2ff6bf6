import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, daysBetween } from '../shared/calendar-day.ts';
import {
  type Approval,
  lastDayToConfirm,
  lastDayToSign,
  refuseApproval,
  refuseBeforeDiscussionEnds,
  refuseResolution,
  refuseUndiscussed,
  standingOn
} from './approval.ts';

const TODAY = '2026-11-21';

function anApproval(mentions: Partial<Approval> = {}): Approval {
  return {
    body: 'Obecné zastupiteľstvo v Lipovci',
    number: '45/2026',
    day: '2026-11-10',
    votes: { for: 5, against: 1, abstained: 1 },
    conditions: '',
    signedOn: '2026-11-12',
    confirmedOn: null,
    invented: false,
    ...mentions
  };
}

test.each([
  ['a proper approval', {}, null],
  [
    'a majority of voters, not of those present',
    { votes: { for: 5, against: 2, abstained: 1, present: 10 } },
    'not-carried'
  ],
  ['a majority of those present', { votes: { for: 6, against: 1, abstained: 1, present: 10 } }, null],
  [
    'fewer present than voted',
    { votes: { for: 6, against: 1, abstained: 1, present: 7 } },
    'impossible-votes'
  ],
  ['no body', { body: ' ' }, 'no-body'],
  ['no number', { number: '' }, 'no-number'],
  ['a vote tomorrow', { day: '2026-11-22' }, 'day-in-future'],
  ['unknown votes', { votes: null }, null],
  ['half a vote', { votes: { for: 2.5, against: 0, abstained: 0 } }, 'impossible-votes'],
  ['a tie', { votes: { for: 3, against: 2, abstained: 1 } }, 'not-carried'],
  ['signed before the vote', { signedOn: '2026-11-09' }, 'signed-before-vote'],
  ['signed on the tenth day', { signedOn: '2026-11-20' }, null],
  ['signed on the eleventh day', { signedOn: '2026-11-21' }, 'signed-too-late'],
  ['confirmed before the vote', { signedOn: null, confirmedOn: '2026-11-01' }, 'confirmed-before-vote']
] as const)('%s', (_name, mentions, refusal) => {
  expect(refuseApproval(anApproval(mentions), TODAY)).toBe(refusal);
});

test('a repeal needs body, number and day as well', () => {
  expect(refuseResolution({ body: '', number: '1', day: TODAY }, TODAY)).toBe('no-body');
  expect(refuseResolution({ body: 'MsZ', number: '1', day: TODAY }, TODAY)).toBeNull();
});

test.each([
  [{}, '2026-11-11', 'awaiting-signature'],
  [{}, '2026-11-12', 'signed'],
  [{ signedOn: null }, '2026-11-20', 'awaiting-signature'],
  [{ signedOn: null }, '2026-11-21', 'suspended'],
  [{ signedOn: null }, '2027-02-10', 'suspended'],
  [{ signedOn: null }, '2027-02-11', 'lapsed'],
  [{ signedOn: null, confirmedOn: '2026-12-15' }, '2026-12-14', 'suspended'],
  [{ signedOn: null, confirmedOn: '2026-12-15' }, '2027-06-01', 'confirmed']
] as const)('%o stands on %s as %s', (mentions, day, standing) => {
  expect(standingOn(anApproval(mentions), day)).toBe(standing);
});

test('three months end in a real month, at most on its last day', () => {
  expect(lastDayToConfirm({ day: '2026-11-30' })).toBe('2027-02-28');
  expect(lastDayToConfirm({ day: '2027-11-30' })).toBe('2028-02-29');
  fc.assert(
    fc.property(fc.nat({ max: 20_000 }), (offset) => {
      const day = addDays('2020-01-01', offset);
      expect(daysBetween(day, lastDayToSign({ day }))).toBe(10);
      expect(daysBetween(day, lastDayToConfirm({ day }))).toBeGreaterThanOrEqual(89);
      expect(daysBetween(day, lastDayToConfirm({ day }))).toBeLessThanOrEqual(92);
    })
  );
});

test.each([
  ['the last day of the discussion', '2026-10-31', 'discussion-not-over'],
  ['a day before it began', '2026-09-30', 'discussion-not-over'],
  ['the day after it', '2026-11-01', null]
] as const)('a resolution of %s', (_name, day, refusal) => {
  const discussion = { kind: 'opened-for-discussion', from: '2026-10-01', to: '2026-10-31' } as const;
  const approval = { kind: 'approved', from: day, to: null } as const;
  expect(refuseBeforeDiscussionEnds(approval, [discussion])).toBe(refusal);
  expect(refuseBeforeDiscussionEnds(discussion, [approval])).toBe(refusal);
  expect(refuseBeforeDiscussionEnds(approval, [])).toBeNull();
});

test('a version nobody discussed needs a reason, a discussed one does not', () => {
  const discussed = [{ kind: 'opened-for-discussion', from: '2026-10-01', to: '2026-10-20' } as const];
  expect(refuseUndiscussed({}, discussed)).toBeNull();
  expect(refuseUndiscussed({}, [])).toBe('not-discussed');
  expect(refuseUndiscussed({ withoutDiscussion: '  ' }, [])).toBe('not-discussed');
  expect(refuseUndiscussed({ withoutDiscussion: 'Diskutovalo sa o verzii 1.' }, [])).toBeNull();
});
