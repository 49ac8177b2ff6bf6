import type { Activity } from '../plans/activity.ts';
import type { Goal } from '../plans/goal.ts';
import type { Indicator } from '../plans/indicator.ts';
import type { Measure } from '../plans/measure.ts';
import type { Plan } from '../plans/plan.ts';
import type { Priority } from '../plans/priority.ts';
import type { CalendarDay } from '../shared/calendar-day.ts';
import { isDueIn, isFinishedBefore, isInYear, isLate, isStale, type Term, termOf } from './due.ts';
import { type ProgressRecord, type YearTarget, yearTargetOf } from './progress.ts';
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

/** What of a telling is judged. */
export type Told = Pick<
  ProgressRecord,
  'activityId' | 'year' | 'sequence' | 'state' | 'nextStepOn' | 'recordedAt'
>;

/**
 * How a plan stands in a year: its activities that the year asks about, in the order of the plan, each with what was
 * last told of it, and the roll-up over them. What has nothing in the year is left out.
 */
export function yearStanding<Record extends Told>(
  carried: CarriedPlan,
  records: readonly Record[],
  { year, today }: { year: number; today: CalendarDay }
): YearStanding<Record> {
  return yearJudge(carried, records, today)(year);
}

/** Judges one year after another of a plan, or of a part of it; what does not hang on the year is worked out once. */
export type YearJudge<Told> = (
  year: number,
  part?: Pick<CarriedPlan, 'priorities' | 'goals' | 'measures'>
) => YearStanding<Told>;

/** A judge of the years of a plan by what was told until today: a plan of thousands of measures has ten of them. */
export function yearJudge<Record extends Told>(
  carried: CarriedPlan,
  records: readonly Record[],
  today: CalendarDay
): YearJudge<Record> {
  const wordsOf = Map.groupBy(records, ({ activityId }) => activityId);
  const activitiesOf = Map.groupBy(
    carried.activities.map((one) => {
      const words = wordsOf.get(one.id) ?? [];
      return { ...one, words, term: termOf(one, carried.plan) };
    }),
    ({ measureId }) => measureId
  );
  const indicatorsOf = Map.groupBy(carried.indicators, ({ owner }) =>
    owner.kind === 'measure' ? owner.measureId : null
  );

  return (year, { priorities: allPriorities, goals: allGoals, measures: allMeasures } = carried) => {
    const standingsOf = ({ id: measureId }: Pick<Measure, 'id'>) => {
      const target = yearTargetOf(indicatorsOf.get(measureId) ?? [], year);
      return (activitiesOf.get(measureId) ?? []).flatMap(
        ({ id, title, responsible, term, words }): ActivityStanding<Record>[] => {
          const due = isDueIn(term, year);
          if (!(due || isInYear(term, year)) || isFinishedBefore(term, words, year)) return [];
          const latest = latestIn(words, year);
          return [
            {
              ...{ id, title, responsible, term, due, latest },
              target: term.lasting ? target : null,
              late: isLate(term, latest?.state ?? null, year, today),
              stale: latest !== null && isStale(latest, today)
            }
          ];
        }
      );
    };
    const measures = allMeasures.flatMap((measure) => {
      const activities = standingsOf(measure);
      if (activities.length === 0) return [];
      const counted = activities.filter(({ due }) => due);
      const sum = rollUp(counted.map((one) => rollUpOfActivity(one.latest?.state ?? null)));
      const { id, code, title, goalId } = measure;
      return [{ id, code, title, goalId, rollUp: sum, activities }];
    });
    const measuresOf = Map.groupBy(measures, ({ goalId }) => goalId);
    const goals = allGoals.flatMap(({ id, title, priorityId }) => {
      const own = measuresOf.get(id) ?? [];
      return own.length > 0 ? [{ id, title, priorityId, rollUp: summed(own), measures: own }] : [];
    });
    const priorities = [...allPriorities, { id: null, title: null }].flatMap(({ id, title }) => {
      const own = goals.filter(({ priorityId }) => priorityId === id);
      return own.length > 0 ? [{ id, title, rollUp: summed(own), goals: own }] : [];
    });
    return { year, rollUp: summed(priorities), priorities };
  };
}

function latestIn<Record extends Told>(words: readonly Record[], year: number): Record | null {
  let latest: Record | null = null;
  for (const one of words) if (one.year === year && (!latest || one.sequence > latest.sequence)) latest = one;
  return latest;
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
