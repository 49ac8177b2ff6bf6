import type { Question } from '#lib/domain/surveys/questionnaire/question.ts';
import type { QuestionnaireContent } from '#lib/domain/surveys/questionnaire/questionnaire.ts';
import { isAsked, judgeResponse } from '#lib/domain/surveys/questionnaire/response.ts';
import { questionsOf } from '#lib/domain/surveys/questionnaire/survey.ts';
import { toBeJudged } from './raw-answers.ts';
import type { SheetState } from './sheet-state.ts';

type Content = Pick<QuestionnaireContent, 'sections'>;
type Standing = Pick<SheetState, 'whole' | 'page' | 'answers'>;

/** The questions of each page: a section a page, or all on one. */
export function pagesOf(content: Content, whole: boolean): (readonly Question[])[] {
  return whole ? [questionsOf(content)] : content.sections.map(({ questions }) => questions);
}

/** The sheet judged as far as it goes. */
export function judged(content: Content, { answers }: Pick<SheetState, 'answers'>) {
  return judgeResponse(content, toBeJudged(questionsOf(content), answers));
}

/**
 * Questions that a page shows: without those that answers on earlier pages skip. What depends on an answer on the same
 * page is shown with a word about whom it concerns, because nothing on it changes while somebody fills it in.
 */
export function shownOn(content: Content, { whole, page, answers }: Standing): Question[] {
  const questions = pagesOf(content, whole)[page] ?? [];
  const here = new Set(questions.map(({ id }) => id));
  const { response } = judged(content, { answers });
  return questions.filter(
    (question) =>
      (question.askedWhen && here.has(question.askedWhen.questionId)) || isAsked(question, response)
  );
}

/** The next page in a direction that asks anything; null past the last and before the first. */
export function pageAfter(content: Content, state: Standing, step: 1 | -1): number | null {
  const last = pagesOf(content, state.whole).length - 1;
  for (let page = state.page + step; page >= 0 && page <= last; page += step)
    if (shownOn(content, { ...state, page }).length > 0) return page;
  return null;
}
