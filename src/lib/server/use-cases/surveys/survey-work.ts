import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import type { OwnWords } from '#lib/domain/surveys/answering/own-words.ts';
import type { Profile } from '#lib/domain/surveys/answering/profile.ts';
import type { PeopleLine, TallyLine } from '#lib/domain/surveys/answering/tally.ts';
import type { WORDING_LANGUAGES } from '#lib/domain/surveys/questionnaire/question.ts';
import type { Questionnaire, QuestionnaireContent } from '#lib/domain/surveys/questionnaire/questionnaire.ts';
import type { Answer } from '#lib/domain/surveys/questionnaire/response.ts';
import type { EventLog } from '../event-log.ts';

/** How an answered sheet came (kanál): all channels make one set of answers. */
export const CHANNELS = ['web', 'paper', 'interviewer', 'kiosk'] as const;
export type Channel = (typeof CHANNELS)[number];

/** The wording that somebody read; `easy` is Slovak that is easy to read. */
export type SheetLanguage = 'sk' | (typeof WORDING_LANGUAGES)[number];

/**
 * `to-check` waits for a person (na overenie): it came too often from one place, or a program sent it. Withdrawn and
 * discarded sheets keep nothing but that they were there.
 */
export type ResponseState = 'counted' | 'to-check' | 'withdrawn' | 'discarded';

/** Answers by id of the question; where there were words of one's own, an empty text stands. */
export type StoredAnswers = Readonly<Record<string, Answer>>;

/** Words that wait with their sheet; `id` is made of the receipt and the question. */
export type HeldWords = OwnWords & { id: string };

export type NewResponse = {
  questionnaireId: string;
  version: number;
  channel: Channel;
  language: SheetLanguage;
  answers: StoredAnswers;
  receiptHash: string;
  state: 'counted' | 'to-check';
  sentOn: CalendarDay;
  heldWords: HeldWords[] | null;
};

export type KeptResponse = Omit<NewResponse, 'state'> & { id: string; state: ResponseState };

/** A version of a questionnaire; `revision` counts changes before it is frozen. */
export type QuestionnaireVersion = {
  number: number;
  content: QuestionnaireContent;
  hash: string;
  revision: number;
  frozenAt: Date | null;
};

/** What the use cases of one-time codes ask of storage; a code is known by its hash alone. */
export type CodeStores = {
  surveyCodes: {
    add(questionnaireId: string, hashes: readonly string[]): Promise<void>;
    find(questionnaireId: string, codeHash: string): Promise<{ used: boolean } | undefined>;
    lock(questionnaireId: string, codeHash: string): Promise<{ used: boolean } | undefined>;
    use(questionnaireId: string, codeHash: string): Promise<void>;
    ofQuestionnaire(questionnaireId: string): Promise<{ made: number; used: number } | null>;
  };
};

/** What the use cases of answering ask of storage. */
export type AnsweringStores = Pick<CodeStores, 'surveyCodes'> & {
  responses: {
    /**
     * Keeps a sheet, once.
     * @param openAt the moment at which its version must be the open one; null where it was answered elsewhere before
     */
    add(sheet: NewResponse, openAt: Date | null): Promise<'added' | 'there-already' | 'not-open'>;
    lockByReceipt(questionnaireId: string, receiptHash: string): Promise<KeptResponse | undefined>;
    lockToCheck(questionnaireId: string, sentOn: CalendarDay, most: number): Promise<KeptResponse[]>;
    /** Counted sheets keep their answers; withdrawn and discarded ones lose them. */
    settle(ids: readonly string[], state: Exclude<ResponseState, 'to-check'>): Promise<void>;
  };
  responseTallies: {
    count(
      questionnaireId: string,
      version: number,
      profile: Profile,
      lines: readonly TallyLine[]
    ): Promise<void>;
    countMany(questionnaireId: string, lines: readonly PeopleLine[]): Promise<void>;
    takeBack(
      questionnaireId: string,
      version: number,
      profile: Profile,
      lines: readonly TallyLine[]
    ): Promise<void>;
  };
  responseTexts: {
    add(questionnaireId: string, words: readonly HeldWords[]): Promise<void>;
    /** @returns how many of them had been released */
    remove(ids: readonly string[]): Promise<number>;
  };
  surveyContacts: {
    add(contact: { id: string; questionnaireId: string; contact: string; forgetAfter: Date }): Promise<void>;
  };
};

/** What the use cases of making questionnaires ask of storage. */
export type QuestionnaireStores = {
  questionnaires: {
    find(id: string): Promise<Questionnaire | undefined>;
    /** The questionnaire, which nobody else opens or changes before the transaction ends. */
    lock(id: string): Promise<Questionnaire | undefined>;
    add(questionnaire: Questionnaire): Promise<void>;
    /** From when to when which version is answered. */
    open(
      id: string,
      opened: Pick<Questionnaire, 'opensAt' | 'closesAt' | 'openVersion' | 'smallBody'>
    ): Promise<void>;
    remove(id: string): Promise<void>;
    latestVersion(id: string): Promise<QuestionnaireVersion | undefined>;
    findVersion(id: string, number: number): Promise<QuestionnaireVersion | undefined>;
    addVersion(id: string, version: Pick<QuestionnaireVersion, 'number' | 'content' | 'hash'>): Promise<void>;
    changeDraft(id: string, draft: Pick<QuestionnaireVersion, 'number' | 'content' | 'hash'>): Promise<void>;
    freeze(id: string, number: number, at: Date): Promise<void>;
  };
  publishedQuestionnaires: {
    /** Everybody sees it as it is open now. */
    publish(id: string): Promise<void>;
  };
  published: { raiseRevision(): Promise<number> };
  events: EventLog;
};
