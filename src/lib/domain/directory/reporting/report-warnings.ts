import type { CapacityRecord } from '../capacity.ts';
import { holdsOn, type ServiceFact } from '../facts/service-fact.ts';
import type { ReportContent, ReportKind } from './report-content.ts';
import { lastDayOf } from './reporting-term.ts';

/** Capacity that can be compared with people who receive the service; hours and dinners cannot. */
const COUNTED_UNITS: ReadonlySet<string> = new Set(['miesta', 'prijimatelia', 'deti']);

/** A change to more than double or less than half is asked about, from so many people on. */
const NOTABLE_PEOPLE = 5;

/**
 * What in a report is hardly so, or is missing (na čo sa pozrieť). It is shown to the body before it accepts; nothing is
 * refused for it, because every one of these can be true.
 */
export type ReportWarning =
  | { word: 'over-capacity'; people: number; capacity: number }
  | { word: 'waiting-beside-free-places'; people: number; capacity: number }
  | { word: 'changed-much'; people: number; before: number }
  | {
      word:
        | 'nobody-served'
        | 'capacity-unknown'
        | 'no-staff'
        | 'posts-over-people'
        | 'waiting-without-day'
        | 'day-without-waiting'
        | 'no-money';
    };

type Judged = {
  content: ReportContent;
  year: number;
  capacities: readonly CapacityRecord[];
  known: Partial<Record<ReportKind, ServiceFact>>;
};

/** Everything in a report that somebody should look at before it is accepted. */
export function reportWarnings({ content, year, capacities, known }: Judged): ReportWarning[] {
  return [
    ...placeWarnings(
      content,
      capacities.filter((one) => holdsOn(one, lastDayOf(year)))
    ),
    ...changeWarnings(content, known),
    ...waitingWarnings(content),
    ...staffWarnings(content),
    ...moneyWarnings(content)
  ];
}

function placeWarnings(
  { occupancy, waiting }: ReportContent,
  capacities: readonly CapacityRecord[]
): ReportWarning[] {
  if (!occupancy) return [];
  const people: number = occupancy.recipients;
  const warnings: ReportWarning[] = people === 0 ? [{ word: 'nobody-served' }] : [];
  if (capacities.length === 0) return [...warnings, { word: 'capacity-unknown' }];
  const counted = capacities.filter(({ unitCode }) => COUNTED_UNITS.has(unitCode));
  if (counted.length === 0) return warnings;
  const capacity = counted.reduce((sum, { value }) => sum + value, 0);
  if (people > capacity) warnings.push({ word: 'over-capacity', people, capacity });
  if (waiting && waiting.people > 0 && people < capacity)
    warnings.push({ word: 'waiting-beside-free-places', people, capacity });
  return warnings;
}

function changeWarnings({ occupancy }: ReportContent, known: Judged['known']): ReportWarning[] {
  const before = known.occupancy?.kind === 'occupancy' ? known.occupancy.content.recipients : null;
  if (!occupancy || before === null) return [];
  const people: number = occupancy.recipients;
  const isMuch = people > before * 2 || people * 2 < before;
  return isMuch && Math.abs(people - before) >= NOTABLE_PEOPLE
    ? [{ word: 'changed-much', people, before }]
    : [];
}

function waitingWarnings({ waiting }: ReportContent): ReportWarning[] {
  if (!waiting) return [];
  if (waiting.people > 0 && waiting.oldestOn === null) return [{ word: 'waiting-without-day' }];
  return waiting.people === 0 && waiting.oldestOn !== null ? [{ word: 'day-without-waiting' }] : [];
}

function staffWarnings({ staff, occupancy }: ReportContent): ReportWarning[] {
  if (!staff) return [];
  const posts = staff.rows.reduce((sum, { fullTime }) => sum + fullTime, 0);
  const warnings: ReportWarning[] = [];
  if (posts === 0 && (occupancy?.recipients ?? 0) > 0) warnings.push({ word: 'no-staff' });
  if (staff.rows.some(({ people, fullTime }) => fullTime > people))
    warnings.push({ word: 'posts-over-people' });
  return warnings;
}

function moneyWarnings({ money }: ReportContent): ReportWarning[] {
  return money?.rows.some(({ cents }) => cents > 0) ? [] : [{ word: 'no-money' }];
}
