export const REPORT_MAX_LENGTH = 2_000;
export const CONTACT_MAX_LENGTH = 254;

/** What somebody says is wrong in the directory (nahlásená chyba v údajoch). */
export type WrongRecordReport = {
  id: string;
  serviceId: string;
  what: string;
  /** How to answer, as it was typed; gone once the report is closed. */
  contact: string | null;
  language: 'sk' | 'en';
  reportedAt: Date;
  closedAt: Date | null;
  answer: string | null;
};

export type ReportRefusal = 'empty' | 'too-long' | 'contact-too-long';

/** Why a report cannot be taken, or null. The contact may be anything or nothing. */
export function refuseReport({ what, contact }: { what: string; contact: string }): ReportRefusal | null {
  if (what.trim() === '') return 'empty';
  if (what.trim().length > REPORT_MAX_LENGTH) return 'too-long';
  return contact.trim().length > CONTACT_MAX_LENGTH ? 'contact-too-long' : null;
}
