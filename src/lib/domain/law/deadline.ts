import { addDays, addMonths, type CalendarDay, daysBetween, yearOf } from '../shared/calendar-day.ts';
import type { LegalBasis } from './requirement.ts';
import { isValidOn, type Validity } from './validity.ts';

/** Statutory deadlines (zákonné lehoty) of community planning (kpss 1.4, 1.5; requirements 15, 16, 29). */
export const DEADLINE_CODES = [
  'submit-to-council',
  'send-to-region',
  'yearly-evaluation',
  'end-of-validity',
  'statement-window'
] as const;
export type DeadlineCode = (typeof DEADLINE_CODES)[number];

/** A day of every year, `07-01`. */
export type DayOfYear = `${number}-${number}`;

/**
 * How long a deadline is, as a dated fact that the operator corrects. Either a length (`months`, then `days`, both
 * counted from the day that begins it) or a window of every year (`opens` to `closes`, both counted in).
 */
export type DeadlineRule = Validity &
  LegalBasis & {
    code: DeadlineCode;
    months: number;
    days: number;
    opens: DayOfYear | null;
    closes: DayOfYear | null;
  };

/**
 * The rule of a deadline that began on a day. A rule that changes later leaves what had begun as it was: whoever
 * counted on fifteen days has fifteen days.
 */
export function ruleOn(
  rules: readonly DeadlineRule[],
  code: DeadlineCode,
  begins: CalendarDay
): DeadlineRule | null {
  return rules.find((rule) => rule.code === code && isValidOn(rule, begins)) ?? null;
}

/**
 * The last day that is in time. All calendar days count, holidays too, and the day that begins the deadline does not:
 * approved on 11 September 2018, fifteen days end on 26 September (the finding of the audit in Hriňová, kpss 1.4).
 */
export function lastDay(rule: Pick<DeadlineRule, 'months' | 'days'>, begins: CalendarDay): CalendarDay {
  return addDays(addMonths(begins, rule.months), rule.days);
}

/** The window of a year, or null where the rule has none. Ends that no year knows (29 February) fall on the day before. */
export function windowIn(
  { opens, closes }: Pick<DeadlineRule, 'opens' | 'closes'>,
  year: number
): { opensOn: CalendarDay; closesOn: CalendarDay } | null {
  if (opens === null || closes === null) return null;
  return { opensOn: dayIn(year, opens), closesOn: dayIn(year, closes) };
}

function dayIn(year: number, day: DayOfYear): CalendarDay {
  const [month = 1, date = 1] = day.split('-').map(Number);
  return addMonths(`${year}-01-${String(date).padStart(2, '0')}` as CalendarDay, month - 1);
}

/** How a deadline stands on a day: done on a day, so many days late, null where nobody can count; or still open. */
export type DeadlineStanding =
  | { kind: 'done'; on: CalendarDay; daysLate: number | null }
  | { kind: 'open'; daysLeft: number }
  | { kind: 'late'; daysLate: number };

/** @param doneOn the day on which it was done, null while it was not */
export function standingOf(
  due: CalendarDay,
  doneOn: CalendarDay | null,
  today: CalendarDay
): DeadlineStanding {
  if (doneOn !== null) return { kind: 'done', on: doneOn, daysLate: Math.max(0, daysBetween(due, doneOn)) };
  const daysLeft = daysBetween(today, due);
  return daysLeft < 0 ? { kind: 'late', daysLate: -daysLeft } : { kind: 'open', daysLeft };
}

/** What an operator may say of a deadline from a day on. */
export type DeadlineRuleChange = Pick<
  DeadlineRule,
  'months' | 'days' | 'opens' | 'closes' | 'provision' | 'verified' | 'source'
>;

export type DeadlineRuleRefusal =
  | 'no-length'
  | 'impossible-length'
  | 'impossible-window'
  | 'no-source'
  | 'source-too-long';

export const SOURCE_MAX_LENGTH = 500;

const MOST_MONTHS = 120;
const MOST_DAYS = 3_660;
const DAY_OF_YEAR = /^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

/** Why a rule cannot stand, or null. Only the end of a plan's validity has no length of its own. */
export function refuseDeadlineRule(
  code: DeadlineCode,
  change: DeadlineRuleChange
): DeadlineRuleRefusal | null {
  const { months, days, opens, closes } = change;
  const isLength = (count: number, most: number) =>
    Number.isSafeInteger(count) && count >= 0 && count <= most;
  if (!isLength(months, MOST_MONTHS) || !isLength(days, MOST_DAYS)) return 'impossible-length';
  if (code === 'statement-window') {
    const reads = [opens, closes].every((day) => day !== null && DAY_OF_YEAR.test(day));
    if (!reads || (opens as string) > (closes as string)) return 'impossible-window';
  } else if (code !== 'end-of-validity' && months + days === 0) return 'no-length';
  if (change.source.trim() === '') return 'no-source';
  return change.source.trim().length > SOURCE_MAX_LENGTH ? 'source-too-long' : null;
}

/** The years whose evaluation a plan owes on a day: those of its validity that have begun, the last one too. */
export function evaluatedYears(
  plan: { validFrom: CalendarDay; validTo: CalendarDay },
  today: CalendarDay
): number[] {
  const [first, last] = [yearOf(plan.validFrom), Math.min(yearOf(plan.validTo), yearOf(today))];
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => first + at);
}
