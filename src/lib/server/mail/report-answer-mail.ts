import type { Locale } from '#lib/i18n/locale.ts';
import { messages } from '#lib/i18n/messages.ts';
import type { NewMail } from './outbox.ts';

/** Tells whoever reported a wrong record what the body did about it. */
export function reportAnswerMail(letter: {
  to: string;
  language: Locale;
  bodyName: string;
  serviceName: string;
  answer: string;
}): NewMail {
  const { to, language, bodyName, serviceName, answer } = letter;
  const t = messages(language);
  return {
    to,
    subject: t('mail.reportAnswer.subject', { serviceName }),
    body: t('mail.reportAnswer.body', { serviceName, answer, bodyName })
  };
}
