import { NO_ANSWER } from './counted-item.ts';
import { type LiveCounts, totalOf } from './live-counts.ts';
import type { SurveyResult } from './survey-result.ts';

/** One answer, or several that are told together, of a question or of its part. */
export type AnswerOf = { questionId: string; part: string | null; codes: readonly string[] };

/** How many answered so, of how many who answered; of several options, of those who were asked. */
export type AnswerShare = { count: number; of: number };

/** The share of an answer as it is counted so far; null where there is no such answer, or nobody to count. */
export function liveShare(
  { questions }: Pick<LiveCounts, 'questions'>,
  { questionId, part, codes }: AnswerOf
): AnswerShare | null {
  const live = questions.find(({ question }) => question.id === questionId);
  const item = live?.items.find((one) => one.part === part);
  if (!live || !item || !codes.every((code) => item.codes.includes(code))) return null;
  const people = item.people.map(totalOf);
  const count = codes.reduce((sum, code) => sum + (people[item.codes.indexOf(code)] ?? 0), 0);
  const of =
    live.question.type === 'multiple'
      ? totalOf(live.asked ?? live.answered)
      : people.reduce((sum, one) => sum + one, 0);
  return of === 0 ? null : { count, of };
}

/**
 * The share of an answer as it is published; null where it is not told so: alone, or together with just these others.
 * @param several whether the question offers several options, each told of those who were asked
 */
export function toldShare(
  { questions }: Pick<SurveyResult, 'questions'>,
  { questionId, part, codes }: AnswerOf,
  several: boolean
): AnswerShare | null {
  const items = questions.find((one) => one.questionId === questionId)?.items ?? [];
  const item = items.find((one) => one.part === part);
  const line = item?.lines.find((one) => [...one.codes].sort().join() === [...codes].sort().join());
  if (!item || !line) return null;
  const silent = item.lines.find((one) => one.codes.length === 1 && one.codes[0] === NO_ANSWER)?.count ?? 0;
  const of = several ? item.asked : item.asked - silent;
  return of === 0 ? null : { count: line.count, of };
}

/** A share in whole per cent, as findings stand on it. */
export function wholePercent({ count, of }: AnswerShare): number {
  return Math.round((100 * count) / of);
}
