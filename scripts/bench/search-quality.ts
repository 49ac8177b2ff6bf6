import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SubjectNames } from '#lib/domain/publishing/search/subject-names.ts';
import { wordsOf } from '#lib/domain/publishing/search/words.ts';
import { fold } from '#lib/domain/shared/fold.ts';
import { dataFolder } from '#lib/server/reference/data-folder.ts';
import { readGroupNames, readServiceNames } from '#lib/server/search/language.ts';
import type { FoundResults } from '#lib/server/search/search-published.ts';
import { type Line, lineOf } from './line.ts';
import { type JudgedQuestion, QUESTION_KINDS, type QuestionKind, readQuestions } from './unseen-queries.ts';

const NAMES = {
  dictionary: 'in dictionary form',
  inflected: 'inflected',
  'no-diacritics': 'without diacritics',
  misspelt: 'misspelt',
  everyday: 'by everyday names (reported, no goal)'
} satisfies Record<QuestionKind, string>;

/** Shares in percent (foundations); everyday names of strangers are reported. */
const GOALS = {
  dictionary: 100,
  inflected: 95,
  'no-diacritics': 95,
  misspelt: 80,
  everyday: 0
} satisfies Record<QuestionKind, number>;

type Ask = (text: string) => Promise<Pick<FoundResults, 'serviceTypes' | 'targetGroups'>>;

/**
 * How many questions get an answer that names what was meant: those nobody who wrote the lists has seen, and
 * the everyday names of the lists themselves. The floor compares words letter by letter with those names.
 */
export async function* searchQuality(ask: Ask): AsyncGenerator<Line> {
  const lists = [...readServiceNames(), ...readGroupNames()];
  const unseen = readUnseen(new Set(lists.map(({ code }) => code)));
  for (const kind of QUESTION_KINDS) {
    const questions = unseen.filter((question) => question.kind === kind);
    const name = `${questions.length} unseen questions ${NAMES[kind]}`;
    yield await judged(ask, lists, questions, { name, goal: GOALS[kind] });
  }
  const curated = lists.flatMap(({ code, names }) =>
    names.slice(1).map((query): JudgedQuestion => ({ query, kind: 'everyday', expected: [code] }))
  );
  const name = `${curated.length} everyday names of our own lists`;
  yield await judged(ask, lists, curated, { name, goal: 95 });
}

/** @throws Error when the file is not there or not as it should be: without it nothing is judged */
function readUnseen(codes: ReadonlySet<string>): JudgedQuestion[] {
  return readQuestions(readFileSync(join(dataFolder(), 'language', 'unseen-queries.csv'), 'utf8'), codes);
}

async function judged(
  ask: Ask,
  lists: SubjectNames[],
  questions: JudgedQuestion[],
  { name, goal }: { name: string; goal: number }
): Promise<Line> {
  let answered = 0;
  for (const { query, expected } of questions) {
    const { serviceTypes, targetGroups } = await ask(query);
    if (expected.some((code) => serviceTypes.includes(code) || targetGroups.includes(code))) answered += 1;
  }
  const plain = questions.filter((question) => namedLetterByLetter(question, lists)).length;
  return lineOf({
    ...{ group: 'search', name, unit: '%', goal: `value >= ${goal}` },
    ...{ value: (100 * answered) / questions.length, limit: (100 * plain) / questions.length }
  });
}

/** What a comparison of words without any knowledge of Slovak finds. */
function namedLetterByLetter({ query, expected }: JudgedQuestion, lists: SubjectNames[]): boolean {
  const words = new Set(foldedWords(query));
  const names = lists.filter(({ code }) => expected.includes(code)).flatMap((list) => list.names);
  return names.some((name) => foldedWords(name).every((word) => words.has(word)));
}

function foldedWords(text: string): string[] {
  return wordsOf(text).map((word) => fold(word.text));
}
