import type { Activity } from '../plans/activity.ts';
import type { Goal } from '../plans/goal.ts';
import type { Indicator } from '../plans/indicator.ts';
import type { Measure } from '../plans/measure.ts';
import type { Plan } from '../plans/plan.ts';
import type { Priority } from '../plans/priority.ts';
import type { CalendarDay } from '../shared/calendar-day.ts';
import { isDueIn, isFinishedBefore, isInYear, isLate, isStale, type Term, termOf } from './due.ts';
import { latestProgress, type ProgressRecord, type YearTarget, yearTargetOf } from './progress.ts';
import { type RollUp, rollUp, rollUpOfActivity } from './roll-up.ts';

/** What of an approved version is carried out; the shape of its document. */
export type CarriedPlan = {
  plan: Pick<Plan, 'validFrom' | 'validTo'>;
  priorities: readonly Pick<Priority, 'id' | 'title'>[];
  goals: readonly Pick<Goal, 'id' | 'title' | 'priorityId'>[];
  measures: readonly Pick<Measure, 'id' | 'code' | 'goalId' | 'title'>[];
  activities: readonly Pick<Activity, 'id' | 'measureId' | 'title' | 'responsible' | 'from' | 'to'>[];
  indicators: readonly Pick<Indicator, 'owner' | 'targets' | 'unit' | 'direction'>[];
};

/** How one activity stands in a year. */
export type ActivityStanding<Told> = {
  id: string;
  title: string;
  responsible: string;
  term: Term;
  target: YearTarget | null;
  due: boolean;
  late: boolean;
  stale: boolean;
  latest: Told | null;
};

export type MeasureStanding<Told> = {
  id: string;
  code: string;
  title: string;
  rollUp: RollUp;
  activities: ActivityStanding<Told>[];
};
export type GoalStanding<Told> = {
  id: string;
  title: string;
  rollUp: RollUp;
  measures: MeasureStanding<Told>[];
};

/** Goals that stand under no priority come last, under one with neither id nor title. */
export type PriorityStanding<Told> = {
  id: string | null;
  title: string | null;
  rollUp: RollUp;
  goals: GoalStanding<Told>[];
};
export type YearStanding<Told> = { year: number; rollUp: RollUp; priorities: PriorityStanding<Told>[] };

type Told = Pick<ProgressRecord, 'activityId' | 'year' | 'sequence' | 'state' | 'nextStepOn' | 'recordedAt'>;

/**
 * How a plan stands in a year: its activities that the year asks about, in the order of the plan, each with what was
 * last told of it, and the roll-up over them. What has nothing in the year is left out.
 */
export function yearStanding<Record extends Told>(
  carried: CarriedPlan,
  records: readonly Record[],
  { year, today }: { year: number; today: CalendarDay }
): YearStanding<Record> {
  const latest = latestProgress(records, year);
  const wordsOf = Map.groupBy(records, ({ activityId }) => activityId);
  const ownOf = Map.groupBy(carried.activities, ({ measureId }) => measureId);
  const indicatorsOf = Map.groupBy(carried.indicators, ({ owner }) =>
    owner.kind === 'measure' ? owner.measureId : null
  );
  const activitiesOf = (measure: Pick<Measure, 'id'>) => {
    const target = yearTargetOf(indicatorsOf.get(measure.id) ?? [], year);
    return (ownOf.get(measure.id) ?? [])
      .filter(({ id, ...days }) => {
        const term = termOf(days, carried.plan);
        const isAsked = isInYear(term, year) || isDueIn(term, year);
        return isAsked && !isFinishedBefore(term, wordsOf.get(id) ?? [], year);
      })
      .map((one): ActivityStanding<Record> => {
        const term = termOf(one, carried.plan);
        const told = latest.get(one.id) ?? null;
        return {
          ...{ id: one.id, title: one.title, responsible: one.responsible, term },
          ...{ target: term.lasting ? target : null, due: isDueIn(term, year), latest: told },
          late: isLate(term, told?.state ?? null, year, today),
          stale: told !== null && isStale(told, today)
        };
      });
  };
  const measures = carried.measures.flatMap((measure) => {
    const activities = activitiesOf(measure);
    const counted = activities.filter(({ due }) => due);
    const sum = rollUp(counted.map((one) => rollUpOfActivity(one.latest?.state ?? null)));
    const { id, code, title, goalId } = measure;
    return activities.length > 0 ? [{ id, code, title, goalId, rollUp: sum, activities }] : [];
  });
  const goals = carried.goals.flatMap(({ id, title, priorityId }) => {
    const own = measures.filter(({ goalId }) => goalId === id);
    return own.length > 0 ? [{ id, title, priorityId, rollUp: summed(own), measures: own }] : [];
  });
  const priorities = [...carried.priorities, { id: null, title: null }].flatMap(({ id, title }) => {
    const own = goals.filter(({ priorityId }) => priorityId === id);
    return own.length > 0 ? [{ id, title, rollUp: summed(own), goals: own }] : [];
  });
  return { year, rollUp: summed(priorities), priorities };
}

/** A part of a plan that is asked about: one priority, one target group, both, or all of it. */
export type PlanPart = { priorityId: string | null; targetGroupCode: string | null };

/** A plan whose measures say for whom they are. */
export type GroupedPlan = Omit<CarriedPlan, 'measures'> & {
  measures: readonly (CarriedPlan['measures'][number] & Pick<Measure, 'targetGroupCodes'>)[];
};

/** The plan as if nothing but the asked part were in it, so that what is rolled up is of that part alone. */
export function narrowedPlan(whole: GroupedPlan, { priorityId, targetGroupCode }: PlanPart): GroupedPlan {
  const isAsked = (goal: Pick<Goal, 'priorityId'>) => priorityId === null || goal.priorityId === priorityId;
  return {
    ...whole,
    goals: whole.goals.filter(isAsked),
    measures: whole.measures.filter(
      ({ targetGroupCodes }) => targetGroupCode === null || targetGroupCodes.includes(targetGroupCode)
    )
  };
}

function summed(children: readonly { rollUp: RollUp }[]): RollUp {
  return rollUp(children.map((child) => child.rollUp));
}
