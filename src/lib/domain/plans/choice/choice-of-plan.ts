import { capacityKeyText } from '../../directory/capacity.ts';
import type { Cents } from '../../shared/euro.ts';
import { type Activity, isCovered } from '../activity.ts';
import { capacityKeyOf, type MatrixRow, plannedIn } from '../capacity-figures.ts';
import type { Measure } from '../measure.ts';
import type { ChoiceMeasure, NeededRow } from './choice-problem.ts';

/**
 * Why a measure cannot be weighed against others: it adds no capacity, takes some away, adds only where the matrix says of
 * no missing capacity, has no activity, an activity without a cost, or a cost outside the years of the plan.
 */
export type NotWeighed =
  | 'no-increase'
  | 'takes-away'
  | 'nothing-missing'
  | 'no-activity'
  | 'no-cost'
  | 'cost-outside-plan';

/** What of a plan can be weighed, and what cannot and why. */
export type WeighedPlan = {
  years: readonly number[];
  rows: NeededRow[];
  measures: ChoiceMeasure[];
  leftOut: { code: string; title: string; why: NotWeighed }[];
  /** Money with cover in each year, of the measures that are weighed: a limit to begin with. */
  covered: Cents[];
};

type PlanPart = {
  measures: readonly Pick<Measure, 'id' | 'code' | 'title' | 'capacityChanges'>[];
  activities: readonly Pick<Activity, 'measureId' | 'costs' | 'costsNothing'>[];
};

/**
 * Reads a plan as a problem of choice. Only need that somebody typed into the matrix counts: what follows from the choice
 * *poskytujeme* is reckoned from the measures themselves.
 */
export function weighPlan(
  { measures, activities }: PlanPart,
  matrix: readonly MatrixRow[],
  years: readonly number[]
): WeighedPlan {
  const missing = matrix.filter((row) => row.years.some((one) => missingIn(one.figures) > 0));
  const rows = missing.map(
    (row): NeededRow => ({
      ...capacityKeyOf(row),
      needed: years.map((year) => missingIn(row.years.find((one) => one.year === year)?.figures ?? null))
    })
  );
  const places = new Map(missing.map((row, at) => [capacityKeyText(row), at]));
  const weighed: WeighedPlan = {
    years,
    rows,
    measures: [],
    leftOut: [],
    covered: []
  };
  const weighedIds = new Set<string>();
  for (const measure of measures) {
    const { code, title } = measure;
    const own = activities.filter(({ measureId }) => measureId === measure.id);
    const why = notWeighed(measure, own, places, years);
    if (why) weighed.leftOut.push({ code, title, why });
    else {
      weighed.measures.push(asChoice(measure, own, places, years));
      weighedIds.add(measure.id);
    }
  }
  // Money of a measure that is not weighed is spent on that one, and cannot be a limit for the others.
  const own = activities.filter(({ measureId }) => weighedIds.has(measureId));
  return { ...weighed, covered: coveredBy(own, years) };
}

function missingIn(figures: MatrixRow['years'][number]['figures']): number {
  return figures?.from === 'typed' ? figures.statutoryIncrease : 0;
}

function notWeighed(
  { capacityChanges }: PlanPart['measures'][number],
  activities: PlanPart['activities'],
  places: ReadonlyMap<string, number>,
  years: readonly number[]
): NotWeighed | null {
  if (capacityChanges.some(({ change }) => change < 0)) return 'takes-away';
  if (!capacityChanges.some(({ change }) => change > 0)) return 'no-increase';
  if (!capacityChanges.some((one) => one.change > 0 && places.has(capacityKeyText(one)))) {
    return 'nothing-missing';
  }
  if (activities.length === 0) return 'no-activity';
  if (activities.some(({ costs, costsNothing }) => costs.length === 0 && !costsNothing)) return 'no-cost';
  const isOutside = activities.some(({ costs }) =>
    costs.some(({ year, cents }) => cents > 0 && !years.includes(year))
  );
  return isOutside ? 'cost-outside-plan' : null;
}

function asChoice(
  { code, title, capacityChanges }: PlanPart['measures'][number],
  activities: PlanPart['activities'],
  places: ReadonlyMap<string, number>,
  years: readonly number[]
): ChoiceMeasure {
  const costs = activities.flatMap((one) => one.costs);
  const changes = Map.groupBy(capacityChanges, capacityKeyText);
  return {
    ...{ code, title },
    cents: years.map((year) => sumCentsIn(costs, year)),
    staff: years.map((year) => Math.max(0, plannedIn(capacityChanges, year).staff)),
    adds: [...changes].flatMap(([key, own]) => {
      const row = places.get(key);
      return row === undefined ? [] : [{ row, amounts: years.map((year) => plannedIn(own, year).increase) }];
    })
  };
}

function coveredBy(activities: PlanPart['activities'], years: readonly number[]): Cents[] {
  const costs = activities.flatMap((one) => one.costs).filter(isCovered);
  return years.map((year) => sumCentsIn(costs, year));
}

function sumCentsIn(costs: readonly { year: number; cents: Cents }[], year: number): Cents {
  return costs.reduce((sum, one) => (one.year === year ? sum + one.cents : sum), 0);
}
