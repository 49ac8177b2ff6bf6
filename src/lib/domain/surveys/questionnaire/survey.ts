import { codesOf, type Question } from './question.ts';

/** Who is asked (komu je dotazník určený). */
export const AUDIENCES = [
  'residents',
  'recipients',
  'carers',
  'providers',
  'field-workers',
  'mayors',
  'funders'
] as const;
export type Audience = (typeof AUDIENCES)[number];

export type Section = { id: string; title: Question['text']; questions: readonly Question[] };

/** What is asked, in order (dotazník); a change makes the next version, and an answer names the one it saw. */
export type Survey = { audience: Audience; version: number; sections: readonly Section[] };

/** Every question in the order in which it is asked. */
export function questionsOf({ sections }: Pick<Survey, 'sections'>): Question[] {
  return sections.flatMap(({ questions }) => questions);
}

/** What is wrong with a questionnaire, and with which question. */
export type SurveyFault = {
  fault:
    | 'no-question'
    | 'repeated-id'
    | 'no-text'
    | 'too-few-options'
    | 'repeated-code'
    | 'limit-out-of-range'
    | 'empty-range'
    | 'condition-on-later'
    | 'condition-on-no-code';
  questionId: string | null;
};

/** Everything that keeps a questionnaire from being opened; none where it can be asked. */
export function surveyFaults(survey: Pick<Survey, 'sections'>): SurveyFault[] {
  const questions = questionsOf(survey);
  if (questions.length === 0) return [{ fault: 'no-question', questionId: null }];
  const earlier = new Map<string, Question>();
  return questions.flatMap((question) => {
    const faults = [...ownFaults(question), ...conditionFaults(question, earlier)];
    if (earlier.has(question.id)) faults.push('repeated-id');
    earlier.set(question.id, question);
    return faults.map((fault) => ({ fault, questionId: question.id }));
  });
}

type Fault = SurveyFault['fault'];

function ownFaults(question: Question): Fault[] {
  const texts = [
    question.text,
    ...optionsOf(question)
      .flat()
      .map(({ text }) => text)
  ];
  return [
    ...(texts.some(({ sk }) => sk.trim() === '') ? ['no-text' as const] : []),
    ...optionsOf(question).flatMap(optionFaults),
    ...rangeFaults(question)
  ];
}

/** Lists of options that a question offers; each is judged alone. */
function optionsOf(question: Question) {
  if (question.type === 'matrix') return [question.rows, question.columns];
  return 'options' in question ? [question.options] : [];
}

function optionFaults(options: ReturnType<typeof optionsOf>[number]): Fault[] {
  const codes = new Set(options.map(({ code }) => code));
  return [
    ...(options.length < 2 ? ['too-few-options' as const] : []),
    ...(codes.size < options.length ? ['repeated-code' as const] : [])
  ];
}

function rangeFaults(question: Question): Fault[] {
  if (question.type === 'multiple' || question.type === 'ranking') {
    const { most, options } = question;
    return most !== null && !(Number.isInteger(most) && most >= 1 && most <= options.length)
      ? ['limit-out-of-range']
      : [];
  }
  if (question.type === 'scale')
    return Number.isInteger(question.steps) && question.steps >= 2 && question.steps <= 11
      ? []
      : ['limit-out-of-range'];
  if (question.type === 'number') return question.least < question.most ? [] : ['empty-range'];
  if (question.type === 'date') return question.earliest <= question.latest ? [] : ['empty-range'];
  return [];
}

function conditionFaults({ askedWhen }: Question, earlier: ReadonlyMap<string, Question>): Fault[] {
  if (!askedWhen) return [];
  const asked = earlier.get(askedWhen.questionId);
  // A question may only depend on what was answered before it: nobody goes in circles.
  if (!asked) return ['condition-on-later'];
  const known = codesOf(asked);
  const isKnown = askedWhen.codes.length > 0 && askedWhen.codes.every((code) => known.includes(code));
  return isKnown ? [] : ['condition-on-no-code'];
}
