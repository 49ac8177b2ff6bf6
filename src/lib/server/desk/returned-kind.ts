import type {
  ReturnCode,
  ReturnedCount,
  ReturnedKind
} from '#lib/domain/directory/returns/returned-count.ts';
import { figureKeyText } from '#lib/domain/evidence/living-figure.ts';
import { publishedPersonCount } from '#lib/domain/population/person-count.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { messages } from '#lib/i18n/messages.ts';

/** *júl 2026*; of O01 the year alone. */
export function returnMonth(month: ReturnedCount['month'], code: ReturnCode, locale: Locale): string {
  if (code === 'O01') return month.slice(0, 4);
  const words = new Intl.DateTimeFormat(locale, { year: 'numeric', month: 'long', timeZone: 'UTC' });
  return words.format(new Date(month));
}

/** The first and the last month of a kind, in words. */
export function returnMonths(
  { months }: Pick<ReturnedKind, 'months'>,
  code: ReturnCode,
  locale: Locale
): string {
  const [last, first] = [months[0], months.at(-1)];
  if (!first || !last) return '';
  const [from, to] = [first, last].map(({ month }) => returnMonth(month, code, locale));
  return from === to ? String(from) : `${from} – ${to}`;
}

/**
 * A finding that starts from the applications for a kind of service (O05), as the form of a finding takes it. A plan is
 * public and Slovak, so a small count is closed.
 */
export function findingOfReturn(
  kind: ReturnedKind,
  name: string,
  { today }: { today: CalendarDay }
): Record<
  'statement' | 'voice' | 'origin' | 'kindOfNeed' | 'asOf' | 'source' | 'living' | 'serviceTypeCode',
  string
> {
  const t = messages('sk');
  const isFew = 'fewerThan' in publishedPersonCount(kind.times);
  const months = returnMonths(kind, 'O05', 'sk');
  return {
    statement: t('returns.statement', {
      name,
      times: isFew ? t('returns.few') : t('returns.times.O05', { count: kind.times })
    }),
    ...{ voice: 'inhabitants', origin: 'register', kindOfNeed: 'expressed', asOf: today },
    source: t('returns.source', { months }),
    living: figureKeyText({ figure: 'applied', serviceTypeCode: kind.serviceTypeCode }),
    serviceTypeCode: kind.serviceTypeCode
  };
}
