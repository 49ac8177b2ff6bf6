import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import type { Questionnaire, QuestionnaireContent } from '#lib/domain/surveys/questionnaire/questionnaire.ts';
import type { FrozenResult } from '#lib/domain/surveys/results/frozen-result.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import type {
  Channel,
  HeldWords,
  ResponseState,
  SheetLanguage,
  StoredAnswers
} from '#lib/server/use-cases/surveys/survey-work.ts';

export type QuestionnaireTables = {
  questionnaire: Questionnaire & { bodyId: BodyId; printedTo: Generated<number> };
  questionnaireVersion: QuestionnaireVersionTable;
  response: ResponseTable;
  responseTally: ResponseTallyTable;
  responseText: ResponseTextTable;
  surveyCode: SurveyCodeTable;
  surveyContact: SurveyContactTable;
  publishedQuestionnaire: PublishedQuestionnaireTable;
  surveyResult: SurveyResultTable;
  surveyTheme: SurveyThemeTable;
  textCoding: TextCodingTable;
  publishedSurveyResult: PublishedSurveyResultTable;
};

export type QuestionnaireVersionTable = {
  bodyId: BodyId;
  questionnaireId: string;
  number: number;
  content: JSONColumnType<QuestionnaireContent>;
  hash: string;
  revision: Generated<number>;
  frozenAt: Date | null;
};

export type ResponseTable = {
  bodyId: BodyId;
  id: Generated<string>;
  questionnaireId: string;
  version: number;
  channel: Channel;
  language: SheetLanguage;
  answers: JSONColumnType<StoredAnswers>;
  receiptHash: string;
  state: ResponseState;
  sentOn: CalendarDay;
  heldWords: ColumnType<HeldWords[] | null, string | null, string | null>;
};

/** How many people answered so; a question without id counts sheets by channel. */
export type ResponseTallyTable = {
  bodyId: BodyId;
  questionnaireId: string;
  version: number;
  questionId: string;
  answer: string;
  sex: string;
  age: string;
  part: string;
  count: number;
};

export type ResponseTextTable = {
  bodyId: BodyId;
  id: string;
  questionnaireId: string;
  questionId: string;
  text: string;
  releasedAt: Date | null;
  releasedBy: string | null;
};

/** A one-time code of a letter. */
export type SurveyCodeTable = {
  bodyId: BodyId;
  questionnaireId: string;
  codeHash: string;
  used: Generated<boolean>;
};

export type SurveyThemeTable = {
  bodyId: BodyId;
  id: string;
  questionnaireId: string;
  questionId: string;
  name: string;
  position: number;
};

/** Which themes one person found in a text. */
export type TextCodingTable = {
  bodyId: BodyId;
  textId: string;
  actorId: string;
  themeIds: string[];
  settled: Generated<boolean>;
};

export type SurveyContactTable = {
  bodyId: BodyId;
  id: string;
  questionnaireId: string;
  contact: string;
  forgetAfter: Date;
};

/** Public; written when a questionnaire is opened. What is asked now, and until when. */
export type PublishedQuestionnaireTable = Pick<
  Questionnaire,
  'id' | 'code' | 'audience' | 'mode' | 'smallBody'
> & {
  bodyId: BodyId;
  version: number;
  opensAt: Date;
  closesAt: Date;
  content: JSONColumnType<QuestionnaireContent>;
};

export type SurveyResultTable = {
  bodyId: BodyId;
  questionnaireId: string;
  publishedOn: CalendarDay;
  content: JSONColumnType<FrozenResult>;
};

/** Public; written when results are published, and when words are released afterwards. */
export type PublishedSurveyResultTable = Pick<SurveyResultTable, 'bodyId' | 'publishedOn' | 'content'> & {
  id: string;
  words: JSONColumnType<{ questionId: string; text: string }[]>;
};
