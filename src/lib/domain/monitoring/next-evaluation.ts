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
  const first = String(month).padStart(2, '0');
  for (const year of planYears(plan)) {
    const dueOn = addDays(addMonths(`${year + 1}-${first}-01` as CalendarDay, 1), -1);
    if (dueOn >= today) return { year, dueOn };
  }
  return null;
}
