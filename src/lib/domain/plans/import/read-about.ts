import type { Entrance, ServedLanguage, ServiceStatus } from '../../directory/facts/service-fact.ts';
import type { CalendarDay } from '../../shared/calendar-day.ts';
import type { Cents } from '../../shared/euro.ts';
import type { RowReader } from './row-reader.ts';
import { type Said, say } from './said.ts';
import { findEntrance, findLanguage, findStatus } from './words.ts';

/** What the rows of a file say about a service besides who, what, where and how many. */
export type SaidAbout = Said<{
  /** The day from which all of it holds. */
  factsSince: CalendarDay;
  status: ServiceStatus;
  office: string;
  phone: string;
  email: string;
  serviceWebsite: string;
  opening: string;
  fee: Cents;
  feePer: string;
  feeNote: string;
  steps: string[];
  papers: string[];
  entrance: Entrance;
  languages: ServedLanguage[];
}>;

/** Reads what one row says about its service. */
export function readAbout(row: RowReader, about: SaidAbout): void {
  say(about, 'factsSince', row.day('factsSince'), row, 'factsSince');
  say(about, 'status', row.code('status', findStatus) as ServiceStatus | null, row, 'status');
  for (const key of ['office', 'phone', 'email', 'serviceWebsite', 'opening', 'feePer', 'feeNote'] as const)
    say(about, key, row.text(key), row, key);
  say(about, 'fee', row.cents('fee'), row, 'fee');
  for (const key of ['steps', 'papers'] as const) say(about, key, row.lines(key), row, key);
  say(about, 'entrance', row.code('entrance', findEntrance) as Entrance | null, row, 'entrance');
  say(about, 'languages', row.codes('languages', findLanguage) as ServedLanguage[], row, 'languages');
}
