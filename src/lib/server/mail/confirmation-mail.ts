import { dayInSlovakia } from '#lib/domain/shared/calendar-day.ts';
import { formats } from '#lib/i18n/format.ts';
import { inLanguage, type Locale } from '#lib/i18n/locale.ts';
import { messages } from '#lib/i18n/messages.ts';
import type { NewMail } from './outbox.ts';

export type ConfirmationLetter = {
  to: string;
  language: Locale;
  bodyName: string;
  serviceNames: readonly string[];
  token: string;
  expiresAt: Date;
};

/** Asks a provider whether its records still hold. Opening the address changes nothing; a button there does. */
export function confirmationMail(letter: ConfirmationLetter, origin: string): NewMail {
  const { to, language, bodyName, serviceNames, token, expiresAt } = letter;
  const t = messages(language);
  const link = origin + inLanguage(`/u/${token}`, language);
  const services = serviceNames.map((name) => `• ${name}`).join('\n');
  const until = formats(language).day(dayInSlovakia(expiresAt));
  return {
    to,
    subject: t('mail.confirmation.subject', { bodyName }),
    body: t('mail.confirmation.body', { bodyName, services, link, until }),
    secret: true
  };
}
