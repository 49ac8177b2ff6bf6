import type { MissedKind } from '#lib/domain/directory/help/expressed-need.ts';
import { figureKeyText } from '#lib/domain/evidence/living-figure.ts';
import { personCount, publishedPersonCount } from '#lib/domain/population/person-count.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { messages } from '#lib/i18n/messages.ts';

/** *10/2026 – 11/2026*, or the only month. */
export function needMonths({ from, to }: Pick<MissedKind, 'from' | 'to'>, locale: Locale): string {
  const month = (day: string) =>
    new Intl.DateTimeFormat(locale, { year: 'numeric', month: 'long', timeZone: 'UTC' }).format(
      new Date(day)
    );
  return from === to ? month(from) : `${month(from)} – ${month(to)}`;
}

/**
 * A finding that starts from what people missed, as the form of a finding takes it. A plan is public and Slovak, so a
 * small count is closed.
 */
export function findingOf(
  kind: MissedKind,
  name: string,
  { today }: { today: CalendarDay }
): Record<
  'statement' | 'voice' | 'origin' | 'kindOfNeed' | 'asOf' | 'source' | 'living' | 'serviceTypeCode',
  string
> {
  const t = messages('sk');
  const count = personCount(kind.times);
  const isFew = count === null || 'fewerThan' in publishedPersonCount(count);
  const months = needMonths(kind, 'sk');
  return {
    statement: t('expressedNeed.statement', {
      name,
      times: isFew ? t('expressedNeed.few') : t('expressedNeed.times', { count: kind.times })
    }),
    ...{ voice: 'inhabitants', origin: 'register', kindOfNeed: 'expressed', asOf: today },
    source: t('expressedNeed.source', { months }),
    living: figureKeyText({ figure: 'missed', serviceTypeCode: kind.serviceTypeCode }),
    serviceTypeCode: kind.serviceTypeCode
  };
}
