import { confirmationMail } from './mail/confirmation-mail.ts';
import { reminderMail } from './mail/reminder-mail.ts';
import { reportMail } from './mail/report-mail.ts';
import { newToken } from './secret-token.ts';
import type { Stores } from './stores.ts';
import type { SendLink } from './use-cases/directory/ask-providers.ts';
import type { SendReportLetter } from './use-cases/directory/reporting/ask-for-reports.ts';
import type { SendReminders } from './use-cases/monitoring/ask-owners.ts';

/** Writes mails with a new key each, which leave only if the transaction is kept; only the hash stays here. */
export function letterWithLink(
  { queueMail }: Pick<Stores, 'queueMail'>,
  bodyName: string,
  origin: string
): SendLink {
  return async (letter) => {
    const { token, tokenHash } = newToken();
    await queueMail(confirmationMail({ ...letter, bodyName, token }, origin));
    return { tokenHash };
  };
}

/** The same for letters that ask for the reports of a year. */
export function reportLetterWithLink(
  { queueMail }: Pick<Stores, 'queueMail'>,
  bodyName: string,
  origin: string
): SendReportLetter {
  return async (letter) => {
    const { token, tokenHash } = newToken();
    await queueMail(reportMail(letter, { bodyName, token, origin }));
    return { tokenHash };
  };
}

/** The same for letters that ask owners of activities how they went. */
export function remindersWithLinks(
  { queueMails }: Pick<Stores, 'queueMails'>,
  body: { name: string; slug: string },
  origin: string
): SendReminders {
  return async (letters) => {
    const tokens = letters.map(() => newToken());
    const mails = letters.map((letter, at) => {
      const token = tokens[at]?.token ?? '';
      return reminderMail(letter, { body, token, origin });
    });
    await queueMails(mails);
    return tokens.map(({ tokenHash }) => tokenHash);
  };
}
