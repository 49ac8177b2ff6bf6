import type { AskedAlike } from '../questionnaire/asked-alike.ts';
import type { Condition, Question } from '../questionnaire/question.ts';
import { questionsOf, type Survey } from '../questionnaire/survey.ts';
import { codeOfTally, countedItems, NO_ANSWER } from './counted-item.ts';

/** A line of the counts that are kept as answers arrive, by groups of who answered. */
export type GroupedTally = {
  /** Of the questionnaire that these people answered. */
  version: number;
  questionId: string;
  answer: string;
  /** Groups in which somebody answered so, as codes of the traits joined by `|`, and how many people in each. */
  groups: readonly string[];
  people: readonly number[];
};

/** People by group, in the order of `LiveCounts.groups`. */
export type ByGroup = Float64Array;

export type LiveItem = {
  part: string | null;
  /** Codes of its categories, without those who said nothing. */
  codes: readonly string[];
  /** Who answered so, by code. */
  people: readonly ByGroup[];
};

export type LiveQuestion = {
  question: Question;
  items: readonly LiveItem[];
  answered: ByGroup;
  /** Who was asked; null where the counts do not tell, because who chose any of several options is counted nowhere. */
  asked: ByGroup | null;
  /** Sheets of versions that did not ask it, or asked it otherwise: they count for nothing here. */
  otherwise: number;
  /** Of a scale or a number: each number that was said, and by whom; none otherwise. */
  values: readonly { value: number; people: ByGroup }[];
};

/** A questionnaire as it is answered so far. */
export type LiveCounts = {
  groups: readonly string[];
  everybody: ByGroup;
  channels: readonly { code: string; people: number }[];
  questions: readonly LiveQuestion[];
};

type Lines = ReadonlyMap<string, ByGroup>;

/**
 * Counts of a questionnaire from its tallies alone: as many steps for a hundred answers as for a million. A question
 * counts who answered a version that asked it alike.
 */
export function liveCounts(
  survey: Pick<Survey, 'sections'>,
  tallies: readonly GroupedTally[],
  isAlike: AskedAlike
): LiveCounts {
  const groups = [...new Set(tallies.flatMap((line) => line.groups))].sort();
  const places = new Map(groups.map((group, at) => [group, at]));
  const nobody = new Float64Array(groups.length);
  const byQuestion = Map.groupBy(tallies, ({ questionId }) => questionId);
  /** Lines of a question from the versions that asked `alike` as it stands; from all where none is named. */
  const linesOf = (id: string, alike: string | null): Lines => {
    const lines = new Map<string, ByGroup>();
    for (const { version, answer, groups: named, people } of byQuestion.get(id) ?? []) {
      if (alike !== null && !isAlike(alike, version)) continue;
      const sums = lines.get(answer) ?? nobody.slice();
      lines.set(answer, sums);
      for (const [at, group] of named.entries()) add(sums, places.get(group) ?? -1, people[at] ?? 0);
    }
    return lines;
  };
  const sheets = linesOf(SHEETS, null);
  const everybody = summed([...sheets.values()], nobody);
  const questions = questionsOf(survey);
  const known = new Map(questions.map((question) => [question.id, question]));
  return {
    ...{ groups, everybody },
    channels: [...sheets].map(([code, people]) => ({ code, people: totalOf(people) })),
    questions: questions.map((question) => {
      const { id, askedWhen } = question;
      const condition = askedWhen && known.get(askedWhen.questionId);
      const answering = summed([...linesOf(SHEETS, id).values()], nobody);
      const asked =
        askedWhen && condition ? askedBy(askedWhen, condition, linesOf(condition.id, id), nobody) : answering;
      const otherwise = totalOf(everybody) - totalOf(answering);
      return { ...liveQuestion(question, linesOf(id, id), nobody), asked, otherwise };
    })
  };
}

/** Under no question stands how many sheets came in each way. */
const SHEETS = '';

function liveQuestion(
  question: Question,
  lines: Lines,
  nobody: ByGroup
): Omit<LiveQuestion, 'asked' | 'otherwise'> {
  const answered = lines.get('') ?? nobody;
  const isNumber = question.type === 'scale' || question.type === 'number';
  const said = [...lines].filter(([answer]) => answer !== '');
  const items = countedItems(question).map((item): LiveItem => {
    const codes = item.codes.filter((code) => code !== NO_ANSWER);
    const people = codes.map(() => new Float64Array(nobody.length));
    for (const [answer, counts] of said) {
      const sums = people[codes.indexOf(codeOfTally(question, item, answer) ?? NO_ANSWER)];
      if (sums) for (const [at, count] of counts.entries()) add(sums, at, count);
    }
    return { part: item.part, codes, people };
  });
  const values = isNumber ? said.map(([answer, people]) => ({ value: Number(answer), people })) : [];
  return { question, items, answered, values };
}

function askedBy(
  { codes, chose }: Condition,
  { type }: Question,
  lines: Lines,
  nobody: ByGroup
): ByGroup | null {
  if (type === 'multiple' && codes.length > 1) return null;
  const chosen = summed(
    codes.map((code) => lines.get(code) ?? nobody),
    nobody
  );
  if (chose) return chosen;
  const answered = lines.get('') ?? nobody;
  return answered.map((count, at) => count - (chosen[at] ?? 0));
}

function summed(all: readonly ByGroup[], nobody: ByGroup): ByGroup {
  const sums = nobody.slice();
  for (const counts of all) for (const [at, count] of counts.entries()) add(sums, at, count);
  return sums;
}

function add(sums: ByGroup, at: number, count: number): void {
  if (at >= 0) sums[at] = (sums[at] ?? 0) + count;
}

export function totalOf(people: ByGroup): number {
  return people.reduce((sum, count) => sum + count, 0);
}
