import type { AskedAlike } from '../questionnaire/asked-alike.ts';
import type { Question } from '../questionnaire/question.ts';
import { type Answer, isAsked } from '../questionnaire/response.ts';
import { questionsOf, type Survey } from '../questionnaire/survey.ts';
import { type CountedItem, categoryOf, countedItems } from './counted-item.ts';

/**
 * What everybody answered, as places of categories; -1 where she was not asked: her other answers skip the question, or
 * the version that she answered did not ask it so, as happened to `otherwise` people.
 */
export type CountedSheets = {
  sheets: number;
  channels: readonly string[];
  items: readonly { question: Question; item: CountedItem; values: Int32Array; otherwise: number }[];
};

const NOT_ASKED = -1;

/**
 * Turns sheets into categories one by one, so that a hundred thousand of them need some bytes for each answer.
 * @returns `add` takes the next sheet; `counted` gives all so far
 */
export function sheetCounter(survey: Pick<Survey, 'sections'>, isAlike: AskedAlike) {
  const items = questionsOf(survey).flatMap((question) =>
    countedItems(question).map((item) => ({ question, item, values: [] as number[], otherwise: 0 }))
  );
  const channels: string[] = [];
  return {
    add(answers: Readonly<Record<string, Answer>>, channel: string, version: number): void {
      const response = new Map(Object.entries(answers));
      channels.push(channel);
      for (const one of items) {
        const { question, item, values } = one;
        const isTold = isAlike(question.id, version);
        if (!isTold) one.otherwise += 1;
        values.push(
          isTold && isAsked(question, response)
            ? categoryOf(question, item, response.get(question.id))
            : NOT_ASKED
        );
      }
    },
    counted: (): CountedSheets => ({
      ...{ sheets: channels.length, channels },
      items: items.map((one) => ({ ...one, values: Int32Array.from(one.values) }))
    })
  };
}
