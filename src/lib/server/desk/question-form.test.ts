import { describe, expect, test } from 'vitest';
import {
  withMoved,
  withoutQuestion,
  withQuestion
} from '#lib/domain/surveys/questionnaire/change-questions.ts';
import type { Question } from '#lib/domain/surveys/questionnaire/question.ts';
import { questionsOf, type Section, surveyFaults } from '#lib/domain/surveys/questionnaire/survey.ts';
import { AS_BEFORE, conditionsFor, emptyQuestion, OWN_TYPES, questionFrom } from './question-form.ts';

const option = (code: string, sk: string) => ({ code, text: { sk, en: `${sk} (en)` } });
const help: Question = {
  ...{ id: 'help', text: { sk: 'Pomáha vám niekto?' }, hint: null, required: true, askedWhen: null },
  ...{ type: 'single', options: [option('yes', 'áno'), option('no', 'nie')], other: false }
};
const who: Question = {
  ...{ id: 'who', text: { sk: 'Kto?' }, hint: null, required: false, type: 'short-text' },
  askedWhen: { questionId: 'help', codes: ['yes', 'no'], chose: true }
};
const sections: readonly Section[] = [{ id: 'life', title: { sk: 'Život' }, questions: [help, who] }];

function typed(fields: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
}

const codes = () => {
  let last = 0;
  return () => {
    last += 1;
    return `c${last}`;
  };
};

describe('a question as it was typed', () => {
  test('keeps the code of an option whose words stay, and gives other words another', () => {
    const form = typed({
      ...{
        'znenie-sk': 'Pomáha vám niekto doma?',
        'znenie-en': 'Does anybody help you at home?',
        povinna: 'ano'
      },
      ...{ 'moznosti-sk': 'nie\náno, rodina\n\nneviem', 'moznosti-en': 'no\nyes, family\n\nI do not know' }
    });
    const question = questionFrom(help, form, sections, codes());
    expect(question).toMatchObject({ text: { en: 'Does anybody help you at home?' }, required: true });
    expect(question.type === 'single' && question.options).toEqual([
      { code: 'no', text: { sk: 'nie', en: 'no' } },
      { code: 'c1', text: { sk: 'áno, rodina', en: 'yes, family' } },
      { code: 'c2', text: { sk: 'neviem', en: 'I do not know' } }
    ]);
  });

  test('asks everybody, some by an earlier answer, or as before', () => {
    const asked = (podmienka: string) =>
      questionFrom(who, typed({ 'znenie-sk': 'Kto?', podmienka }), sections, codes()).askedWhen;
    expect(asked('')).toBeNull();
    expect(asked('help=no')).toEqual({ questionId: 'help', codes: ['no'], chose: true });
    expect(asked(AS_BEFORE)).toEqual(who.askedWhen);
    expect(asked('help=never')).toBeNull();
    expect(conditionsFor(sections, 'help')).toEqual([]);
    expect(conditionsFor(sections, 'who').map(({ value }) => value)).toEqual(['help=yes', 'help=no']);
  });

  test('can be of every type, and is sound once it is filled in', () => {
    for (const type of OWN_TYPES) {
      const form = typed({
        ...{ 'znenie-sk': 'Otázka?', 'moznosti-sk': 'a\nb', 'riadky-sk': 'a\nb', 'stlpce-sk': 'c\nd' },
        ...{ stupne: '5', 'zaciatok-sk': 'zle', 'koniec-sk': 'dobre', najmenej: '0', najviac: '2' },
        ...{ od: '2026-01-01', do: '2026-12-31' }
      });
      const question = questionFrom(emptyQuestion('own', type), form, [], codes());
      expect(
        surveyFaults({ sections: [{ id: 's', title: { sk: 's' }, questions: [question] }] }),
        type
      ).toEqual([]);
    }
  });
});

test('questions are added, changed, moved and taken away, and nothing else moves', () => {
  const ids = (given: readonly Section[]) => questionsOf({ sections: given }).map(({ id }) => id);
  const own = emptyQuestion('own', 'long-text');
  expect(ids(withQuestion(sections, own, 'life'))).toEqual(['help', 'who', 'own']);
  expect(withQuestion(sections, { ...help, required: false }, 'elsewhere')[0]?.questions[0]?.required).toBe(
    false
  );
  expect(ids(withMoved(sections, 'who', -1))).toEqual(['who', 'help']);
  expect(ids(withMoved(sections, 'who', 1))).toEqual(['help', 'who']);
  expect(ids(withoutQuestion(sections, 'help'))).toEqual(['who']);
  expect(withoutQuestion(withoutQuestion(sections, 'help'), 'who')).toEqual([]);
});
