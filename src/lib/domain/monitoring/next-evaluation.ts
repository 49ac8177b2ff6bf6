import { type Plan, planYears } from '../plans/plan.ts';
import { addDays, addMonths, type CalendarDay } from '../shared/calendar-day.ts';

/**
 * The year whose evaluation comes next and the last day for it, by the month that the plan itself states (§ 83 letter f):
 * each year is evaluated in the following one. Null where the plan states no month, and after the last evaluation.
 */
export function nextEvaluation(
  plan: Pick<Plan, 'validFrom' | 'validTo' | 'evaluation'>,
  today: CalendarDay
): { year: number; dueOn: CalendarDay } | null {
  const { month } = plan.evaluation;
  if (month === null) return null;
  for (const year of planYears(plan)) {
    const dueOn = evaluatedBy(month, year);
    if (dueOn >= today) return { year, dueOn };
  }
  return null;
}

/** The last day for the evaluation of a year, in the given month (1 to 12) of the next one. */
export function evaluatedBy(month: number, year: number): CalendarDay {
  const first = String(month).padStart(2, '0');
  return addDays(addMonths(`${year + 1}-${first}-01` as CalendarDay, 1), -1);
}
