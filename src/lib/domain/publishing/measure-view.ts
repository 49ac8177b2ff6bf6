import { chainThrough } from '../evidence/chain.ts';
import { type MeasureSummary, summaryOf } from '../plans/activity.ts';
import { type BudgetYear, budgetByYear } from '../plans/budget.ts';
import type { MatrixRow } from '../plans/capacity-figures.ts';
import { planYears } from '../plans/plan.ts';
import type { CalendarDay } from '../shared/calendar-day.ts';
import type { PlanDocument } from './plan-document.ts';

type Item<List extends readonly unknown[]> = List[number];

/**
 * One measure of a published version with its whole chain: back to the evidence, forward to activities and
 * indicators. Kept beside the version, so that the page of a measure is one plain read.
 */
export type MeasureView = {
  measure: Item<PlanDocument['measures']>;
  goal: Pick<
    Item<PlanDocument['goals']>,
    'id' | 'number' | 'title' | 'description' | 'nationalPriorityIds'
  > | null;
  priority: Pick<Item<PlanDocument['priorities']>, 'number' | 'title'> | null;
  needs: readonly Item<PlanDocument['needs']>[];
  findings: readonly Item<PlanDocument['findings']>[];
  activities: readonly (Item<PlanDocument['activities']> & { cents: number })[];
  indicators: readonly Item<PlanDocument['indicators']>[];
  summary: MeasureSummary;
  budget: readonly BudgetYear[];
  /** The day to which existing capacity is counted. */
  capacityDay: CalendarDay;
  /** Rows of the capacity matrix that the measure changes. */
  capacity: readonly MatrixRow[];
  years: readonly number[];
  /** The measures before and after it, for walking through the plan. */
  neighbours: { previous: string | null; next: string | null };
  names: PlanDocument['names'];
  demonstration: boolean;
};

/** The view of every measure of a document, by its code. */
export function measureViews(document: PlanDocument): ReadonlyMap<string, MeasureView> {
  return new Map(document.measures.map((measure, index) => [measure.code, measureView(document, index)]));
}

function measureView(document: PlanDocument, index: number): MeasureView {
  // The index comes from the list itself.
  const measure = document.measures[index] as Item<PlanDocument['measures']>;
  const chain = chainThrough(document, 'measure', measure.id);
  const among = (ids: readonly string[]) => (one: { id: string }) => ids.includes(one.id);
  const goal = document.goals.find((one) => one.id === measure.goalId) ?? null;
  const activities = document.activities.filter((one) => one.measureId === measure.id);
  const years = planYears(document.plan);
  const changed = new Set(measure.capacityChanges.map(rowKey));
  return {
    measure,
    goal: goal && onlyGoal(goal),
    priority: document.priorities.find((one) => one.id === goal?.priorityId) ?? null,
    needs: document.needs.filter(among(chain.need)),
    findings: document.findings.filter(among(chain.finding)),
    activities: activities.map((one) => ({
      ...one,
      cents: one.costs.reduce((sum, cost) => sum + cost.cents, 0)
    })),
    indicators: document.indicators.filter(among(chain.indicator)),
    summary: summaryOf(activities),
    budget: budgetByYear(activities, years),
    capacityDay: document.plan.capacityDay,
    capacity: document.matrix.rows.filter((row) => changed.has(rowKey(row))),
    years,
    neighbours: {
      previous: document.measures[index - 1]?.code ?? null,
      next: document.measures[index + 1]?.code ?? null
    },
    // Some hundred short words: cheaper to carry along than to look up.
    names: document.names,
    demonstration: document.demonstration
  };
}

function onlyGoal({ id, number, title, description, nationalPriorityIds }: Item<PlanDocument['goals']>) {
  return { id, number, title, description, nationalPriorityIds };
}

function rowKey(row: {
  serviceTypeCode: string;
  formCode: string;
  targetGroupCode: string;
  unitCode: string;
}): string {
  return JSON.stringify([row.serviceTypeCode, row.formCode, row.targetGroupCode, row.unitCode]);
}
