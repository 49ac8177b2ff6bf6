import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import type { SheetStanding } from '#lib/domain/surveys/paper/double-entry.ts';
import type { PaperLanguage } from '#lib/domain/surveys/paper/page-code.ts';
import type { AnsweringStores, QuestionnaireStores } from './survey-work.ts';

/** A sheet of paper that was typed. */
export type PaperSheet = {
  questionnaireId: string;
  number: number;
  version: number;
  language: PaperLanguage;
  compared: number;
  differing: number;
  counted: boolean;
};

/** `settled` holds where two typings differed; where they agree, the first one holds. */
export type PaperTurn = 'first' | 'second' | 'settled';

export type PaperEntry = {
  number: number;
  turn: PaperTurn;
  /** By id of the question, as they are judged; words stand among them until the sheet counts. */
  answers: Readonly<Record<string, unknown>>;
  typedBy: string | null;
};

/** What the use cases of sheets on paper ask of storage. */
export type PaperStores = AnsweringStores & {
  questionnaires: Pick<QuestionnaireStores['questionnaires'], 'find' | 'lock' | 'findVersion'>;
  events: QuestionnaireStores['events'];
  surveyResults: { find(questionnaireId: string): Promise<unknown> };
  paperSheets: {
    list(questionnaireId: string): Promise<SheetStanding[]>;
    lock(questionnaireId: string, number: number): Promise<PaperSheet | undefined>;
    /** Sheets that count as soon as all are controlled, by number. */
    listReady(questionnaireId: string, most: number): Promise<PaperSheet[]>;
    add(sheet: Pick<PaperSheet, 'questionnaireId' | 'number' | 'version' | 'language'>): Promise<void>;
    compared(
      questionnaireId: string,
      number: number,
      counts: Pick<PaperSheet, 'compared' | 'differing'>
    ): Promise<void>;
    listEntries(questionnaireId: string, numbers: readonly number[]): Promise<PaperEntry[]>;
    addEntry(questionnaireId: string, entry: PaperEntry & { typedOn: CalendarDay }): Promise<void>;
    /** The sheets counted: what was typed of them is gone. */
    settle(questionnaireId: string, numbers: readonly number[]): Promise<void>;
    remove(questionnaireId: string, number: number): Promise<void>;
  };
};
