import type { StatutoryDeadline } from '#lib/domain/decisions/statutory-calendar.ts';
import type { DeadlineRule, DeadlineStanding } from '#lib/domain/law/deadline.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import { formats } from '#lib/i18n/format.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import type { Translate } from '#lib/i18n/messages.ts';

/** How a deadline is marked: one of the states that every page marks. */
type Mark = 'done' | 'late' | 'going' | 'later' | 'unverified';

/** What a deadline is called: *Poslať schválený plán kraju*. */
export function deadlineName({ code, year }: Pick<StatutoryDeadline, 'code' | 'year'>, t: Translate): string {
  return code === 'yearly-evaluation' || code === 'statement-window'
    ? t(`deadlines.name.${code}`, { year: year ?? '' })
    : t(`deadlines.name.${code}`);
}

/** How long a deadline is: *15 kalendárnych dní*. */
export function lengthText({ months, days }: Pick<DeadlineRule, 'months' | 'days'>, t: Translate): string {
  const inMonths = t('deadlines.months', { count: months });
  const inDays = t('deadlines.days', { count: days });
  if (months > 0 && days > 0) return t('deadlines.lengths', { months: inMonths, days: inDays });
  return months > 0 ? inMonths : inDays;
}

/** From which day and by which rule a deadline is counted, as a sentence. */
export function countedText(deadline: StatutoryDeadline, t: Translate, locale: Locale): string {
  const { day } = formats(locale);
  const { code, begins, due, rule, year, listCode } = deadline;
  if (!rule) return t('deadlines.unknown');
  const length = lengthText(rule, t);
  const list = listCode?.replace('-', ' – ') ?? '';
  if (begins === null) return t('deadlines.waiting.submit-to-council', { length, list });
  switch (code) {
    case 'submit-to-council':
      return t('deadlines.counted.submit-to-council', { length, day: day(begins), list });
    case 'send-to-region':
      return t('deadlines.counted.send-to-region', { length, day: day(begins) });
    case 'yearly-evaluation':
      return t('deadlines.counted.yearly-evaluation', { length, year: year ?? '' });
    case 'end-of-validity':
      return t('deadlines.counted.end-of-validity', { day: day(begins) });
    case 'statement-window':
      return t('deadlines.counted.statement-window', { from: day(begins), to: day(due ?? begins) });
  }
}

/** Where the rule of a deadline is known from, as a sentence. */
export function basisText({ provision, source }: DeadlineRule, t: Translate): string {
  return provision === ''
    ? t('deadlines.basis.practice', { source })
    : t('deadlines.basis', { provision, source });
}

/** How close to its last day a deadline is marked as one to be worked on. */
const SOON_DAYS = 30;

/** How a deadline stands, as its mark and its words. */
export function standingWords(
  standing: DeadlineStanding | null,
  t: Translate
): { state: Mark; text: string } {
  if (standing === null) return { state: 'unverified', text: t('deadlines.unknown') };
  switch (standing.kind) {
    case 'done':
      return { state: 'done', text: daysLateText(standing.daysLate, t) };
    case 'late':
      return { state: 'late', text: t('deadlines.late', { count: standing.daysLate }) };
    case 'open': {
      const { daysLeft } = standing;
      const text = daysLeft === 0 ? t('deadlines.today') : t('deadlines.left', { count: daysLeft });
      return { state: daysLeft <= SOON_DAYS ? 'going' : 'later', text };
    }
  }
}

/** *v lehote* or *12 dní po lehote*, as an auditor writes it. */
export function daysLateText(daysLate: number | null, t: Translate): string {
  if (daysLate === null) return t('deadlines.recorded');
  return daysLate === 0 ? t('deadlines.inTime') : t('deadlines.late', { count: daysLate });
}

/** The first and the last day of a deadline in a calendar: a window whole, another deadline on its last day. */
export function calendarDays({ code, begins, due }: StatutoryDeadline): [CalendarDay, CalendarDay] | null {
  if (due === null) return null;
  return code === 'statement-window' && begins !== null ? [begins, due] : [due, due];
}
