import { expect, test } from 'vitest';
import { carriedOver } from './carried-over.ts';
import type { Question } from './question.ts';

const question: Question = {
  ...{ id: 'help', text: { sk: 'Pomáha vám niekto?' }, hint: null, required: false, askedWhen: null },
  ...{ type: 'single', options: [{ code: 'yes', text: { sk: 'áno' } }], other: false }
};
const survey = (...questions: Question[]) => ({ sections: [{ id: 's', title: { sk: 'Život' }, questions }] });

test.each([
  ['as it was', {}, true],
  [
    'with a translation, a hint, and an answer required',
    { text: { sk: 'Pomáha vám niekto?', en: 'Help?' }, hint: { sk: 'x' }, required: true },
    true
  ],
  ['in other words', { text: { sk: 'Pomáha vám rodina?' } }, false],
  ['with another answer', { options: [{ code: 'yes', text: { sk: 'áno, často' } }] }, false],
  ['of others', { askedWhen: { questionId: 'x', codes: ['y'], chose: true } }, false],
  ['under another name', { id: 'other' }, false]
])('a question asked again %s', (_, change, isSame) => {
  const now = { ...question, ...change } as Question;
  expect(carriedOver(survey(now), survey(question)).has(now.id)).toBe(isSame);
});
