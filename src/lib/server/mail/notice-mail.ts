import { inLanguage, type Locale } from '#lib/i18n/locale.ts';
import { messages } from '#lib/i18n/messages.ts';
import type { NewMail } from './outbox.ts';

/** What leads from the mails of one address to where its subscriptions end. */
type Leaving = { origin: string; key: string };

const endAt = ({ origin, key }: Leaving, language: Locale) =>
  origin + inLanguage(`/u/${key}/odhlasit`, language);

/** Asks whether the owner of an address wants notices. Opening the address changes nothing; a button there does. */
export function askToFollowMail(
  { to, language, bodyName }: { to: string; language: Locale; bodyName: string },
  { origin, token, days }: { origin: string; token: string; days: number }
): NewMail {
  const t = messages(language);
  const link = origin + inLanguage(`/u/${token}/odber`, language);
  return {
    to,
    subject: t('mail.follow.subject', { bodyName }),
    body: t('mail.follow.body', { bodyName, link, count: days }),
    secret: true
  };
}

/** Tells somebody who asked once more that the notices come already. */
export function followingAlreadyMail(
  { to, language, bodyName }: { to: string; language: Locale; bodyName: string },
  leaving: Leaving
): NewMail {
  const t = messages(language);
  const link = endAt(leaving, language);
  return {
    to,
    subject: t('mail.follow.subject', { bodyName }),
    body: t('mail.following.body', { bodyName, link }),
    unsubscribe: endAt(leaving, 'sk'),
    secret: true
  };
}

/** The notices of one body in the words of its reader. */
export type BodyNews = {
  bodyName: string;
  notices: readonly {
    what: string;
    title: string;
    text: string | null;
    place: string | null;
    href: string;
  }[];
};

/** The mail of a day: what is new in the planning of each body that an address follows. */
export function noticeDigestMail(
  to: string,
  language: Locale,
  news: readonly BodyNews[],
  leaving: Leaving
): NewMail {
  const t = messages(language);
  const count = news.reduce((sum, { notices }) => sum + notices.length, 0);
  const paragraphs = [
    t('digest.greeting'),
    t('mail.notices.lead', { count }),
    ...news.flatMap(({ bodyName, notices }) => [
      bodyName.toLocaleUpperCase(language),
      ...notices.map(({ what, title, text, place, href }) => {
        const more = [text, place].filter((one) => one !== null).join(', ');
        return [`• ${what}: ${title}`, ...(more ? [`  ${more}`] : []), `  ${leaving.origin}${href}`].join(
          '\n'
        );
      })
    ]),
    t('mail.notices.end', { link: endAt(leaving, language) }),
    'Opora'
  ];
  const names = news.map(({ bodyName }) => bodyName).join(', ');
  return {
    to,
    subject: t('mail.notices.subject', {
      count,
      names: names.length > 80 ? `${names.slice(0, 79)}…` : names
    }),
    body: paragraphs.join('\n\n'),
    unsubscribe: endAt(leaving, 'sk'),
    secret: true
  };
}
