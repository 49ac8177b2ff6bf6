import type { Plan } from '../plans/plan.ts';
import {
  addDays,
  type CalendarDay,
  dayInSlovakia,
  daysBetween,
  isPossibleDay,
  parseCalendarDay,
  yearOf
} from '../shared/calendar-day.ts';
import { isStale, STALE_AFTER_DAYS, type Term } from './due.ts';
import { evaluatedBy } from './next-evaluation.ts';
import type { ProgressRecord } from './progress.ts';
import { FINISHED_STATES } from './progress-scale.ts';

/** How a body has those who answer for activities asked how they went (pripomienky zodpovedným). */
export type ReminderSettings = {
  /** Whether the program sends the mails by itself. */
  remindsItself: boolean;
  /** The day of a year from which its words are awaited, as `12-01`. */
  askFrom: string;
  /** So many days without a word, and the coordinator is told; 7 to 180. */
  coordinatorAfterDays: number;
  /** So many days without a word, and the mayor is told; more than for the coordinator, at most 365. */
  mayorAfterDays: number;
};

/** What holds until the body decides otherwise: asked in December, so that January's silence is seen in time. */
export const USUAL_REMINDERS: ReminderSettings = {
  ...{ remindsItself: false, askFrom: '12-01' },
  ...{ coordinatorAfterDays: 30, mayorAfterDays: 60 }
};

export const COORDINATOR_DAYS = { least: 7, most: 180 };
export const MAYOR_DAYS_MOST = 365;

export type RemindersRefusal = 'no-such-day' | 'coordinator-out-of-bounds' | 'mayor-out-of-bounds';

/** Why settings cannot be kept, or null. A day that not every year has is none. */
export function refuseReminders(settings: ReminderSettings): RemindersRefusal | null {
  const { askFrom, coordinatorAfterDays: first, mayorAfterDays: second } = settings;
  if (!/^\d\d-\d\d$/.test(askFrom) || !parseCalendarDay(`2027-${askFrom}`)) return 'no-such-day';
  const isFirst =
    Number.isInteger(first) && first >= COORDINATOR_DAYS.least && first <= COORDINATOR_DAYS.most;
  if (!isFirst) return 'coordinator-out-of-bounds';
  return Number.isInteger(second) && second > first && second <= MAYOR_DAYS_MOST
    ? null
    : 'mayor-out-of-bounds';
}

/** Nobody gets more than one mail in so many days, whoever she is on the ladder. */
export const MAIL_EVERY_DAYS = 30;

/** Whether an address may be written to again. */
export function mayBeMailed(lastOn: CalendarDay | null, today: CalendarDay): boolean {
  return lastOn === null || daysBetween(lastOn, today) >= MAIL_EVERY_DAYS;
}

type Word = Pick<ProgressRecord, 'year' | 'state' | 'nextStepOn' | 'recordedAt'>;

/**
 * Since which day a word on an activity is awaited for a year, or null where none is: nothing was told of the year and
 * its day of asking, the end of the term or a promised step has passed; what goes on has become stale; or the term ended
 * and nobody spoke since.
 * @param about.latest the newest word for the year; null where nothing was told
 * @param about.before the newest word of earlier years
 */
export function awaitedSince(
  { term, year, latest, before }: { term: Term; year: number; latest: Word | null; before: Word | null },
  { askFrom }: Pick<ReminderSettings, 'askFrom'>,
  today: CalendarDay
): CalendarDay | null {
  const ends = term.to < `${year}-12-31` ? term.to : (`${year}-12-31` as CalendarDay);
  const dayAfter = addDays(ends, 1);
  if (latest === null) {
    const promised = before?.state === 'ongoing' ? before.nextStepOn : null;
    const days = [`${year}-${askFrom}` as CalendarDay, dayAfter];
    if (promised !== null && yearOf(promised) === year) days.push(addDays(promised, 1));
    return passed(days, today);
  }
  if (FINISHED_STATES.includes(latest.state)) return null;
  const days: CalendarDay[] = [];
  if (year === yearOf(today) && isStale(latest, today)) {
    const spokenOn = dayInSlovakia(latest.recordedAt);
    days.push(addDays(latest.nextStepOn ?? addDays(spokenOn, STALE_AFTER_DAYS), 1));
  }
  // Who spoke after the end of the term has said how it ended.
  if (!term.lasting && dayInSlovakia(latest.recordedAt) <= ends) days.push(dayAfter);
  return passed(days, today);
}

function passed(days: readonly CalendarDay[], today: CalendarDay): CalendarDay | null {
  return days.filter((day) => isPossibleDay(day) && day <= today).toSorted()[0] ?? null;
}

/** The month of the evaluation where the plan states none: by 30 June, when the closing account is known. */
const USUAL_EVALUATION_MONTH = 6;

/** Years whose words are awaited on a day: the running one, and the last until its evaluation is due. */
export function awaitedYears(
  plan: Pick<Plan, 'evaluation'>,
  years: readonly number[],
  today: CalendarDay
): number[] {
  const [running, month] = [yearOf(today), plan.evaluation.month ?? USUAL_EVALUATION_MONTH];
  const isAwaited = (year: number) =>
    year === running || (year === running - 1 && today <= evaluatedBy(month, year));
  return years.filter(isAwaited);
}

/** Who is told of a silence (rebrík pripomienok); each rung is told what the lower ones are told too. */
export const RUNGS = ['owner', 'coordinator', 'mayor'] as const;
export type Rung = (typeof RUNGS)[number];

/**
 * How far up the ladder a silence has come.
 * @param since the day from which a word is awaited
 * @param from the day from which the body reminds at all: an old silence begins anew there, so that switching reminders
 *   on does not write to the mayor the same day
 */
export function rungOf(
  since: CalendarDay,
  from: CalendarDay | null,
  settings: Pick<ReminderSettings, 'coordinatorAfterDays' | 'mayorAfterDays'>,
  today: CalendarDay
): Rung {
  const silent = daysBetween(from !== null && from > since ? from : since, today);
  if (silent >= settings.mayorAfterDays) return 'mayor';
  return silent >= settings.coordinatorAfterDays ? 'coordinator' : 'owner';
}

/** Who answers for an activity: by the newest word on it, or by the plan where nobody spoke; empty where nobody does. */
export function ownerOf(planned: string, newest: Pick<ProgressRecord, 'responsible'> | null): string {
  return (newest?.responsible ?? planned).trim();
}
