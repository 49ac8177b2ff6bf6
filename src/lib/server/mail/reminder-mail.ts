import { dayInSlovakia } from '#lib/domain/shared/calendar-day.ts';
import { formats } from '#lib/i18n/format.ts';
import { inLanguage } from '#lib/i18n/locale.ts';
import { messages } from '#lib/i18n/messages.ts';
import type { AwaitedActivity, ReminderLetter } from '../use-cases/monitoring/ask-owners.ts';
import type { NewMail } from './outbox.ts';

/** More than this is no mail to read; the rest stands behind the address. */
const MOST_LINES = 20;

/**
 * Asks who answers for activities how they went, and tells whoever stands above which of them nobody spoke of. Opening
 * the address changes nothing; what is sent there does.
 */
export function reminderMail(
  letter: ReminderLetter,
  { body, token, origin }: { body: { name: string; slug: string }; token: string; origin: string }
): NewMail {
  const { to, language, own, silent, rung, expiresAt } = letter;
  const t = messages(language);
  const { day } = formats(language);
  const lines = (items: readonly AwaitedActivity[], line: (one: AwaitedActivity) => string) => {
    const shown = items.slice(0, MOST_LINES).map((one) => `• ${line(one)}`);
    const left = items.length - shown.length;
    return [...shown, ...(left > 0 ? [t('mail.reminder.more', { count: left })] : [])].join('\n');
  };
  const parts = [t('mail.reminder.hello')];
  if (own.length > 0)
    parts.push(
      t('mail.reminder.own', {
        bodyName: body.name,
        items: lines(own, ({ title, year }) => `${title} (${year})`),
        link: origin + inLanguage(`/u/${token}/plnenie`, language),
        until: day(dayInSlovakia(expiresAt))
      })
    );
  const [first] = silent;
  if (first)
    parts.push(
      t(rung === 'mayor' ? 'mail.reminder.toMayor' : 'mail.reminder.toCoordinator', {
        bodyName: body.name,
        items: lines(silent, ({ owner, title, year, since }) =>
          t('mail.reminder.silent', {
            ...{ owner: owner || t('owners.nobody'), title, year: String(year), day: day(since) }
          })
        ),
        link:
          origin + inLanguage(`/pracovisko/${body.slug}/plany/${first.planId}/plnenie/zodpovedni`, language)
      })
    );
  return {
    to,
    subject: t(own.length > 0 ? 'mail.reminder.subject' : 'mail.reminder.silentSubject', {
      bodyName: body.name
    }),
    body: [...parts, body.name].join('\n\n'),
    secret: own.length > 0
  };
}
