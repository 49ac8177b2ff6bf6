import type { Question } from '../questionnaire/question.ts';
import type { Answer, Response } from '../questionnaire/response.ts';
import { questionsOf, type Survey } from '../questionnaire/survey.ts';
import type { Profile } from './profile.ts';

/** One more person who answered a question so; `answer` is empty for everybody who answered it at all. */
export type TallyLine = { questionId: string; answer: string };

/** One sheet as it is counted: by whom, in which version, and what it adds. */
export type CountedSheet = { version: number; profile: Profile; lines: readonly TallyLine[] };

/** So many people of a profile more who answered a question of a version so. */
export type PeopleLine = TallyLine & Profile & { version: number; people: number };

/** Said in one's own words instead of an offered option. */
export const OTHER = '~';

/**
 * What a person's answers add to the counts of a questionnaire, in the order of their keys. Answers are written as
 * codes of options (`~` for *iné*), numbers and days as text, `row|column` of a matrix, `code|place` of a ranking from
 * 1, `latitude|longitude` of the middle of a cell; own words count as answered only.
 */
export function tallyLines(survey: Pick<Survey, 'sections'>, response: Response): TallyLine[] {
  const lines = questionsOf(survey).flatMap((question) => {
    const answer = response.get(question.id);
    if (answer === undefined) return [];
    return ['', ...keysOf(question, answer)].map((key) => ({ questionId: question.id, answer: key }));
  });
  return lines.sort((a, b) => compared(a.questionId, b.questionId) || compared(a.answer, b.answer));
}

/**
 * What many sheets add together: each line of a version and a profile once. They come in the order in which single sheets
 * count their lines, so that nobody who counts at the same time waits for somebody who waits for her.
 */
export function peopleLines(sheets: readonly CountedSheet[]): PeopleLine[] {
  const merged = new Map<string, PeopleLine>();
  for (const { version, profile, lines } of sheets) {
    for (const { questionId, answer } of lines) {
      const key = JSON.stringify([questionId, answer, version, profile.sex, profile.age, profile.part]);
      const people = (merged.get(key)?.people ?? 0) + 1;
      merged.set(key, { ...profile, version, questionId, answer, people });
    }
  }
  return [...merged.values()].sort(
    (a, b) =>
      compared(a.questionId, b.questionId) ||
      compared(a.answer, b.answer) ||
      a.version - b.version ||
      compared(a.sex, b.sex) ||
      compared(a.age, b.age) ||
      compared(a.part, b.part)
  );
}

/** By code units, the same wherever the program runs: whoever counts at the same time takes rows in one order. */
function compared(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

function keysOf({ type }: Question, answer: Answer): string[] {
  if (typeof answer === 'number') return [String(answer)];
  if (typeof answer === 'string') return type === 'date' ? [answer] : [];
  if (Array.isArray(answer)) return answer.map((code, at) => `${code}|${at + 1}`);
  const fields = answer as Record<string, unknown>;
  if (type === 'multiple') return [...(fields.codes as string[]), ...(fields.other === null ? [] : [OTHER])];
  if (type === 'single') return ['code' in fields ? String(fields.code) : OTHER];
  if (type === 'place') return [`${fields.latitude}|${fields.longitude}`];
  return Object.entries(fields).map(([row, column]) => `${row}|${column}`);
}
