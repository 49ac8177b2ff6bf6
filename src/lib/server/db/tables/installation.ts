import type { ColumnType, Generated, JSONColumnType } from 'kysely';

/** Tables of the installation itself. No row-level security. */
export type InstallationTables = {
  mailMessage: MailMessageTable;
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
  secret: Generated<boolean>;
  createdAt: ColumnType<Date, Date | undefined, Date>;
  attempts: Generated<number>;
  nextAttempt: ColumnType<Date, Date | undefined, Date>;
  sentAt: Date | null;
  failedAt: Date | null;
  lastError: string | null;
};
