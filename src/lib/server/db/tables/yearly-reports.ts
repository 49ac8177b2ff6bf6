import type { ColumnType, Generated } from 'kysely';
import type { ReportContent } from '#lib/domain/directory/reporting/report-content.ts';
import type { ReportingTerm } from '#lib/domain/directory/reporting/reporting-term.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';

export type YearlyReportTables = {
  reportingTerm: ReportingTermTable;
  yearlyReport: YearlyReportTable;
  reportLink: ReportLinkTable;
};

export type ReportingTermTable = ReportingTerm & {
  bodyId: BodyId;
  openedBy: string | null;
  lockedBy: string | null;
};

export type YearlyReportTable = {
  bodyId: BodyId;
  id: Generated<string>;
  termId: string;
  serviceId: string;
  content: ColumnType<ReportContent | null, string | null, string | null>;
  revision: number;
  enteredBy: string | null;
  sentAt: Date | null;
  returnedAt: Date | null;
  returnReason: string | null;
  acceptedAt: Date | null;
  acceptedBy: string | null;
};

export type ReportLinkTable = {
  bodyId: BodyId;
  id: Generated<string>;
  reportId: string;
  tokenHash: string;
  sentOn: CalendarDay;
  expiresAt: Date;
  revokedAt: Date | null;
};
