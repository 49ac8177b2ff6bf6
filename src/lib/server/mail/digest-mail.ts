import type { RemarkSubject } from '#lib/domain/plans/remark.ts';
import { placeOfRemark, remarksAddress } from '#lib/domain/plans/remark-place.ts';
import { formats } from '#lib/i18n/format.ts';
import { inLanguage, type Locale } from '#lib/i18n/locale.ts';
import { messages } from '#lib/i18n/messages.ts';
import { placeName } from '#lib/i18n/remark-place.ts';
import type { UntoldNotice } from '../db/notices.ts';
import type { NewMail } from './outbox.ts';

/** One piece of news, with the body in which it happened. */
export type DigestItem = Pick<UntoldNotice, 'planId' | 'planTitle' | 'section' | 'dueOn' | 'subject'> & {
  bodyName: string;
  slug: string;
};

/**
 * The mail of a day: parts that a person was given, then remarks that mention her, each once and with its address.
 * It names no other person and quotes nothing: a mail leaves the house.
 */
export function digestMail(
  to: string,
  language: Locale,
  items: readonly DigestItem[],
  origin: string
): NewMail {
  const t = messages(language);
  const at = (path: string) => `${origin}${inLanguage(path, language)}`;
  const planAt = ({ slug, planId }: DigestItem) => `/pracovisko/${slug}/plany/${planId}`;
  const where = ({ bodyName, planTitle }: DigestItem) => `${bodyName}, ${planTitle}`;

  const parts = once(
    items.flatMap((item) => {
      if (item.section === null) return [];
      const name = t(`section.${item.section}.title`);
      const due = item.dueOn && t('teamwork.until', { day: formats(language).day(item.dueOn) });
      const link = at(`${planAt(item)}/text/${item.section}`);
      return [lines(`${due ? `${name} (${due})` : name} – ${where(item)}`, link)];
    })
  );
  const remarks = once(
    items.flatMap((item) => {
      if (item.subject === null) return [];
      const subject: RemarkSubject = item.subject;
      const name = placeName(placeOfRemark(subject, item.subject.section), t);
      return [lines(`${name} – ${where(item)}`, at(remarksAddress(planAt(item), subject)))];
    })
  );
  const paragraphs = [
    t('digest.greeting'),
    ...(parts.length > 0 ? [t('digest.parts', { count: parts.length }), ...parts] : []),
    ...(remarks.length > 0 ? [t('digest.remarks', { count: remarks.length }), ...remarks] : []),
    t('digest.turnOff', { link: at('/pracovisko/ucet/posta') }),
    'Opora'
  ];
  const subject = t('digest.subject', { count: parts.length + remarks.length });
  return { to, subject, body: paragraphs.join('\n\n') };
}

const lines = (said: string, link: string) => `• ${said}\n  ${link}`;

/** Two remarks on one thing lead to one page. */
const once = (said: readonly string[]) => [...new Set(said)];
