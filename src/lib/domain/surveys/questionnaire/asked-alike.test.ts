import { expect, test } from 'vitest';
import { askedAlike } from './asked-alike.ts';
import type { Question } from './question.ts';

const common = { hint: null, required: false, askedWhen: null };
const offered = (...codes: string[]) => codes.map((code) => ({ code, text: { sk: code } }));
const HELP: Question = {
  ...{ ...common, id: 'help', text: { sk: 'Pomáha vám niekto?' }, type: 'single', other: false },
  options: offered('yes', 'no')
};
const WHO: Question = {
  ...{ ...common, id: 'who', text: { sk: 'Kto?' }, type: 'multiple', other: true, most: null },
  options: offered('family', 'service'),
  askedWhen: { questionId: 'help', codes: ['yes'], chose: true }
};
const asking = (number: number, ...questions: Question[]) => ({
  ...{ number, content: { sections: [{ id: 's', title: { sk: '' }, questions }] } }
});

/** Questions of the second version that the first asked alike. */
function alikeInFirst(first: readonly Question[], second: readonly Question[]): string[] {
  const isAlike = askedAlike(asking(2, ...second), [asking(1, ...first)]);
  return second.map(({ id }) => id).filter((id) => isAlike(id, 1));
}

test('a question that was not asked, was worded otherwise or offered other answers was not asked alike', () => {
  expect(alikeInFirst([HELP, WHO], [HELP, WHO])).toEqual(['help', 'who']);
  expect(alikeInFirst([HELP], [HELP, WHO])).toEqual(['help']);
  expect(alikeInFirst([{ ...HELP, text: { sk: 'Pomáha vám rodina?' } }], [HELP])).toEqual([]);
  expect(alikeInFirst([{ ...HELP, options: offered('yes', 'no', 'unsure') }], [HELP])).toEqual([]);
  expect(alikeInFirst([{ ...HELP, hint: { sk: 'Aj susedia.' } }], [HELP])).toEqual([]);
});

test('a question whose condition asked something else was asked of other people', () => {
  expect(alikeInFirst([{ ...HELP, text: { sk: 'Pomáha vám rodina?' } }, WHO], [HELP, WHO])).toEqual([]);
  expect(alikeInFirst([HELP, { ...WHO, askedWhen: null }], [HELP, WHO])).toEqual(['help']);
});

test('translations, the order of questions and whether it may be left out change no meaning', () => {
  const translated = { ...HELP, required: true, text: { ...HELP.text, en: 'Does anybody help you?' } };
  const number: Question = {
    ...{ ...common, id: 'n', text: { sk: 'Koľko?' }, type: 'number', least: 0, most: 9, unit: null },
    whole: true
  };
  expect(alikeInFirst([number, translated, WHO], [HELP, WHO, number])).toEqual(['help', 'who', 'n']);
});

test('the version that is told asked everything, a version that nobody knows nothing', () => {
  const isAlike = askedAlike(asking(2, HELP), []);
  expect([isAlike('help', 2), isAlike('help', 1)]).toEqual([true, false]);
});
