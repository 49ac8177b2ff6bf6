import { OTHER } from '../answering/tally.ts';
import type { Question, QuestionOf } from '../questionnaire/question.ts';
import type { Answer } from '../questionnaire/response.ts';

/** The category of those who were asked and said nothing, or who did not choose an option of several. */
export const NO_ANSWER = '';
/** The category of those who chose an option of several. */
export const CHOSEN = '+';

/** What of a question is counted alone: all of it, one row of a matrix, or one offered option of several. */
export type CountedItem = {
  questionId: string;
  /** Code of the row or of the option; null where the question is counted as a whole. */
  part: string | null;
  /** Codes of its categories, each person in one of them. */
  codes: readonly string[];
};

/** A band of numbers: both ends counted where numbers are whole, else the upper one only in the last band. */
export type NumberBand = { from: number; to: number };

const MOST_VALUES = 10;
const BANDS = 5;

/** Numbers are counted in bands: one for each where they are few. */
export function numberBands({
  least,
  most,
  whole
}: Pick<QuestionOf<'number'>, 'least' | 'most' | 'whole'>): NumberBand[] {
  const values = most - least + 1;
  if (whole && values <= MOST_VALUES)
    return Array.from({ length: values }, (_, at) => ({ from: least + at, to: least + at }));
  const width = whole ? Math.ceil(values / BANDS) : (most - least) / BANDS;
  return Array.from({ length: BANDS }, (_, at) => ({
    from: least + at * width,
    to: whole ? Math.min(most, least + (at + 1) * width - 1) : least + (at + 1) * width
  })).filter(({ from }) => from <= most);
}

/** Days are counted by years. */
export function yearBands({ earliest, latest }: Pick<QuestionOf<'date'>, 'earliest' | 'latest'>) {
  return numberBands({ least: Number(earliest.slice(0, 4)), most: Number(latest.slice(0, 4)), whole: true });
}

/** What is counted of a question; nothing of words of one's own and of places. */
export function countedItems(question: Question): CountedItem[] {
  const questionId = question.id;
  const whole = (codes: readonly string[]): CountedItem[] => [
    { questionId, part: null, codes: [...codes, NO_ANSWER] }
  ];
  switch (question.type) {
    case 'single':
      return whole([...codesOf(question.options), ...(question.other ? [OTHER] : [])]);
    case 'multiple':
      return [...codesOf(question.options), ...(question.other ? [OTHER] : [])].map((part) => ({
        ...{ questionId, part, codes: [CHOSEN, NO_ANSWER] }
      }));
    case 'scale':
      return whole(Array.from({ length: question.steps }, (_, at) => String(at + 1)));
    case 'matrix':
      return codesOf(question.rows).map((part) => ({
        ...{ questionId, part, codes: [...codesOf(question.columns), NO_ANSWER] }
      }));
    case 'ranking':
      return whole(codesOf(question.options));
    case 'number':
      return whole(numberBands(question).map((_, at) => String(at)));
    case 'date':
      return whole(yearBands(question).map((_, at) => String(at)));
    default:
      return [];
  }
}

/** The place of somebody's answer among the categories of an item; the last where she gave none that is offered. */
export function categoryOf(question: Question, item: CountedItem, answer: Answer | undefined): number {
  const code = answer === undefined ? NO_ANSWER : codeOf(question, item, answer);
  const place = item.codes.indexOf(code);
  return place === -1 ? item.codes.length - 1 : place;
}

function codeOf(question: Question, { part }: CountedItem, answer: Answer): string {
  switch (question.type) {
    case 'number':
      return bandOf(numberBands(question), Number(answer));
    case 'date':
      return bandOf(yearBands(question), Number(String(answer).slice(0, 4)));
    case 'scale':
      return String(answer);
    case 'ranking':
      // Of an order, who put what first is told.
      return Array.isArray(answer) ? String(answer[0] ?? NO_ANSWER) : NO_ANSWER;
    default:
      return typeof answer === 'object' ? chosenIn(answer as Record<string, unknown>, part) : NO_ANSWER;
  }
}

/** The category that a line of the counts (`tallyLines`) adds to; null where it adds to none of the item. */
export function codeOfTally(question: Question, { part }: CountedItem, answer: string): string | null {
  switch (question.type) {
    case 'number':
      return bandOf(numberBands(question), Number(answer));
    case 'date':
      return bandOf(yearBands(question), Number(answer.slice(0, 4)));
    case 'multiple':
      return answer === part ? CHOSEN : null;
    case 'matrix':
      return answer.startsWith(`${part}|`) ? answer.slice(`${part}|`.length) : null;
    case 'ranking':
      return answer.endsWith('|1') ? answer.slice(0, -'|1'.length) : null;
    default:
      return answer;
  }
}

function chosenIn(answer: Record<string, unknown>, part: string | null): string {
  if (part === null) return typeof answer.code === 'string' ? answer.code : OTHER;
  if (!Array.isArray(answer.codes)) return String(answer[part] ?? NO_ANSWER);
  const isChosen = part === OTHER ? typeof answer.other === 'string' : answer.codes.includes(part);
  return isChosen ? CHOSEN : NO_ANSWER;
}

function bandOf(bands: readonly NumberBand[], value: number): string {
  const at = bands.findLastIndex(({ from }) => value >= from);
  return at === -1 ? NO_ANSWER : String(at);
}

function codesOf(options: readonly { code: string }[]): string[] {
  return options.map(({ code }) => code);
}
