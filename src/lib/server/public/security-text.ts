import { addDays, type CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import type { Operator } from './operator.ts';

/** RFC 9116 asks for less than a year; a page made anew every day may promise half of one. */
const GOOD_FOR_DAYS = 180;

/**
 * `security.txt` (RFC 9116): where a weakness of this installation is reported.
 * @returns null while nobody has said how to reach the operator: the file is nothing without a contact
 */
export function securityText(operator: Operator | null, origin: string, today: CalendarDay): string | null {
  const contacts = [
    ...(operator?.email ? [`mailto:${operator.email}`] : []),
    ...(operator?.phone ? [`tel:${operator.phone.replace(/[^\d+]/g, '')}`] : [])
  ];
  if (contacts.length === 0) return null;
  return [
    ...contacts.map((contact) => `Contact: ${contact}`),
    `Expires: ${addDays(today, GOOD_FOR_DAYS)}T00:00:00Z`,
    'Preferred-Languages: sk, en',
    `Canonical: ${origin}/.well-known/security.txt`,
    ''
  ].join('\n');
}
