import { capacityKeyText } from '../directory/capacity.ts';
import { type CalendarDay, yearOf } from '../shared/calendar-day.ts';
import { type Cents, sumCents } from '../shared/euro.ts';
import { type Activity, type ActivityCost, isCovered } from './activity.ts';
import { plannedIn } from './capacity-figures.ts';
import type { CapacityChange, Measure } from './measure.ts';

/** Money of one year from one source (null: source not named yet), in cents. */
export type BudgetSource = { sourceCode: string | null; cents: Cents; coveredCents: Cents };

/** One year of the budget (kpss 10-56); `uncoveredCents` has no source or is below *prísľub*. */
export type BudgetYear = {
  year: number;
  cents: Cents;
  runningCents: Cents;
  capitalCents: Cents;
  uncoveredCents: Cents;
  sources: readonly BudgetSource[];
};

/** The cost of activities by year and source: the given years in order, then any other year that costs. */
export function budgetByYear(
  activities: readonly Pick<Activity, 'costs'>[],
  years: readonly number[] = []
): BudgetYear[] {
  const costs = activities.flatMap((one) => one.costs);
  const all = new Set([...years, ...costs.map((one) => one.year).sort((one, other) => one - other)]);
  return [...all].map((year) =>
    budgetYear(
      year,
      costs.filter((one) => one.year === year)
    )
  );
}

function budgetYear(year: number, costs: readonly ActivityCost[]): BudgetYear {
  const codes = [...new Set(costs.map((one) => one.sourceCode))];
  const sources = codes.map((sourceCode) => {
    const own = costs.filter((one) => one.sourceCode === sourceCode);
    return { sourceCode, cents: total(own), coveredCents: total(own.filter(isCovered)) };
  });
  return {
    year,
    cents: total(costs),
    runningCents: total(costs.filter((one) => one.nature === 'running')),
    capitalCents: total(costs.filter((one) => one.nature === 'capital')),
    uncoveredCents: total(costs.filter((one) => !isCovered(one))),
    sources
  };
}

function total(costs: readonly ActivityCost[]): Cents {
  return sumCents(costs.map((one) => one.cents));
}

/** The share of money without cover (*bez krytia*), 0 to 1; null when nothing costs anything. */
export function uncoveredShare(
  years: readonly Pick<BudgetYear, 'cents' | 'uncoveredCents'>[]
): number | null {
  const cents = sumCents(years.map((one) => one.cents));
  return cents === 0 ? null : sumCents(years.map((one) => one.uncoveredCents)) / cents;
}

/** A source that ends, such as a project of the European Union; `endsOn` null when only the costs tell. */
export type TemporarySource = { sourceCode: string; endsOn: CalendarDay | null };

/** Money that ends while the work goes on (kpss 5.4-11, Fiľakovo; 10-57). */
export type ProjectCliff = {
  measureId: string;
  activityId: string;
  sourceCode: string;
  /** The last year the source pays. */
  paysUntil: number;
  /** The first year without other covered money, and the last one the work is meant to go on in. */
  from: number;
  to: number;
};

/**
 * Activities paid by a temporary source that go on after it with no covered money from a lasting one.
 * A service goes on as long as the measure plans capacity of it, else until the plan ends, unless the measure ends it;
 * other work goes on until its own last day.
 */
export function projectCliffs(
  measures: readonly Pick<Measure, 'id' | 'change' | 'subject' | 'capacityChanges'>[],
  activities: readonly Pick<Activity, 'id' | 'measureId' | 'from' | 'to' | 'costs'>[],
  temporary: readonly TemporarySource[],
  planEndsOn: CalendarDay
): ProjectCliff[] {
  const byId = new Map(measures.map((one) => [one.id, one]));
  return activities.flatMap((activity) => {
    const measure = byId.get(activity.measureId);
    return measure ? temporary.flatMap((source) => cliffOf(measure, activity, source, planEndsOn)) : [];
  });

  function cliffOf(
    measure: Pick<Measure, 'change' | 'subject' | 'capacityChanges'>,
    activity: Pick<Activity, 'id' | 'measureId' | 'to' | 'costs'>,
    source: TemporarySource,
    endsOn: CalendarDay
  ): ProjectCliff[] {
    // A one-off building or purchase leaves nothing to be paid by the same source.
    const paid = activity.costs.filter(
      (one) => one.sourceCode === source.sourceCode && one.nature === 'running' && one.cents > 0
    );
    if (paid.length === 0) return [];
    const lastPaid = Math.max(...paid.map((one) => one.year));
    const paysUntil = source.endsOn === null ? lastPaid : Math.min(lastPaid, yearOf(source.endsOn));
    const goesOn = measure.subject.kind === 'service' && measure.change !== 'end';
    const to = goesOn ? lastYearOfService(measure.capacityChanges, endsOn) : yearOf(activity.to ?? endsOn);
    for (let year = paysUntil + 1; year <= to; year += 1) {
      if (hasLastingMoney(activity.costs, year)) continue;
      const { id: activityId, measureId } = activity;
      return [{ measureId, activityId, sourceCode: source.sourceCode, paysUntil, from: year, to }];
    }
    return [];
  }

  function hasLastingMoney(costs: readonly ActivityCost[], year: number): boolean {
    return costs.some((one) => one.year === year && one.cents > 0 && isCovered(one) && pays(one, year));
  }

  function pays(cost: ActivityCost, year: number): boolean {
    const source = temporary.find((one) => one.sourceCode === cost.sourceCode);
    return source === undefined || (source.endsOn !== null && year <= yearOf(source.endsOn));
  }
}

/** The last year in which a measure's changes leave more of a service than there was; the plan's last without such changes. */
function lastYearOfService(changes: readonly CapacityChange[], endsOn: CalendarDay): number {
  const last = yearOf(endsOn);
  const rows = [...Map.groupBy(changes, capacityKeyText).values()];
  const years = rows.flatMap((own) => own.map(({ year }) => year));
  for (let year = last; year >= Math.min(last, ...years); year -= 1)
    if (rows.some((own) => plannedIn(own, year).increase > 0)) return year;
  return last;
}
