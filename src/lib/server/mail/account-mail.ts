import { messages } from '#lib/i18n/messages.ts';
import type { NewMail } from './outbox.ts';

export type AccountLetter =
  | { to: string; kind: 'magic-link' | 'reset'; token: string }
  | { to: string; kind: 'invitation'; token: string; bodyName: string; roleName: string };

const PATHS = {
  'magic-link': '/prihlasenie/odkaz',
  reset: '/prihlasenie/nove-heslo',
  invitation: '/pozvanka'
} as const;

/** A mail with a key in it. Opening the address only shows a page; what it offers happens on a button there. */
export function accountMail(letter: AccountLetter, origin: string): NewMail {
  const t = messages('sk');
  const link = `${origin}${PATHS[letter.kind]}/${letter.token}`;
  switch (letter.kind) {
    case 'magic-link':
      return {
        to: letter.to,
        subject: t('mail.magicLink.subject'),
        body: t('mail.magicLink.body', { link }),
        secret: true
      };
    case 'reset':
      return {
        to: letter.to,
        subject: t('mail.reset.subject'),
        body: t('mail.reset.body', { link }),
        secret: true
      };
    case 'invitation': {
      const { bodyName, roleName } = letter;
      const body = t('mail.invitation.body', { link, bodyName, roleName });
      return { to: letter.to, subject: t('mail.invitation.subject', { bodyName }), body, secret: true };
    }
  }
}
