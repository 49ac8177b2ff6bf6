import { ICalAlarmType, ICalCalendar, ICalCalendarMethod } from 'ical-generator';
import { addDays, type CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import { rolesHeld } from '#lib/domain/tenancy/membership.ts';
import { may } from '#lib/domain/tenancy/permissions.ts';
import { inLanguage, type Locale } from '#lib/i18n/locale.ts';
import type { Translate } from '#lib/i18n/messages.ts';
import type { Db } from '../db/db.ts';
import { membershipsOf } from '../db/memberships.ts';
import { basisText, calendarDays, countedText, deadlineName, standingWords } from '../deadline-words.ts';
import { inTransaction } from '../stores.ts';
import { readStatutoryCalendar } from '../use-cases/decisions/read-statutory-calendar.ts';

type Asked = { accountId: string; today: CalendarDay; locale: Locale; t: Translate; origin: string };

/** Calendars show a reminder by themselves, a week before the last day. */
const REMIND_SECONDS = 7 * 24 * 3_600;
const DAY_SECONDS = 24 * 3_600;

/**
 * The statutory deadlines of all bodies a person works for as iCalendar (RFC 5545): whole days, each with the same `UID`
 * whenever it is asked for, so that programs mend what they have and double nothing.
 */
export async function deadlineCalendar(
  db: Db,
  { accountId, today, locale, t, origin }: Asked
): Promise<string> {
  const calendar = new ICalCalendar({
    ...{ name: t('deadlines.feed.name'), method: ICalCalendarMethod.PUBLISH, ttl: DAY_SECONDS },
    prodId: { company: 'Opora', product: 'lehoty', language: locale.toUpperCase() }
  });
  const memberships = Map.groupBy(await membershipsOf(db, accountId), ({ bodyId }) => bodyId);
  for (const [bodyId, own] of memberships) {
    const [body] = own;
    if (!body || !may({ roles: rolesHeld(own, today) }, 'view-desk')) continue;
    const { deadlines } = await inTransaction(db, bodyId, (stores) =>
      readStatutoryCalendar(stores, { kind: body.kind, today })
    );
    for (const deadline of deadlines) {
      const days = calendarDays(deadline);
      if (!days || deadline.standing?.kind === 'done') continue;
      const [first, last] = days;
      const sentences = [
        ...[standingWords(deadline.standing, t).text, countedText(deadline, t, locale)],
        ...(deadline.rule ? [basisText(deadline.rule, t)] : []),
        ...(deadline.rule?.verified === false ? [t('deadlines.unverified')] : [])
      ];
      calendar
        .createEvent({
          // A body may change its name and address; its deadlines stay the same.
          id: `${deadline.key}@${bodyId}.opora`,
          // Its end is the first day that is not counted in (RFC 5545, 3.6.1).
          ...{
            allDay: true,
            start: `${first}T00:00:00Z`,
            end: `${addDays(last, 1)}T00:00:00Z`,
            timezone: 'UTC'
          },
          stamp: `${today}T00:00:00Z`,
          summary: t('deadlines.feed.event', { name: deadlineName(deadline, t), body: body.name }),
          description: sentences.join('\n'),
          url: origin + inLanguage(`/pracovisko/${body.slug}/lehoty`, locale)
        })
        .createAlarm({ type: ICalAlarmType.display, trigger: REMIND_SECONDS });
    }
  }
  return calendar.toString();
}
