import type { Question, QuestionType } from './question.ts';
import { questionsOf, type Survey } from './survey.ts';

/** Above either, people give up: the author is warned. */
export const MOST_QUESTIONS = 40;
export const MOST_MINUTES = 20;

/**
 * Seconds that reading and answering a question takes, by our own estimate: 200 words read a minute, a few seconds for
 * each choice, half a minute or more for one's own words. To be mended by measured answers.
 */
const SECONDS: Record<QuestionType, number> = {
  single: 6,
  multiple: 9,
  scale: 5,
  matrix: 4,
  ranking: 12,
  number: 8,
  date: 10,
  'short-text': 20,
  'long-text': 45,
  place: 30
};
const SECONDS_A_WORD = 0.3;
const SECONDS_AN_OPTION = 1;

/** How long a questionnaire takes somebody who is asked everything, in whole minutes from 1. */
export function estimatedMinutes(survey: Pick<Survey, 'sections'>): number {
  const seconds = questionsOf(survey).reduce((sum, question) => sum + secondsOf(question), 0);
  return Math.max(1, Math.ceil(seconds / 60));
}

/** Whether it asks too much, and of what there is too much. */
export function lengthWarnings(survey: Pick<Survey, 'sections'>): ('too-many-questions' | 'too-long')[] {
  const many = questionsOf(survey).length > MOST_QUESTIONS;
  const long = estimatedMinutes(survey) > MOST_MINUTES;
  return [...(many ? ['too-many-questions' as const] : []), ...(long ? ['too-long' as const] : [])];
}

function secondsOf(question: Question): number {
  const words = wordsIn(question.text.sk) + wordsIn(question.hint?.sk ?? '');
  if (question.type === 'matrix')
    return words * SECONDS_A_WORD + question.rows.length * (SECONDS.matrix + SECONDS_AN_OPTION);
  const options = 'options' in question ? question.options.length : 0;
  return words * SECONDS_A_WORD + SECONDS[question.type] + options * SECONDS_AN_OPTION;
}

function wordsIn(text: string): number {
  return text.split(/\s+/).filter(Boolean).length;
}
