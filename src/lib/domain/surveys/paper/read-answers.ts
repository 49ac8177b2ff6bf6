import type { PaperField, PaperQuestion } from './paper-field.ts';
import { SURE } from './read-mark.ts';
import type { ReadBox } from './read-page.ts';

/** What a scan says of one question, as it would be typed; null where a person has to look at it. */
export type ReadQuestion = { questionId: string; typed: string[] | null };

/**
 * Answers to the questions whose boxes were read. Where one box is uncertain, where a question of one answer has two,
 * or where everything that was marked was taken back, nothing is guessed: a person looks. So she does where words or a
 * number were to be written.
 */
export function readAnswers(questions: readonly PaperQuestion[], read: readonly ReadBox[]): ReadQuestion[] {
  return questions.map(({ question, fields }) => {
    const own = read.filter(({ box }) => box.questionId === question.id);
    const typed = fields.map((field) => typedOf(field, own));
    const isKnown = typed.every((field) => field !== null);
    return { questionId: question.id, typed: isKnown ? typed : null };
  });
}

/** The numbers of the boxes that are marked, as they would be typed; null where that is not certain. */
function typedOf(field: PaperField, own: readonly ReadBox[]): string | null {
  if (field.kind !== 'boxes') return null;
  const boxes = own.filter(({ box }) => box.row === field.row);
  if (boxes.length < field.choices.length || boxes.some(({ mark }) => mark.confidence < SURE)) return null;
  const marked = boxes.filter(({ mark }) => mark.state === 'marked').map(({ box }) => box.number);
  const hasCancelled = boxes.some(({ mark }) => mark.state === 'cancelled');
  // Somebody who fills in a box and marks no other may mean it.
  if (marked.length === 0) return hasCancelled ? null : '';
  if (marked.length > 1 && !field.many) return null;
  return marked.sort((one, other) => one - other).join(' ');
}
