import { summaryOf } from '#lib/domain/plans/activity.ts';
import type { PlanDocument } from '#lib/domain/publishing/plan-document.ts';
import { type CalendarDay, yearOf } from '#lib/domain/shared/calendar-day.ts';
import { bindSpaces } from '#lib/i18n/typography.ts';

/** Where a measure stands by its term alone; what was really done is known only from an evaluation. */
export type TermStanding = 'running' | 'later' | 'ended' | 'undated';

export const TERM_STANDINGS = [
  'running',
  'later',
  'ended',
  'undated'
] as const satisfies readonly TermStanding[];

export function termStanding(
  term: { from: CalendarDay | null; to: CalendarDay | null },
  today: CalendarDay
): TermStanding {
  if (term.from === null && term.to === null) return 'undated';
  if (term.to !== null && term.to < today) return 'ended';
  return term.from !== null && term.from > today ? 'later' : 'running';
}

export type ListedMeasure = {
  code: string;
  number: string;
  title: string;
  goalId: string;
  standing: TermStanding;
  /** Whether some activity of it belongs to the year of today. */
  thisYear: boolean;
  cents: number;
};

/** The measures of a version in their order, each with where it stands by its term. */
export function listMeasures(
  document: Pick<PlanDocument, 'measures' | 'activities'>,
  today: CalendarDay
): ListedMeasure[] {
  const year = yearOf(today);
  return document.measures.map(({ id, code, number, title, goalId }) => {
    const activities = document.activities
      .filter((activity) => activity.measureId === id)
      .map((activity) => ({ ...activity, position: '', responsiblePerson: '' }));
    const summary = summaryOf(activities);
    return {
      ...{ code, number, goalId },
      title: bindSpaces(title),
      standing: termStanding(summary, today),
      thisYear: activities.some(({ from, to }) => touches(year, from, to)),
      cents: summary.cents
    };
  });
}

function touches(year: number, from: CalendarDay | null, to: CalendarDay | null): boolean {
  if (from === null && to === null) return false;
  return (from === null || yearOf(from) <= year) && (to === null || yearOf(to) >= year);
}

/** How many measures stand where, in the order of `TERM_STANDINGS`; none is left out, also when it is 0. */
export function countStandings(
  measures: readonly ListedMeasure[]
): { standing: TermStanding; count: number }[] {
  return TERM_STANDINGS.map((standing) => ({
    standing,
    count: measures.filter((measure) => measure.standing === standing).length
  }));
}
