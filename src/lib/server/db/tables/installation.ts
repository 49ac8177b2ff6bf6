import type { ColumnType, Generated } from 'kysely';

/** Tables of the installation itself. No row-level security. */
export type InstallationTables = {
  mailMessage: MailMessageTable;
};

export type MailMessageTable = {
  id: Generated<string>;
  messageId: string;
  recipient: string;
  subject: string;
  body: string;
  secret: Generated<boolean>;
  createdAt: ColumnType<Date, Date | undefined, Date>;
  attempts: Generated<number>;
  nextAttempt: ColumnType<Date, Date | undefined, Date>;
  sentAt: Date | null;
  failedAt: Date | null;
  lastError: string | null;
};
