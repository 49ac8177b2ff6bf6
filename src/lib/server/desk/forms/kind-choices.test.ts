import { expect, test } from 'vitest';
import type { KindChoice } from '#lib/domain/plans/capacity-matrix.ts';
import { choiceMark, readKindChoices, typedChoice } from './kind-choices.ts';

const CODES = ['opatrovatelska-sluzba', 'denny-stacionar', 'jedalen'];
const today = '2026-11-21';
const chosen = (serviceTypeCode: string, mentions: Partial<KindChoice> = {}): KindChoice => ({
  ...{ serviceTypeCode, choice: 'provide', reason: '', securedAt: '', decidedOn: '2026-01-01' },
  ...mentions
});

/** The form as a browser sends it back, opened when the plan said `opened`. */
function sent(opened: readonly KindChoice[], typed: Record<string, string>): Map<string, string> {
  const form = new Map<string, string>();
  for (const code of CODES) {
    const said = typedChoice(opened, code);
    form.set(`was-${code}`, choiceMark(said));
    form.set(`choice-${code}`, said.choice);
    form.set(`reason-${code}`, said.reason);
    form.set(`place-${code}`, said.securedAt);
  }
  for (const [name, value] of Object.entries(typed)) form.set(name, value);
  return form;
}

test('one tick and one reason decide every kind that is left', () => {
  const form = sent([], {
    'choice-opatrovatelska-sluzba': 'provide',
    rest: 'not-needed',
    'common-reason': 'Nikto o ňu nepožiadal.'
  });
  const { changes, faults } = readKindChoices(CODES, form, [], today);
  expect(faults).toEqual([]);
  expect(changes.map(({ code, choice }) => [code, choice?.choice, choice?.reason])).toEqual([
    ['opatrovatelska-sluzba', 'provide', ''],
    ['denny-stacionar', 'not-needed', 'Nikto o ňu nepožiadal.'],
    ['jedalen', 'not-needed', 'Nikto o ňu nepožiadal.']
  ]);
});

test('a kind nobody touched is not written', () => {
  const opened = [chosen('jedalen')];
  const form = sent(opened, { 'choice-denny-stacionar': 'provide' });
  const { changes } = readKindChoices(CODES, form, opened, today);
  expect(changes.map((one) => one.code)).toEqual(['denny-stacionar']);
});

test('what is missing is told at its kind, and nothing is written', () => {
  const form = sent([], {
    'choice-denny-stacionar': 'not-needed',
    'choice-jedalen': 'secured-elsewhere',
    'choice-opatrovatelska-sluzba': 'provide'
  });
  const { changes, faults } = readKindChoices(CODES, form, [], today);
  expect(changes).toEqual([]);
  expect(faults).toEqual([
    { code: 'denny-stacionar', word: 'no-reason' },
    { code: 'jedalen', word: 'no-place' }
  ]);
});

test('a kind that somebody else decided otherwise is shown, not overwritten', () => {
  const theirs = chosen('jedalen', { choice: 'not-needed', reason: 'Varia v škole.' });
  const form = sent([], { 'choice-jedalen': 'provide' });
  const read = readKindChoices(CODES, form, [theirs], today);
  expect(read.changes).toEqual([]);
  expect(read.conflicts).toEqual([
    { code: 'jedalen', theirs: { choice: 'not-needed', reason: 'Varia v škole.', securedAt: '' } }
  ]);
  // Sent again as it now stands, it is a decision over the other one.
  const row = read.rows.find((one) => one.code === 'jedalen');
  const again = sent([], { 'choice-jedalen': 'provide', 'was-jedalen': row?.was ?? '' });
  expect(readKindChoices(CODES, again, [theirs], today).changes).toHaveLength(1);
});

test('the same decision of two people is no conflict', () => {
  const form = sent([], { 'choice-jedalen': 'provide' });
  expect(readKindChoices(CODES, form, [chosen('jedalen')], today).conflicts).toEqual([]);
});

test('a choice can be taken back', () => {
  const opened = [chosen('jedalen')];
  const form = sent(opened, { 'choice-jedalen': '' });
  expect(readKindChoices(CODES, form, opened, today).changes).toEqual([{ code: 'jedalen', choice: null }]);
});
