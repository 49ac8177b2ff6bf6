import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '../shared/calendar-day.ts';
import { type Comment, isOutside, refuseComment, refuseSettlement } from './comment.ts';
import {
  type Consultation,
  consultationStateOn,
  daysOpen,
  refuseConsultation,
  refuseConsultationChange,
  refuseEnd,
  refuseMeeting,
  usualClosingDay,
  warningsOf
} from './consultation.ts';
import { WHOLE } from './consulted-part.ts';
import { type KeptPart, whatBecame } from './what-became.ts';

const MAY: Consultation = {
  ...{ id: 'c', code: 'abcdef', planId: 'p', versionNumber: 1, contentHash: 'h', revision: 1 },
  ...{ opensOn: '2027-05-01', closesOn: '2027-05-15', onPaper: 'V podateľni.', endedOn: null },
  prolongedFrom: null,
  ...{ needsName: true, needsReason: true }
};
const WORDS = { text: 'Chýba denný stacionár.', proposed: '', reason: '', name: '' };

test.each([
  ['the day before it opens', '2027-04-30', WORDS, 'not-open-yet'],
  ['the first day', '2027-05-01', WORDS, null],
  ['the last day', '2027-05-15', WORDS, null],
  ['the day after', '2027-05-16', WORDS, 'already-closed'],
  ['a blank text', '2027-05-10', { ...WORDS, text: ' \n' }, 'empty'],
  ['a wording alone', '2027-05-10', { ...WORDS, text: '', proposed: 'Zriadi sa.' }, null],
  ['an overlong text', '2027-05-10', { ...WORDS, text: 'x'.repeat(5_001) }, 'too-long'],
  ['an overlong name', '2027-05-10', { ...WORDS, name: 'x'.repeat(121) }, 'name-too-long']
] as const)('a comment: %s', (_name, today, words, expected) => {
  expect(refuseComment(MAY, words, today)).toBe(expected);
});

test('a discussion may be short and without a meeting, and is warned of both', () => {
  expect(daysOpen(MAY)).toBe(15);
  expect(usualClosingDay('2027-05-01')).toBe('2027-05-15');
  expect(warningsOf(MAY, 1)).toEqual([]);
  expect(warningsOf({ ...MAY, closesOn: '2027-05-13' }, 0)).toEqual(['few-days', 'no-meeting']);
  expect(warningsOf({ ...MAY, closesOn: '2027-05-14' }, 1)).toEqual([]);
});

test.each([
  ['from today on', {}, '2027-05-01', null],
  ['in the past', {}, '2027-05-02', 'opens-in-the-past'],
  ['ending before it begins', { closesOn: '2027-04-30' }, '2027-04-01', 'closes-before-opening'],
  ['on a day that never is', { closesOn: '9999-12-31' }, '2027-04-01', 'impossible-day'],
  ['for two years', { closesOn: '2029-05-01' }, '2027-04-01', 'too-long'],
  ['without a way on paper', { onPaper: ' ' }, '2027-04-01', 'no-way-on-paper']
] as const)('opening %s', (_name, change, today, expected) => {
  expect(refuseConsultation({ ...MAY, ...change }, today)).toBe(expected);
});

test.each([
  ['by a week, before it is over', { closesOn: '2027-05-22' }, '2027-05-10', null],
  ['by a week, after it was over', { closesOn: '2027-05-22' }, '2027-05-18', null],
  ['until yesterday', { closesOn: '2027-05-17' }, '2027-05-18', 'closes-in-the-past'],
  ['not at all, long after', {}, '2027-06-18', null],
  ['backwards', { closesOn: '2027-05-14' }, '2027-05-10', 'closes-earlier'],
  ['to a day that never is', { closesOn: '9999-12-31' }, '2027-05-10', 'impossible-day'],
  ['for years', { closesOn: '2029-05-01' }, '2027-05-10', 'too-long'],
  ['without a way on paper', { onPaper: ' ' }, '2027-05-10', 'no-way-on-paper'],
  ['with a novel', { onPaper: 'x'.repeat(1_001) }, '2027-05-10', 'words-too-long']
] as const)('prolonging %s', (_name, change, today, expected) => {
  expect(refuseConsultationChange(MAY, { ...MAY, ...change }, today)).toBe(expected);
  expect(refuseConsultationChange({ ...MAY, endedOn: '2027-05-16' }, { ...MAY, ...change }, today)).toBe(
    'ended-already'
  );
});

test('its meeting is one that everybody may come to, knows of, and in time', () => {
  const meeting = { kind: 'public', isPublic: true, state: 'planned', day: '2027-05-15' } as const;
  expect(refuseMeeting(MAY, meeting)).toBeNull();
  expect(refuseMeeting(MAY, { ...meeting, state: 'held' })).toBeNull();
  expect(refuseMeeting(MAY, undefined)).toBe('no-such-meeting');
  expect(refuseMeeting(MAY, { ...meeting, kind: 'group' })).toBe('no-such-meeting');
  expect(refuseMeeting(MAY, { ...meeting, isPublic: false })).toBe('meeting-not-announced');
  expect(refuseMeeting(MAY, { ...meeting, state: 'cancelled' })).toBe('meeting-not-announced');
  for (const day of ['2027-04-30', '2027-05-16'] as const)
    expect(refuseMeeting(MAY, { ...meeting, day })).toBe('meeting-outside');
});

test('it ends after its last day, once every comment is settled, and once only', () => {
  expect(refuseEnd(MAY, 0, '2027-05-15')).toBe('still-open');
  expect(refuseEnd(MAY, 1, '2027-05-16')).toBe('unsettled');
  expect(refuseEnd(MAY, 0, '2027-05-16')).toBeNull();
  expect(refuseEnd({ ...MAY, endedOn: '2027-05-16' }, 0, '2027-05-17')).toBe('ended-already');
});

test('on every day a discussion has one state, and the states follow each other', () => {
  const order = ['comes', 'open', 'settling', 'ended'];
  const day = fc.integer({ min: 0, max: 60 }).map((days) => addDays('2027-04-15', days));
  fc.assert(
    fc.property(day, day, (one, other) => {
      const [earlier, later] = [one, other].toSorted();
      const at = (today: string) => order.indexOf(consultationStateOn(MAY, today as typeof one));
      expect(at(later as string)).toBeGreaterThanOrEqual(at(earlier as string));
    })
  );
});

test('what the stated rule leaves out is settled as such, and nothing else is', () => {
  const signed = { name: 'Anna', reason: 'Lebo.', settlement: null, toVerify: false };
  const given = { verdict: 'outside', reason: 'Bez mena.', decidedBy: 'Koordinátorka', edit: null } as const;
  expect(isOutside(MAY, { name: null, reason: 'Lebo.' })).toBe(true);
  expect(isOutside({ needsName: false, needsReason: false }, { name: null, reason: null })).toBe(false);
  expect(refuseSettlement(MAY, signed, given)).toBe('within-rule');
  expect(refuseSettlement(MAY, { ...signed, name: null }, given)).toBeNull();
  expect(refuseSettlement(MAY, signed, { ...given, verdict: 'partly', reason: ' ' })).toBe('no-reason');
  expect(refuseSettlement(MAY, signed, { ...given, verdict: 'accepted', reason: '' })).toBeNull();
  expect(refuseSettlement(MAY, signed, { ...given, verdict: 'accepted', decidedBy: '' })).toBe(
    'nobody-decided'
  );
  const settlement: Comment['settlement'] = { ...given, verdict: 'accepted', settledOn: '2027-05-20' };
  expect(refuseSettlement(MAY, { ...signed, settlement }, given)).toBe('settled-already');
  expect(refuseSettlement(MAY, { ...signed, name: null, toVerify: true }, given)).toBe('not-verified');
});

describe('anchors', () => {
  type Edit = { kind: 'insert' | 'remove' | 'rewrite' | 'move'; at: number; to: number };
  const edit = fc.record({
    kind: fc.constantFrom<Edit['kind']>('insert', 'remove', 'rewrite', 'move'),
    at: fc.nat(50),
    to: fc.nat(50)
  });
  const whole: KeptPart = { key: WHOLE, hash: 'plan', text: 'Plán' };

  function edited(parts: readonly KeptPart[], { kind, at, to }: Edit, turn: number): KeptPart[] {
    const rest = parts.slice(1);
    const place = rest.length === 0 ? 0 : at % rest.length;
    const made = { key: `new/${turn}`, hash: `h${turn}`, text: `Nové ${turn}` };
    switch (kind) {
      case 'insert':
        return [whole, ...rest.toSpliced(place, 0, made)];
      case 'remove':
        return [whole, ...rest.toSpliced(place, 1)];
      case 'rewrite':
        return [whole, ...rest.map((part, index) => (index === place ? { ...made, key: part.key } : part))];
      case 'move': {
        const [moved] = rest.slice(place, place + 1);
        if (!moved) return [...parts];
        return [whole, ...rest.toSpliced(place, 1).toSpliced(to % rest.length, 0, moved)];
      }
    }
  }

  test('through thousands of edits every comment keeps a place, and is told truly what became of its text', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20 }), fc.array(edit, { maxLength: 40 }), (count, edits) => {
        const before = [
          whole,
          ...Array.from({ length: count }, (_, at) => ({
            key: `p/${at}`,
            hash: `o${at}`,
            text: `Text ${at}`
          }))
        ];
        const after = edits.reduce<KeptPart[]>((parts, one, turn) => edited(parts, one, turn), before);
        const keys = new Set(after.map(({ key }) => key));
        for (const { key, hash, text } of before) {
          const found = whatBecame({ partKey: key, wordingHash: hash }, before, after);
          expect(keys.has(found.at)).toBe(true);
          expect(found.before?.text).toBe(text);
          const now = after.find((part) => part.key === key);
          const fate = now === undefined ? 'removed' : now.hash === hash ? 'same' : 'changed';
          expect([found.fate, found.after]).toEqual([fate, now]);
          if (fate !== 'removed') expect(found.at).toBe(key);
        }
      }),
      { numRuns: 2_000 }
    );
  });

  test('a comment on a part that no draft knows stands at the whole', () => {
    const lost = whatBecame({ partKey: 'block/x', wordingHash: 'y' }, [whole], [whole]);
    expect(lost).toEqual({ fate: 'removed', before: undefined, after: undefined, at: WHOLE });
  });
});
