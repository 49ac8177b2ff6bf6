import { openingRule } from '#lib/domain/directory/facts/opening-hours.ts';
import type { PublicFact } from '#lib/domain/directory/facts/public-facts.ts';
import { filled, type HsdsObject, idOf } from './object.ts';
import type { HsdsSaying } from './saying.ts';

/** Opening times as rules that repeat every week (iCalendar), with the clock of Slovakia on the day. */
export function schedules(
  serviceId: string,
  { content, validFrom, validTo }: PublicFact<'opening'>,
  { t, utcOffset }: Pick<HsdsSaying, 't' | 'utcOffset'>
): HsdsObject[] {
  const zone = `+${String(utcOffset).padStart(2, '0')}:00`;
  const written = content.hours.map((row, at) => {
    const byday = /BYDAY=(.*)$/.exec(openingRule(row))?.[1];
    return filled({
      ...{ id: idOf(serviceId, 'schedule', String(at)), service_id: serviceId },
      ...{ valid_from: validFrom, valid_to: validTo, dtstart: validFrom, timezone: utcOffset },
      ...{ wkst: 'MO', freq: 'WEEKLY', interval: 1, byday },
      ...{ opens_at: row.opens + zone, closes_at: row.closes + zone },
      description: t(`fact.opening.span.${row.days}`),
      notes: content.note
    });
  });
  if (written.length > 0 || content.note === '') return written;
  const id = idOf(serviceId, 'schedule', 'note');
  return [
    filled({ id, service_id: serviceId, valid_from: validFrom, valid_to: validTo, notes: content.note })
  ];
}
