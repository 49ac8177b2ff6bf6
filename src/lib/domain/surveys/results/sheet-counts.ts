import type { Question } from '../questionnaire/question.ts';
import { type Answer, isAsked } from '../questionnaire/response.ts';
import { questionsOf, type Survey } from '../questionnaire/survey.ts';
import { type CountedItem, categoryOf, countedItems } from './counted-item.ts';

/** What everybody answered, as places of categories; -1 where her other answers skip the question. */
export type CountedSheets = {
  sheets: number;
  channels: readonly string[];
  items: readonly { question: Question; item: CountedItem; values: Int32Array }[];
};

const NOT_ASKED = -1;

/**
 * Turns sheets into categories one by one, so that a hundred thousand of them need some bytes for each answer.
 * @returns `add` takes the next sheet; `counted` gives all so far
 */
export function sheetCounter(survey: Pick<Survey, 'sections'>) {
  const items = questionsOf(survey).flatMap((question) =>
    countedItems(question).map((item) => ({ question, item, values: [] as number[] }))
  );
  const channels: string[] = [];
  return {
    add(answers: Readonly<Record<string, Answer>>, channel: string): void {
      const response = new Map(Object.entries(answers));
      channels.push(channel);
      for (const { question, item, values } of items)
        values.push(
          isAsked(question, response) ? categoryOf(question, item, response.get(question.id)) : NOT_ASKED
        );
    },
    counted: (): CountedSheets => ({
      ...{ sheets: channels.length, channels },
      items: items.map((one) => ({ ...one, values: Int32Array.from(one.values) }))
    })
  };
}
