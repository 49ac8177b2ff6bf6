import type { ColumnType, Generated } from 'kysely';
import type { OwnerLink } from '#lib/domain/monitoring/owner-link.ts';
import type { ProgressRecord, PublishedProgress } from '#lib/domain/monitoring/progress.ts';
import type { ReminderSettings, Rung } from '#lib/domain/monitoring/reminder-ladder.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';

export type ProgressTables = {
  progressRecord: Omit<ProgressRecord, 'recordedAt'> & {
    bodyId: BodyId;
    recordedAt: ColumnType<Date, Date | undefined, never>;
    actorId: string | null;
  };
  publishedProgress: PublishedProgress & { bodyId: BodyId; planId: string };
  reminderSettings: ReminderSettings & {
    bodyId: BodyId;
    /** The day on which reminding was last switched on. */
    remindsSince: CalendarDay | null;
    /** The last day on which the program looked by itself whom to remind. */
    lookedOn: CalendarDay | null;
  };
  ownerContact: OwnerContactTable;
  ownerLink: OwnerLink & { bodyId: BodyId; id: Generated<string>; tokenHash: string };
  reminderMail: {
    bodyId: BodyId;
    id: Generated<string>;
    email: string;
    rung: Rung;
    items: number;
    sentOn: CalendarDay;
    sentAt: Date;
  };
};

/** Where who answers for activities is written to; personal, and never public. */
export type OwnerContactTable = {
  bodyId: BodyId;
  responsible: string;
  email: string;
  language: 'sk' | 'en';
};
