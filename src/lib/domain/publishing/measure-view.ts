import { chainThrough } from '../evidence/chain.ts';
import { type MeasureSummary, summaryOf } from '../plans/activity.ts';
import { type BudgetYear, budgetByYear } from '../plans/budget.ts';
import type { MatrixRow } from '../plans/capacity-figures.ts';
import { planYears } from '../plans/plan.ts';
import { translationName } from '../plans/translation.ts';
import type { CalendarDay } from '../shared/calendar-day.ts';
import type { DocumentTranslation, PlanDocument } from './plan-document.ts';

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
  /** What of it is translated, by language; left out where the plan has no translations. */
  translations?: Readonly<Record<string, readonly DocumentTranslation[]>>;
};

/** Words of a view and the language each is in. */
export type ViewInLanguage = { view: MeasureView; languageOf(text: string): string };

/** A measure as readers of a language see it; what is not translated stays Slovak. */
export function viewInLanguage(view: MeasureView, language: string | null): ViewInLanguage {
  const texts = (language === null ? undefined : view.translations?.[language]) ?? [];
  const byName = new Map(texts.map((one) => [translationName(one), one.text]));
  const translated = new Set(texts.map(({ text }) => text));
  const words = <Thing extends { id: string }>(
    subject: DocumentTranslation['subject'],
    thing: Thing
  ): Thing => {
    const own = ['title', 'description', 'unit'].flatMap((field) => {
      const text = byName.get(translationName({ subject, subjectId: thing.id, field }));
      return typeof text === 'string' ? [[field, text]] : [];
    });
    return { ...thing, ...Object.fromEntries(own) };
  };
  return {
    view: {
      ...view,
      measure: words('measure', view.measure),
      goal: view.goal && words('goal', view.goal),
      priority: view.priority && words('priority', { id: '', ...view.priority }),
      activities: view.activities.map((one) => words('activity', one)),
      indicators: view.indicators.map((one) => words('indicator', one))
    },
    languageOf: (text) => (language !== null && translated.has(text) ? language : 'sk')
  };
}

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
    demonstration: document.demonstration,
    ...translationsHere(document, [
      measure.id,
      ...(goal ? [goal.id, goal.priorityId ?? ''] : []),
      ...activities.map(({ id }) => id),
      ...chain.indicator
    ])
  };
}

/** What is translated of the things on the page of a measure. */
function translationsHere(
  { translations }: PlanDocument,
  ids: readonly string[]
): Pick<MeasureView, 'translations'> {
  if (!translations) return {};
  const here = new Set(ids);
  return {
    translations: Object.fromEntries(
      translations.map(({ language, texts }) => [
        language,
        texts.filter(({ subjectId }) => here.has(subjectId))
      ])
    )
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
