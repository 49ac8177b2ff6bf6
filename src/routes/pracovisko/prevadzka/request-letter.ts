import { messages } from '#lib/i18n/messages.ts';
import type { NewMail } from '#lib/server/mail/outbox.ts';

/** Tells the person who asked how the operator decided. */
export function requestLetter(
  { to, approved }: { to: string; approved: boolean },
  { bodyName, link }: { bodyName: string; link: string }
): NewMail {
  const t = messages('sk');
  return approved
    ? {
        to,
        subject: t('operations.letter.approved.subject', { bodyName }),
        body: t('operations.letter.approved.body', { link })
      }
    : {
        to,
        subject: t('operations.letter.declined.subject', { bodyName }),
        body: t('operations.letter.declined.body')
      };
}

/** Tells an operator that somebody asks for the role of a body's first coordinator; the reason stays at the desk. */
export function waitingLetter(to: string, { bodyName, link }: { bodyName: string; link: string }): NewMail {
  const t = messages('sk');
  return {
    to,
    subject: t('operations.letter.waiting.subject', { bodyName }),
    body: t('operations.letter.waiting.body', { bodyName, link })
  };
}
