import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import type { MailLanguage } from '#lib/domain/publishing/notice-subscription.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';

/** Tables of the installation itself. No row-level security. */
export type InstallationTables = {
  mailMessage: MailMessageTable;
  noticeSubscription: NoticeSubscriptionTable;
  installationEvent: InstallationEventTable;
};

export type InstallationEventTable = {
  id: Generated<string>;
  at: ColumnType<Date, Date | undefined, Date>;
  actorId: string | null;
  action: string;
  subject: string;
  subjectId: string | null;
  details: JSONColumnType<Record<string, string | number | boolean | null>>;
};

export type MailMessageTable = {
  id: Generated<string>;
  messageId: string;
  recipient: string;
  subject: string;
  body: string;
  calendar: string | null;
  unsubscribe: string | null;
  secret: Generated<boolean>;
  createdAt: ColumnType<Date, Date | undefined, Date>;
  attempts: Generated<number>;
  nextAttempt: ColumnType<Date, Date | undefined, Date>;
  sentAt: Date | null;
  failedAt: Date | null;
  lastError: string | null;
};

export type NoticeSubscriptionTable = {
  id: Generated<string>;
  bodyId: BodyId;
  email: string;
  language: MailLanguage;
  confirmHash: string;
  keyHash: string;
  askedAt: Date;
  confirmedAt: Date | null;
  told: Generated<string[]>;
  digestOn: CalendarDay | null;
};
