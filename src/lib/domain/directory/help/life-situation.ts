import type { CalendarDay } from '../../shared/calendar-day.ts';

/** How a text is to be read: as it is usually written, or in short sentences (ľahko čitateľné). */
export const READINGS = ['plain', 'easy'] as const;
export type Reading = (typeof READINGS)[number];

/** A short text in both languages, the same for every reading. */
export type Wording = { sk: string; en: string };

/** A text in both languages and both readings. */
export type ReadableText = Wording & { easySk: string; easyEn: string };

/** What to do, in the order of doing: first, then, in the end. */
export const STAGES = ['first', 'next', 'last'] as const;
export type Stage = (typeof STAGES)[number];

/** One answer to a question: kinds of services and help it brings to the front, and kinds it makes needless. */
export type SituationAnswer = {
  code: string;
  text: Wording;
  kinds: readonly string[];
  help: readonly string[];
  without: readonly string[];
};

export type SituationQuestion = { code: string; text: Wording; answers: readonly SituationAnswer[] };

/**
 * A life situation (životná situácia): what happened to somebody, in everyday words, and what helps. Kinds of services
 * are codes of the catalogue of the law, help outside § 12 are codes of `OutsideHelp`.
 */
export type LifeSituation = {
  code: string;
  /** Violence, debt, addiction, a troubled mind: never in an address, never stored, never counted as a need. */
  sensitive: boolean;
  title: Wording;
  lead: ReadableText;
  /** What people say when they are in it, in Slovak. */
  words: readonly string[];
  /** Whom to call at once. */
  crisis: readonly string[];
  questions: readonly SituationQuestion[];
  kinds: readonly string[];
  steps: Readonly<Record<Stage, readonly ReadableText[]>>;
  help: readonly string[];
};

/** Help that is no social service of § 12: an office, a benefit, a line, a charity. */
export type OutsideHelp = {
  code: string;
  name: Wording;
  text: ReadableText;
  phone: string | null;
  website: string | null;
  /** Provision or publication it rests on. */
  source: string;
  validFrom: CalendarDay | null;
  /** The first day on which it holds no more. */
  validTo: CalendarDay | null;
  writtenOn: CalendarDay;
  /** The day somebody checked it; null: readers are told to check it themselves. */
  verifiedOn: CalendarDay | null;
};

/** Codes of the answers chosen, by the code of their question. */
export type ChosenAnswers = Readonly<Record<string, string>>;

/** What fits a situation after its questions: the likeliest first, each once. */
export type Fitting = { kinds: string[]; crisis: string[]; help: string[] };

/** What helps in a situation, by what was answered; an answer that does not exist says nothing. */
export function fittingHelp(situation: LifeSituation, chosen: ChosenAnswers): Fitting {
  const answers = situation.questions.flatMap(({ code, answers: offered }) =>
    offered.filter((answer) => answer.code === chosen[code])
  );
  const without = new Set(answers.flatMap((answer) => answer.without));
  const kinds = [...answers.flatMap((answer) => answer.kinds), ...situation.kinds];
  const help = [...answers.flatMap((answer) => answer.help), ...situation.help];
  return {
    kinds: [...new Set(kinds)].filter((kind) => !without.has(kind)),
    crisis: [...situation.crisis],
    help: [...new Set(help)].filter((code) => !situation.crisis.includes(code))
  };
}

/** The answers among what a form or an address says, as far as the situation asks for them. */
export function chosenAnswers(
  { questions }: Pick<LifeSituation, 'questions'>,
  saidOf: (question: string) => string | null
): ChosenAnswers {
  return Object.fromEntries(
    questions.flatMap(({ code, answers }) => {
      const answer = answers.find((one) => one.code === saidOf(code));
      return answer ? [[code, answer.code] as const] : [];
    })
  );
}

/** Whether a piece of help exists on a day: allowances come and end with the law. */
export function isOffered({ validFrom, validTo }: OutsideHelp, day: CalendarDay): boolean {
  return (validFrom === null || validFrom <= day) && (validTo === null || day < validTo);
}
