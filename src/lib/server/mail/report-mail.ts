import { dayInSlovakia } from '#lib/domain/shared/calendar-day.ts';
import { formats } from '#lib/i18n/format.ts';
import { inLanguage } from '#lib/i18n/locale.ts';
import { messages } from '#lib/i18n/messages.ts';
import type { ReportLetter } from '../use-cases/directory/reporting/ask-for-reports.ts';
import type { NewMail } from './outbox.ts';

/** Asks a provider for the reports of a year. Opening the address changes nothing; what is sent there does. */
export function reportMail(
  { to, language, year, dueOn, services, expiresAt }: ReportLetter,
  { bodyName, token, origin }: { bodyName: string; token: string; origin: string }
): NewMail {
  const t = messages(language);
  const { day } = formats(language);
  const lines = services.map(({ name, reason }) =>
    reason === null ? `• ${name}` : t('mail.report.returned', { name, reason })
  );
  return {
    to,
    subject: t('mail.report.subject', { bodyName, year: String(year) }),
    body: t('mail.report.body', {
      ...{ bodyName, year: String(year), services: lines.join('\n'), due: day(dueOn) },
      link: origin + inLanguage(`/u/${token}`, language),
      until: day(dayInSlovakia(expiresAt))
    }),
    secret: true
  };
}
