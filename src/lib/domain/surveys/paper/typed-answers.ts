import { OTHER_BOX, type PaperField, type PaperQuestion } from './paper-field.ts';

/** Written where somebody ticked *iné* and said nothing, or where only the tick is typed. */
export const NO_WORDS = '–';

/** What was typed into the fields of a question, in their order. */
export type TypedFields = readonly string[];

/**
 * What somebody typed from paper, in the shape in which answers are judged. Boxes are typed by their printed numbers; a
 * number that is on no box is an answer that is not offered, so that the judge says so.
 */
export function readTyped({ question, fields }: PaperQuestion, typed: TypedFields): unknown {
  const said = fields.map((field, at) => ({ field, text: (typed[at] ?? '').trim() }));
  const words = said.find(({ field }) => field.kind === 'words')?.text ?? '';
  const [first] = said;
  if (!first) return null;
  switch (question.type) {
    case 'single': {
      const value = chosen(first.field, first.text);
      return value === OTHER_BOX ? { other: words || NO_WORDS } : { code: value };
    }
    case 'multiple': {
      const values = numbersIn(first.field, first.text).map((number) => chosen(first.field, number));
      const codes = values.filter((value) => value !== OTHER_BOX);
      return { codes, other: values.includes(OTHER_BOX) ? words || NO_WORDS : '' };
    }
    case 'matrix':
      return Object.fromEntries(said.map(({ field, text }) => [rowOf(field), chosen(field, text)]));
    case 'ranking':
      return ranked(said.map(({ field, text }) => ({ code: rowOf(field), place: chosen(field, text) })));
    case 'date':
      return dayTyped(first.text);
    default:
      return first.text;
  }
}

function rowOf(field: PaperField): string {
  return field.kind === 'boxes' ? field.row : '';
}

/** The value of the box of a typed number; an empty one is none. */
function chosen(field: PaperField, number: string): string {
  if (number === '' || field.kind !== 'boxes') return '';
  const choice = /^\d+$/.test(number) ? field.choices[Number(number) - 1] : undefined;
  return choice?.value ?? `?${number}`;
}

/**
 * Several numbers: parted by anything that is no digit, or one digit each where there are nine boxes at most. From ten
 * boxes on, 13 may be one box or two: as long as nothing is written beside it, it is no number of any box.
 */
function numbersIn(field: PaperField, text: string): string[] {
  const boxes = field.kind === 'boxes' ? field.choices.length : 0;
  if (boxes <= 9 && /^\d+$/.test(text)) return [...text];
  return isTwoOrOne(text, boxes) ? [`${text}?`] : text.split(/\D+/).filter(Boolean);
}

/** Two digits that are two boxes as well as one: no box has the number 0, and none is ticked twice. */
function isTwoOrOne(text: string, boxes: number): boolean {
  const [first, second] = /^[1-9]{2}$/.test(text) ? text : '';
  return first !== second && Number(text) <= boxes;
}

/** Codes by their places; two in one place are told by the code that stands twice. */
function ranked(rows: readonly { code: string; place: string }[]): string[] {
  const placed = rows
    .filter(({ place }) => place !== '')
    .sort((one, other) => Number(one.place.replace('?', '')) - Number(other.place.replace('?', '')));
  const wrong = placed.find(({ place }) => place.startsWith('?'));
  if (wrong) return [wrong.place];
  const twice = placed.find(({ place }, at) => place === placed[at + 1]?.place);
  return twice ? [twice.code, twice.code] : placed.map(({ code }) => code);
}

/** A day as it is written by hand, 12. 3. 2026, or its digits alone, 12032026. */
function dayTyped(text: string): string {
  const [, day = '', month = '', year = ''] =
    /^(\d{1,2})\s*[.,/ -]\s*(\d{1,2})\s*[.,/ -]\s*(\d{4})$/.exec(text) ??
    /^(\d{2})(\d{2})(\d{4})$/.exec(text) ??
    [];
  return year === '' ? text : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}
