import { expect, test } from 'vitest';
import { QUESTION_KINDS, readQuestions } from './unseen-queries.ts';

const codes = new Set(['jedalen', 'seniori']);
const every = QUESTION_KINDS.flatMap((kind) =>
  Array.from({ length: 10 }, (_, at) => `${kind} ${at},${kind},jedalen`)
);
const file = (...lines: string[]) => ['query,kind,expected', ...every, ...lines].join('\n');

test('questions are read, quotation marks and commas included', () => {
  const questions = readQuestions(file('"kde, ak nie ""doma""",everyday,seniori|jedalen'), codes);
  expect(questions).toHaveLength(51);
  expect(questions.at(-1)).toEqual({
    query: 'kde, ak nie "doma"',
    kind: 'everyday',
    expected: ['seniori', 'jedalen']
  });
});

test.each([
  ['another header', 'kind,query,subject\n', /row 1: the header/],
  ['nothing', '', /row 1: the header/],
  ['a column more', file('a,everyday,seniori,b'), /row 52: it has 4 columns/],
  ['an unknown kind', file('a,plain,seniori'), /row 52: plain is no kind/],
  ['an unknown code', file('a,everyday,seniori|mama'), /row 52: mama is no kind of service/],
  ['no code', file('a,everyday,'), /row 52: {2}is no kind of service/],
  ['no question', file(' ,everyday,seniori'), /row 52: the question is empty/],
  ['a question twice', file('misspelt 1,everyday,seniori'), /row 52: the question stands there twice/],
  ['too few of a kind', `query,kind,expected\n${every.slice(1).join('\n')}`, /9 questions are dictionary/]
])('%s is refused', (_, csv, message) => {
  expect(() => readQuestions(csv, codes)).toThrow(message);
});
