import { estimatedMinutes, lengthWarnings } from './minutes.ts';
import { WORDING_LANGUAGES, type Wording } from './question.ts';
import { type Audience, questionsOf, type Section, type SurveyFault, surveyFaults } from './survey.ts';

/** What a version of a questionnaire says; what people answered stays as they saw it. */
export type QuestionnaireContent = {
  title: Wording;
  /** Why it is asked and what happens with the answers, in a sentence or two. */
  intro: Wording | null;
  sections: readonly Section[];
  /** Whether whoever answers may leave a contact, which is kept apart from the answers. */
  asksContact: boolean;
};

/** Who may answer: whoever has the link, whoever has a one-time code, or whoever comes to the office. */
export const QUESTIONNAIRE_MODES = ['open', 'codes', 'kiosk'] as const;
export type QuestionnaireMode = (typeof QUESTIONNAIRE_MODES)[number];

/** Whether answering in a channel takes a one-time code: those whom the body itself asks bring none. */
export function takesCode(mode: QuestionnaireMode, channel: string): boolean {
  return mode === 'codes' && (channel === 'web' || channel === 'kiosk');
}

/** Whether a questionnaire is answered in a channel: one for the kiosk of the office has no open link. */
export function isAnsweredBy(mode: QuestionnaireMode, channel: string): boolean {
  return mode !== 'kiosk' || channel !== 'web';
}

/** A questionnaire (dotazník) of one body; what it asks is in its versions. */
export type Questionnaire = {
  id: string;
  /** Names it in addresses, on paper and in letters; given once. */
  code: string;
  planId: string | null;
  audience: Audience;
  mode: QuestionnaireMode;
  /** From when to when it can be answered, the end not included; null until it is opened. */
  opensAt: Date | null;
  closesAt: Date | null;
  /** The version that is answered now; null until it is opened. */
  openVersion: number | null;
  /** Opened by a body of fewer than 2,000 inhabitants: traits are coarsened, single sheets are shown to nobody. */
  smallBody: boolean;
};

export type QuestionnaireState = 'draft' | 'waiting' | 'open' | 'closed';

/** How a questionnaire stands at a moment; nobody has to open or close it by hand. */
export function questionnaireState(
  { opensAt, closesAt }: Pick<Questionnaire, 'opensAt' | 'closesAt'>,
  now: Date
): QuestionnaireState {
  if (opensAt === null || closesAt === null) return 'draft';
  if (now < opensAt) return 'waiting';
  return now < closesAt ? 'open' : 'closed';
}

export const LONGEST_TITLE = 200;

export type ContentFault = SurveyFault | { fault: 'no-title' | 'title-too-long'; questionId: null };

/** Everything that keeps a questionnaire from being opened. */
export function contentFaults({
  title,
  sections
}: Pick<QuestionnaireContent, 'title' | 'sections'>): ContentFault[] {
  const words = title.sk.trim();
  return [
    ...(words === '' ? [{ fault: 'no-title' as const, questionId: null }] : []),
    ...(words.length > LONGEST_TITLE ? [{ fault: 'title-too-long' as const, questionId: null }] : []),
    ...surveyFaults({ sections })
  ];
}

/** How much it asks of people: its questions, whole minutes, and whether that is too much. */
export function lengthOf(content: Pick<QuestionnaireContent, 'sections'>) {
  return {
    questions: questionsOf(content).length,
    minutes: estimatedMinutes(content),
    warnings: lengthWarnings(content)
  };
}

type WordingLanguage = (typeof WORDING_LANGUAGES)[number];

/** Languages in which every section and question stands whole, beside Slovak: only those are offered. */
export function languagesOf({ sections }: Pick<QuestionnaireContent, 'sections'>): WordingLanguage[] {
  const wordings = [...sections.map(({ title }) => title), ...questionsOf({ sections }).flatMap(wordingsOf)];
  return WORDING_LANGUAGES.filter((language) => wordings.every((wording) => wording[language]?.trim()));
}

/** Everything of a question that people read. */
function wordingsOf(question: Section['questions'][number]): Wording[] {
  const own = [question.text, ...(question.hint ? [question.hint] : [])];
  if (question.type === 'scale') return [...own, question.low, question.high];
  if (question.type === 'number') return question.unit ? [...own, question.unit] : own;
  if (question.type === 'matrix')
    return [...own, ...[...question.rows, ...question.columns].map(({ text }) => text)];
  return 'options' in question ? [...own, ...question.options.map(({ text }) => text)] : own;
}
