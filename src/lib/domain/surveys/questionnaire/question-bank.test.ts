import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { lengthWarnings } from './minutes.ts';
import type { Question, Wording } from './question.ts';
import { type QuestionBank, sectionsFor } from './question-bank.ts';
import { AUDIENCES, questionsOf, surveyFaults } from './survey.ts';

const BANK = JSON.parse(
  readFileSync(new URL('../../../../../data/surveys/question-bank.json', import.meta.url), 'utf8')
) as QuestionBank;
const KINDS = ['opatrovatelska-sluzba', 'denny-stacionar', 'jedalen', 'prepravna-sluzba'].map((code) => ({
  code,
  text: { sk: code }
}));

test('there are sixty questions at least, each of its own id, each for somebody', () => {
  const ids = BANK.questions.map(({ id }) => id);
  expect(ids.length).toBeGreaterThanOrEqual(60);
  expect(new Set(ids).size).toBe(ids.length);
  for (const { audiences } of BANK.questions) {
    expect(audiences.length).toBeGreaterThan(0);
    for (const audience of audiences) expect(AUDIENCES).toContain(audience);
  }
});

describe.each(AUDIENCES)('the questionnaire for %s', (audience) => {
  const survey = { sections: sectionsFor(BANK, audience, KINDS) };

  test('can be asked as it is, in a time that people have', () => {
    expect(surveyFaults(survey)).toEqual([]);
    expect(lengthWarnings(survey)).toEqual([]);
    expect(questionsOf(survey).length).toBeGreaterThanOrEqual(7);
  });

  test('stands in Slovak, easy Slovak and English; that for residents in Hungarian too', () => {
    const languages = ['sk', 'easy', 'en', ...(audience === 'residents' ? ['hu' as const] : [])] as const;
    const wordings = [
      ...survey.sections.map(({ title }) => title),
      ...questionsOf(survey).flatMap(wordingsOf)
    ].filter((wording) => !KINDS.some(({ text }) => text === wording));
    for (const wording of wordings)
      for (const language of languages)
        expect(wording[language]?.trim(), `${wording.sk} (${language})`).toBeTruthy();
  });
});

/** Everything of a question that people read. */
function wordingsOf(question: Question): Wording[] {
  const own = [question.text, ...(question.hint ? [question.hint] : [])];
  if (question.type === 'scale') return [...own, question.low, question.high];
  if (question.type === 'number') return question.unit ? [...own, question.unit] : own;
  if (question.type === 'matrix')
    return [...own, ...[...question.rows, ...question.columns].map(({ text }) => text)];
  return 'options' in question ? [...own, ...question.options.map(({ text }) => text)] : own;
}

test('a set of options that is not there is told to whoever wrote the bank', () => {
  const [question] = BANK.questions.filter(({ options }) => typeof options === 'string');
  const broken = { ...BANK, questions: [{ ...question, options: 'no-such' }] } as QuestionBank;
  expect(() => AUDIENCES.map((audience) => sectionsFor(broken, audience, KINDS))).toThrow(/no-such/);
});
