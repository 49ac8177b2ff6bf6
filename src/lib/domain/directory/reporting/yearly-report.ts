import type { ReportContent } from './report-content.ts';
import { type ReportMarks, type ReportState, reportState } from './report-state.ts';

/** The report of one service in a term (výkaz), as it is kept. */
export type YearlyReport = Omit<ReportMarks, 'lockedAt'> & {
  id: string;
  termId: string;
  serviceId: string;
  /** What is filled in so far; null: nothing yet. */
  content: ReportContent | null;
  /** Rises with every change of the content. */
  revision: number;
  /** Who of the body wrote it down from paper; null for the provider itself. */
  enteredBy: string | null;
  /** Why it was returned the last time, in the words that its provider reads. */
  returnReason: string | null;
};

/** Where a report stands in its term. */
export function stateOf(report: YearlyReport, { lockedAt }: Pick<ReportMarks, 'lockedAt'>): ReportState {
  return reportState({ ...report, lockedAt });
}
