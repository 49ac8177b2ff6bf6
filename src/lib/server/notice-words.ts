import type { PublicNotice } from '#lib/domain/publishing/public-notices.ts';
import { type Formats, formats } from '#lib/i18n/format.ts';
import { inLanguage, type Locale } from '#lib/i18n/locale.ts';
import { messages, type Translate } from '#lib/i18n/messages.ts';

/** A notice in the words of one language. */
export type SaidNotice = Pick<PublicNotice, 'key' | 'day' | 'at'> & {
  /** "Otvorená verejná diskusia" */
  what: string;
  /** What the body called it. */
  title: string;
  /** Whether the body wrote the title in Slovak only. */
  isSlovak: boolean;
  /** When something can be done, or what comes of it; null where the title says everything. */
  text: string | null;
  /** The place of a meeting, in the body's own words. */
  place: string | null;
  href: string;
};

/** Says a notice; `home` is where the public pages of its body stand. */
export function sayNotice(notice: PublicNotice, home: string, locale: Locale): SaidNotice {
  const { key, kind, day, at, title, path, meeting } = notice;
  const t = messages(locale);
  const english = locale === 'en' ? title.en : null;
  return {
    ...{ key, day, at },
    what: t(`notices.kind.${kind}`),
    ...{ title: english ?? title.sk, isSlovak: locale === 'sk' || english === null },
    text: textOf(notice, t, formats(locale)),
    place: meeting?.place ?? null,
    href: inLanguage(home + path, locale)
  };
}

function textOf({ until, insteadOf, meeting, kind }: PublicNotice, t: Translate, { day, moment }: Formats) {
  if (meeting !== null) return moment(meeting.startsAt);
  if (until !== null && insteadOf !== null)
    return t('notices.prolonged', { day: day(until), before: day(insteadOf) });
  if (until !== null) return t('notices.until', { day: day(until) });
  return kind === 'discussion-ended' ? t('notices.settled') : null;
}
