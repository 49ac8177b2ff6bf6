import { expect, test } from 'vitest';
import { type DirectoryEntry, SECURED_WITH_NOBODY } from '#lib/domain/directory/directory-entry.ts';
import type { KindChoice } from '#lib/domain/plans/capacity-matrix.ts';
import { choiceMark, readKindChoices, typedChoice } from './kind-choices.ts';

const CODES = ['opatrovatelska-sluzba', 'denny-stacionar', 'jedalen'];
const today = '2026-11-21';
const chosen = (serviceTypeCode: string, mentions: Partial<KindChoice> = {}): KindChoice => ({
  ...{ serviceTypeCode, choice: 'provide', reason: '', securedAt: '', decidedOn: '2026-01-01' },
  ...SECURED_WITH_NOBODY,
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
    form.set(`at-${code}`, said.at);
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
    { code: 'jedalen', theirs: { choice: 'not-needed', reason: 'Varia v škole.', securedAt: '', at: '' } }
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

test('a row of the directory says with whom, in its own name; typed words go before it', () => {
  const charity: DirectoryEntry = {
    ...{ kind: 'provider', id: 'aaaaaaaa-0000-4000-8000-000000000001', name: 'Charita Martin' },
    ...{ providerName: null, ico: null, stewardBodyId: 'martin', stewardName: 'Martin' }
  };
  const at = `provider:${charity.id}`;
  const readWith = (typed: Record<string, string>, opened: KindChoice[] = []) =>
    readKindChoices(CODES, sent(opened, typed), opened, today, new Set(CODES), [charity]);
  const named = readWith({ 'choice-jedalen': 'secured-elsewhere', 'at-jedalen': at });
  expect(named.changes[0]?.choice).toMatchObject({
    securedAt: 'Charita Martin',
    securedProviderId: charity.id
  });
  const own = readWith({
    'choice-jedalen': 'secured-elsewhere',
    'at-jedalen': at,
    'place-jedalen': 'Charita, Vrútky'
  });
  expect(own.changes[0]?.choice).toMatchObject({
    securedAt: 'Charita, Vrútky',
    securedProviderId: charity.id
  });

  const kept = chosen('jedalen', { choice: 'secured-elsewhere', securedAt: 'Mesto Martin' });
  const moved = readWith({ 'at-jedalen': at }, [kept]);
  expect(moved.changes[0]?.choice).toMatchObject({
    securedAt: 'Charita Martin',
    securedProviderId: charity.id
  });
  expect(readWith({ 'choice-jedalen': 'provide', 'at-jedalen': at }).changes[0]?.choice).toMatchObject({
    securedAt: '',
    securedProviderId: null
  });
});
