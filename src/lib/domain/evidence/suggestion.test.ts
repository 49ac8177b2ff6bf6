import { describe, expect, test } from 'vitest';
import { type OfferedHelp, refuseOfferedHelp } from './offered-help.ts';
import { publishedSuggestion } from './published-voice.ts';
import { readReceipt, shownReceipt } from './receipt.ts';
import { refuseSettlement, refuseSuggestion, type Settlement, type Suggestion } from './suggestion.ts';

test.each([
  ['K7QM3XTR', 'K7QM3XTR'],
  [' k7qm-3xtr ', 'K7QM3XTR'],
  ['k7 qm – 3x tr', 'K7QM3XTR'],
  ['K7QM3XT', null],
  ['K7QM3XTR9', null],
  ['K7QM3XT0', null],
  ['', null],
  ['’; drop table', null]
])('%j is read as %j', (typed, receipt) => {
  expect(readReceipt(typed)).toBe(receipt);
  if (receipt) expect(readReceipt(shownReceipt(receipt))).toBe(receipt);
});

test.each([
  ['words', 'Chýba lavička.', '', null],
  ['no words', ' \n ', '', 'empty'],
  ['as many words as there may be', 'x'.repeat(2_000), '', null],
  ['too many words', 'x'.repeat(2_001), '', 'too-long'],
  ['too long a place', 'Chýba lavička.', 'x'.repeat(201), 'place-too-long']
] as const)('a suggestion of %s', (_, text, place, refusal) => {
  expect(refuseSuggestion({ text, place })).toBe(refusal);
});

const WAITING: Suggestion = {
  ...{ id: 'a', formKey: 'b', receipt: 'K7QM3XTR', text: 'Pani Nováková potrebuje lavičku.', place: null },
  ...{ authorKind: null, language: 'sk', state: 'waiting', receivedOn: '2026-11-01', shownText: null },
  ...{ reason: null, settledOn: null, answer: null, answeredOn: null, revision: 1 }
};
const RELEASED: Suggestion = { ...WAITING, state: 'released', settledOn: '2026-11-02' };

describe('settling', () => {
  const release = (shownText: string): Settlement => ({ kind: 'release', shownText });
  const reject = (reason: string): Settlement => ({ kind: 'reject', reason });
  test.each([
    ['waiting', release('Lavička.'), null],
    ['to-verify', release('Lavička.'), null],
    ['waiting', release('  '), 'no-text'],
    ['waiting', release('x'.repeat(2_001)), 'text-too-long'],
    ['waiting', reject('Nie je o službách.'), null],
    ['waiting', reject(''), 'no-reason'],
    ['waiting', { kind: 'take-back' }, 'waits-already'],
    ['released', release('Lavička.'), 'settled-already'],
    ['released', reject('Omyl.'), 'settled-already'],
    ['rejected', release('Lavička.'), 'settled-already'],
    ['rejected', { kind: 'take-back' }, null],
    ['released', { kind: 'take-back' }, null]
  ] as const)('what is %s by %j', (state, settlement, refusal) => {
    expect(refuseSettlement({ state }, settlement)).toBe(refusal);
  });
});

test('only what was released is public, and only in the words that were released', () => {
  expect(publishedSuggestion(WAITING)).toBeNull();
  expect(publishedSuggestion({ ...WAITING, state: 'rejected', settledOn: '2026-11-02' })).toBeNull();
  const whole = publishedSuggestion(RELEASED);
  expect(whole).toMatchObject({ day: '2026-11-02', content: { text: WAITING.text, isShortened: false } });
  const short = publishedSuggestion({ ...RELEASED, shownText: 'Potrebujeme lavičku.' });
  expect(short).toMatchObject({ content: { text: 'Potrebujeme lavičku.', isShortened: true } });
  // What the author wrote, by which key and code it came, and when: none of it leaves.
  for (const secret of ['Nováková', RELEASED.receipt, RELEASED.receivedOn, '"b"'])
    expect(JSON.stringify(short)).not.toContain(secret);
});

describe('an offer to help', () => {
  const offer = { kinds: ['help'] as OfferedHelp['kinds'], name: 'Anna', contact: '0900', note: '' };
  test.each([
    ['with everything', {}, null],
    ['without a wish', { kinds: [] }, 'no-kind'],
    ['without a name', { name: ' ' }, 'no-name'],
    ['with a name too long', { name: 'x'.repeat(121) }, 'name-too-long'],
    ['without a contact', { contact: '' }, 'no-contact'],
    ['with a contact too long', { contact: 'x'.repeat(255) }, 'contact-too-long'],
    ['with a note too long', { note: 'x'.repeat(501) }, 'note-too-long'],
    ['without consent', { consents: false }, 'no-consent']
  ] as const)('%s', (_, given, refusal) => {
    expect(refuseOfferedHelp({ ...offer, consents: true, ...given } as never)).toBe(refusal);
  });
});
