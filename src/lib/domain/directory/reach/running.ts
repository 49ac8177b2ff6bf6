import type { CalendarDay } from '../../shared/calendar-day.ts';
import { publicStateOn } from '../facts/public-facts.ts';
import type { PublishedService } from '../published-service.ts';
import { isRunning } from '../service.ts';

/** Whether a service is there on a day. Paused ones take nobody in; planned, closed and erased ones are not there. */
export type Presence = 'running' | 'paused' | 'absent';

/** By the register and by what was last said of it; a service of which nobody said anything is running. */
export function presenceOn(
  service: Pick<PublishedService, 'registeredOn' | 'erasedOn' | 'facts'>,
  day: CalendarDay
): Presence {
  if (!isRunning(service, day)) return 'absent';
  const status = publicStateOn(service.facts, day).status?.content.status ?? 'active';
  if (status === 'active') return 'running';
  return status === 'paused' ? 'paused' : 'absent';
}
