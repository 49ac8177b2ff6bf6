import type { OutlinedTerm, PlanOutline } from '#lib/domain/publishing/plan-outline.ts';
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

export function termStanding(term: OutlinedTerm, today: CalendarDay): TermStanding {
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
export function listMeasures({ measures }: PlanOutline, today: CalendarDay): ListedMeasure[] {
  const year = yearOf(today);
  return measures.map(({ code, number, title, goalId, cents, terms, ...term }) => ({
    ...{ code, number, goalId, cents },
    title: bindSpaces(title),
    standing: termStanding(term, today),
    thisYear: terms.some((one) => touches(year, one))
  }));
}

function touches(year: number, { from, to }: OutlinedTerm): boolean {
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
