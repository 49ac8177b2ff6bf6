import type { SecurityNotice } from '#lib/domain/tenancy/security-notice.ts';
import { messages } from '#lib/i18n/messages.ts';
import type { NewMail } from './outbox.ts';

export type AccountLetter =
  | { to: string; kind: 'magic-link' | 'reset' | 'new-email'; token: string }
  | { to: string; kind: 'invitation'; token: string; bodyName: string; roleName: string }
  | { to: string; kind: 'email-changed'; token: string; newEmail: string }
  | { to: string; kind: 'notice'; what: SecurityNotice; count?: number };

const PATHS = {
  'magic-link': '/prihlasenie/odkaz',
  reset: '/prihlasenie/nove-heslo',
  invitation: '/pozvanka',
  'new-email': '/prihlasenie/novy-email',
  'email-changed': '/prihlasenie/povodny-email'
} as const;

/** A mail with a key in it. Opening the address only shows a page; what it offers happens on a button there. */
export function accountMail(letter: AccountLetter, origin: string): NewMail {
  if (letter.kind === 'notice') return noticeMail(letter, origin);
  const t = messages('sk');
  const { to } = letter;
  const link = `${origin}${PATHS[letter.kind]}/${letter.token}`;
  switch (letter.kind) {
    case 'magic-link':
      return {
        to,
        subject: t('mail.magicLink.subject'),
        body: t('mail.magicLink.body', { link }),
        secret: true
      };
    case 'reset':
      return { to, subject: t('mail.reset.subject'), body: t('mail.reset.body', { link }), secret: true };
    case 'new-email':
      return {
        to,
        subject: t('mail.newEmail.subject'),
        body: t('mail.newEmail.body', { link }),
        secret: true
      };
    case 'email-changed': {
      const body = t('mail.emailChanged.body', { link, newEmail: letter.newEmail });
      return { to, subject: t('mail.emailChanged.subject'), body, secret: true };
    }
    case 'invitation': {
      const { bodyName, roleName } = letter;
      const body = t('mail.invitation.body', { link, bodyName, roleName });
      return { to, subject: t('mail.invitation.subject', { bodyName }), body, secret: true };
    }
  }
}

/** Tells somebody what was changed about her signing in, and what to do when it was not her. */
function noticeMail(
  { to, what, count = 0 }: Extract<AccountLetter, { kind: 'notice' }>,
  origin: string
): NewMail {
  const t = messages('sk');
  const happened =
    what === 'recovery-code-used' ? t('mail.notice.recovery-code-used', { count }) : t(`mail.notice.${what}`);
  const body = t('mail.notice.body', { happened, link: `${origin}/pracovisko/ucet` });
  return { to, subject: t('mail.notice.subject'), body };
}
