import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import { addDays } from '#lib/domain/shared/calendar-day.ts';
import type { Role } from '#lib/domain/tenancy/membership.ts';
import type { Formats } from '#lib/i18n/format.ts';
import type { Translate } from '#lib/i18n/messages.ts';

/** A role with its last day, as people read it: "externý spracovateľ (do 31. 12. 2026)". */
export function roleText(
  { role, validTo }: { role: Role; validTo: CalendarDay | null },
  t: Translate,
  format: Formats
): string {
  const name = t(`role.${role}`);
  return validTo ? t('work.until', { role: name, day: format.shortDay(addDays(validTo, -1)) }) : name;
}
