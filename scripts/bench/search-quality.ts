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
 * questions made of the lists themselves, class by class. The floor compares words letter by letter with those names.
 */
export async function* searchQuality(ask: Ask): AsyncGenerator<Line> {
  const lists = [...readServiceNames(), ...readGroupNames()];
  const unseen = readUnseen(new Set(lists.map(({ code }) => code)));
  for (const kind of QUESTION_KINDS) {
    const questions = unseen.filter((question) => question.kind === kind);
    const name = `${questions.length} unseen questions ${NAMES[kind]}`;
    yield await judged(ask, lists, questions, { name, goal: GOALS[kind] });
  }
  for (const kind of QUESTION_KINDS) {
    const questions = tunedQuestions(lists, kind);
    if (questions.length === 0) continue;
    const name = `${questions.length} questions of our own lists ${TUNED_NAMES[kind]}`;
    yield await judged(ask, lists, questions, { name, goal: TUNED_GOALS[kind] });
  }
}

/** The part that the search is tuned on, as its lines are called. */
const TUNED_NAMES = { ...NAMES, everyday: 'by everyday names' } satisfies Record<QuestionKind, string>;
const TUNED_GOALS = { ...GOALS, everyday: 95 } satisfies Record<QuestionKind, number>;

/**
 * Questions made of our own lists: names of the act as they stand, without diacritics and with two letters swapped, and
 * everyday names as they stand. Nobody has written inflected ones, so that class is judged on the unseen part alone.
 */
function tunedQuestions(lists: readonly SubjectNames[], kind: QuestionKind): JudgedQuestion[] {
  if (kind === 'inflected') return [];
  return lists.flatMap(({ code, names }) => {
    const [official = '', ...everyday] = names;
    const written = {
      ...{ dictionary: [official], 'no-diacritics': [fold(official)], everyday },
      misspelt: misspelt(official)
    }[kind];
    return written.map((query): JudgedQuestion => ({ query, kind, expected: [code] }));
  });
}

/** The name with two letters in the middle of its longest word swapped; none where no word is long enough. */
function misspelt(name: string): string[] {
  const [longest] = name.split(' ').toSorted((one, other) => other.length - one.length);
  if (!longest || longest.length < SHORTEST_MISSPELT) return [];
  const at = Math.floor(longest.length / 2);
  const [one = '', other = ''] = [longest.charAt(at), longest.charAt(at + 1)];
  if (one === other) return [];
  return [name.replace(longest, longest.slice(0, at) + other + one + longest.slice(at + 2))];
}

const SHORTEST_MISSPELT = 7;

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
