import { summaryOf } from '../plans/activity.ts';
import type { CalendarDay } from '../shared/calendar-day.ts';
import type { PlanDocument } from './plan-document.ts';

export type OutlinedTerm = { from: CalendarDay | null; to: CalendarDay | null };

export type OutlinedMeasure = OutlinedTerm & {
  code: string;
  number: string;
  title: string;
  goalId: string;
  /** Sum of the costs of its activities. */
  cents: number;
  /** The terms of its activities: a measure may rest between them. */
  terms: OutlinedTerm[];
};

/** What pages list of a published plan without reading the whole of it. */
export type PlanOutline = {
  /** How many priorities the plan has. */
  priorities: number;
  goals: { id: string; number: string; title: string }[];
  measures: OutlinedMeasure[];
};

/** The goals and measures of a frozen plan in their order, each measure with its term from the first to the last activity. */
export function outlineOf({
  priorities,
  goals,
  measures,
  activities
}: Pick<PlanDocument, 'priorities' | 'goals' | 'measures' | 'activities'>): PlanOutline {
  return {
    priorities: priorities.length,
    goals: goals.map(({ id, number, title }) => ({ id, number, title })),
    measures: measures.map(({ id, code, number, title, goalId }) => {
      const own = activities.filter((activity) => activity.measureId === id);
      const { from, to, cents } = summaryOf(own);
      const terms = own.map((activity) => ({ from: activity.from, to: activity.to }));
      return { code, number, title, goalId, from, to, cents, terms };
    })
  };
}
