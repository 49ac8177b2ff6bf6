import type { Option, Question, Wording } from './question.ts';
import type { Audience, Section } from './survey.ts';

type WithoutOptions<Asked> = Asked extends { options: readonly Option[] } ? Omit<Asked, 'options'> : Asked;

/** A question of the bank: for whom it is meant, where it stands, and options that several questions may share. */
export type BankQuestion = WithoutOptions<Question> & {
  audiences: readonly Audience[];
  /** Id of a section of the bank. */
  section: string;
  /** Options of its own, or the name of a set. */
  options?: readonly Option[] | string;
  /** The kinds of services that the law knows on the day when the questionnaire is made. */
  optionsFrom?: 'service-kinds';
};

/** Questions to start from (banka otázok), `data/surveys/question-bank.json`. */
export type QuestionBank = {
  optionSets: Readonly<Record<string, readonly Option[]>>;
  sections: readonly { id: string; title: Wording }[];
  questions: readonly BankQuestion[];
};

/**
 * The questionnaire that the bank has for an audience, to be taken as it is or changed: every question meant for it, in
 * the sections and the order of the bank.
 * @param kinds kinds of services of the catalogue, in the order in which they are to be offered
 * @throws Error when the bank names a set of options that it does not have
 */
export function sectionsFor(bank: QuestionBank, audience: Audience, kinds: readonly Option[]): Section[] {
  return bank.sections.flatMap(({ id, title }) => {
    const questions = bank.questions.filter(
      ({ section, audiences }) => section === id && audiences.includes(audience)
    );
    return questions.length === 0
      ? []
      : [{ id, title, questions: questions.map((question) => asked(question, bank, kinds)) }];
  });
}

/** The question as it is asked, with its options written out. */
function asked(question: BankQuestion, { optionSets }: QuestionBank, kinds: readonly Option[]): Question {
  const { audiences: _, section: __, options, optionsFrom, ...rest } = question;
  if (optionsFrom) return { ...rest, options: kinds } as Question;
  if (options === undefined) return rest as Question;
  const offered = typeof options === 'string' ? optionSets[options] : options;
  if (!offered) throw new Error(`The bank of questions has no options ${options}.`);
  return { ...rest, options: offered } as Question;
}
