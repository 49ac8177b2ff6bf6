import type { Activity } from '../plans/activity.ts';
import type { Goal } from '../plans/goal.ts';
import type { Measure } from '../plans/measure.ts';
import { planYears } from '../plans/plan.ts';
import { type CalendarDay, yearOf } from '../shared/calendar-day.ts';
import { isDueIn, isNewer, type Term, termOf } from './due.ts';
import type { ProgressState } from './progress-scale.ts';
import { type RollUp, rollUp, rollUpOfActivity } from './roll-up.ts';
import { type CarriedPlan, type Told, yearJudge } from './year-standing.ts';

/**
 * How a measure stands when the next plan is begun: splnené, už neaktuálne, trvá (what goes on for ever and goes well),
 * nedokončené, bez informácie (nobody ever told of it).
 */
export const MEASURE_ENDINGS = ['done', 'given-up', 'lasting', 'unfinished', 'untold'] as const;
export type MeasureEnding = (typeof MEASURE_ENDINGS)[number];

/** Endings after which a measure has nothing to do in the next plan. */
const CLOSED: readonly MeasureEnding[] = ['done', 'given-up'];

/** Whether a measure goes into the next plan unless somebody says otherwise (kpss 10-63). */
export function goesOn(ending: MeasureEnding): boolean {
  return !CLOSED.includes(ending);
}

/** An activity with the last word on it in any year; null where nobody told of it. */
export type EndedActivity = Pick<Activity, 'id' | 'title'> & {
  term: Term;
  last: { year: number; state: ProgressState } | null;
  /** Nothing more is expected of it. */
  closed: boolean;
};

/** One measure at the end of its plan, with how it stood in each year. */
export type EndedMeasure = Pick<Measure, 'id' | 'code' | 'title' | 'goalId'> & {
  ending: MeasureEnding;
  activities: EndedActivity[];
  /** The years that asked about it, ascending. */
  history: { year: number; rollUp: RollUp }[];
  /** Over the whole period, by the last word on each activity that was due until today. */
  rollUp: RollUp;
};

/** How every measure of a plan stands by what was told until today, in the order of the plan. */
export function planEnding(
  carried: CarriedPlan,
  records: readonly Told[],
  today: CalendarDay
): EndedMeasure[] {
  const begun = planYears(carried.plan).filter((year) => year <= yearOf(today));
  const history = historyOf(carried, records, { begun, today });
  const last = lastWords(records);
  const activitiesOf = Map.groupBy(carried.activities, ({ measureId }) => measureId);
  return carried.measures.map(({ id, code, title, goalId }) => {
    const activities = (activitiesOf.get(id) ?? []).map((one): EndedActivity => {
      const term = termOf(one, carried.plan);
      const word = last.get(one.id) ?? null;
      const closed = word?.state === 'no-longer' || (word?.state === 'done' && !term.lasting);
      return { id: one.id, title: one.title, term, closed, last: word };
    });
    const due = activities.filter(({ term }) => begun.some((year) => isDueIn(term, year)));
    return {
      ...{ id, code, title, goalId, activities, ending: endingOf(activities) },
      history: history.get(id) ?? [],
      rollUp: rollUp(due.map((one) => rollUpOfActivity(one.last?.state ?? null)))
    };
  });
}

/** How goals came out over the whole period, by their ids: the roll-up over their measures. */
export function goalEndings(
  goals: readonly Pick<Goal, 'id'>[],
  measures: readonly Pick<EndedMeasure, 'goalId' | 'rollUp'>[]
): Map<string, RollUp> {
  const measuresOf = Map.groupBy(measures, ({ goalId }) => goalId);
  return new Map(
    goals.map(({ id }) => [id, rollUp((measuresOf.get(id) ?? []).map((measure) => measure.rollUp))])
  );
}

function endingOf(activities: readonly EndedActivity[]): MeasureEnding {
  if (activities.every(({ last }) => last === null)) return 'untold';
  const open = activities.filter(({ closed }) => !closed);
  if (open.length > 0) return open.every(({ last }) => last?.state === 'done') ? 'lasting' : 'unfinished';
  return activities.some(({ last }) => last?.state === 'done') ? 'done' : 'given-up';
}

function historyOf(
  carried: CarriedPlan,
  records: readonly Told[],
  { begun, today }: { begun: readonly number[]; today: CalendarDay }
): Map<string, EndedMeasure['history']> {
  const judge = yearJudge(carried, records, today);
  const history = new Map<string, EndedMeasure['history']>();
  for (const year of begun) {
    for (const { goals } of judge(year).priorities) {
      for (const { id, rollUp } of goals.flatMap(({ measures }) => measures))
        history.set(id, [...(history.get(id) ?? []), { year, rollUp }]);
    }
  }
  return history;
}

function lastWords(records: readonly Told[]): Map<string, Told> {
  const last = new Map<string, Told>();
  for (const one of records) {
    const known = last.get(one.activityId);
    if (!known || isNewer(one, known)) last.set(one.activityId, one);
  }
  return last;
}
