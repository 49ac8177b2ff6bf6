import type { ColumnType, Generated } from 'kysely';
import type { ProviderChange } from '#lib/domain/directory/confirmation/provider-change.ts';
import type { MergedRecord } from '#lib/domain/directory/merging/merge-services.ts';
import type { WrongRecordReport } from '#lib/domain/directory/wrong-record.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';

export type ConfirmationTables = {
  directorySettings: DirectorySettingsTable;
  serviceContact: ServiceContactTable;
  confirmationRequest: ConfirmationRequestTable;
  providerChange: ProviderChangeTable;
  wrongRecordReport: WrongRecordReportTable;
  mergedService: MergedServiceTable;
  distinctServices: { bodyId: BodyId; oneId: string; otherId: string };
};

export type DirectorySettingsTable = {
  bodyId: BodyId;
  staleAfterDays: number;
  askEveryMonths: number;
  asksItself: boolean;
  /** The last day on which the program looked by itself whom to ask. */
  lookedOn: CalendarDay | null;
};

/** Where a provider is asked about one service; personal, and never public. */
export type ServiceContactTable = { bodyId: BodyId; serviceId: string; email: string; language: 'sk' | 'en' };

export type ConfirmationRequestTable = {
  bodyId: BodyId;
  id: Generated<string>;
  serviceId: string;
  tokenHash: string;
  sentOn: CalendarDay;
  expiresAt: Date;
  confirmedAt: Date | null;
  revokedAt: Date | null;
};

/** A fact without its service, which stands in a column: an archive may give that another id. */
export type WrittenFact = Omit<ProviderChange['fact'], 'serviceId'>;

export type ProviderChangeTable = {
  bodyId: BodyId;
  id: string;
  serviceId: string;
  fact: ColumnType<WrittenFact, string, string>;
  was: ColumnType<WrittenFact[], string, string>;
  changedAt: Date;
  settledAt: Date | null;
  settledAs: 'kept' | 'reverted' | null;
  settledBy: string | null;
};

export type WrongRecordReportTable = Omit<WrongRecordReport, 'id'> & {
  bodyId: BodyId;
  id: Generated<string>;
  closedBy: string | null;
};

/** A record that lives on in another: as it stood, with everything that was known of it. */
export type MergedServiceTable = {
  bodyId: BodyId;
  id: string;
  keptId: string;
  record: ColumnType<MergedRecord, string, string>;
  mergedAt: Date;
  mergedBy: string | null;
};
