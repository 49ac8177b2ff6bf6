import type { ColumnType, Generated } from 'kysely';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import type { PaperLanguage } from '#lib/domain/surveys/paper/page-code.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';

export type PaperSheetTables = {
  paperSheet: {
    bodyId: BodyId;
    questionnaireId: string;
    number: number;
    lot: Generated<string>;
    version: number;
    language: PaperLanguage;
    compared: Generated<number>;
    differing: Generated<number>;
    counted: Generated<boolean>;
  };
  paperEntry: {
    bodyId: BodyId;
    questionnaireId: string;
    number: number;
    turn: 'first' | 'second' | 'settled';
    answers: ColumnType<Record<string, unknown>, string, string>;
    typedBy: string | null;
    typedOn: CalendarDay;
  };
};
