import { type CalendarDay, isPossibleDay, yearOf } from '../shared/calendar-day.ts';
import { type Cents, sumCents } from '../shared/euro.ts';

/** How sure the money is: zámer, prísľub, zmluva. */
export const CERTAINTIES = ['intention', 'pledge', 'contract'] as const;
export type Certainty = (typeof CERTAINTIES)[number];

/** Running (bežné) or capital (kapitálové) spending. */
export const COST_NATURES = ['running', 'capital'] as const;
export type CostNature = (typeof COST_NATURES)[number];

/** Money of an activity in one year from one source; `cents` is 0 or more, `sourceCode` null while unknown. */
export type ActivityCost = {
  id: string;
  year: number;
  sourceCode: string | null;
  cents: Cents;
  certainty: Certainty;
  nature: CostNature;
};

/** An activity (aktivita): a step of a measure with who, when and for how much (foundations, "The chain"). */
export type Activity = {
  id: string;
  position: string;
  measureId: string;
  title: string;
  description: string;
  /** The function or organisation that answers for it; this is what gets published. */
  responsible: string;
  /** The natural person behind the function; stays in the desk and never leaves the body. */
  responsiblePerson: string;
  /** Organisations that take part. */
  partners: readonly string[];
  /** Providers and services of the directory that take part, whoever keeps them; printed before the partners. */
  providerIds: readonly string[];
  serviceIds: readonly string[];
  /** First and last day, both counted in; null while unknown. */
  from: CalendarDay | null;
  to: CalendarDay | null;
  costs: readonly ActivityCost[];
  /** Said on purpose: it is done within ordinary work and costs nothing more. */
  costsNothing: boolean;
};

export type ActivityRefusal =
  | 'no-title'
  | 'impossible-day'
  | 'ends-before-start'
  | 'negative-cost'
  | 'cost-not-whole-cents'
  | 'costs-though-costless'
  | 'cost-outside-term';

/** Why an activity cannot be kept, or null. What is merely missing is told by the completeness check. */
export function refuseActivity(
  activity: Pick<Activity, 'title' | 'from' | 'to' | 'costs' | 'costsNothing'>
): ActivityRefusal | null {
  if (activity.title.trim() === '') return 'no-title';
  const { from, to } = activity;
  if ([from, to].some((day) => day !== null && !isPossibleDay(day))) return 'impossible-day';
  if (from !== null && to !== null && to < from) return 'ends-before-start';
  for (const cost of activity.costs) {
    if (!Number.isSafeInteger(cost.cents)) return 'cost-not-whole-cents';
    if (cost.cents < 0) return 'negative-cost';
    if (from !== null && cost.year < yearOf(from)) return 'cost-outside-term';
    // Bills may come a year later; money planned after that belongs to another activity.
    if (to !== null && cost.year > yearOf(to) + 1) return 'cost-outside-term';
  }
  return activity.costsNothing && sumCents(activity.costs.map((one) => one.cents)) > 0
    ? 'costs-though-costless'
    : null;
}

/** Whether the money counts as covered: a named source, at least promised. Below *prísľub* it is *bez krytia*. */
export function isCovered(cost: Pick<ActivityCost, 'sourceCode' | 'certainty'>): boolean {
  return cost.sourceCode !== null && cost.certainty !== 'intention';
}

/** What an activity costs over all years, in cents. */
export function costOf(activity: Pick<Activity, 'costs'>): Cents {
  return sumCents(activity.costs.map((one) => one.cents));
}

/** What a measure shows of its activities: parties, the whole term and the whole cost (foundations). */
export type MeasureSummary = {
  responsible: string[];
  partners: string[];
  from: CalendarDay | null;
  to: CalendarDay | null;
  cents: Cents;
  sourceCodes: string[];
};

/** The sum over the activities of one measure; names in the order in which they first appear. */
export function summaryOf(
  activities: readonly Pick<Activity, 'responsible' | 'partners' | 'from' | 'to' | 'costs'>[]
): MeasureSummary {
  const first = activities.flatMap((one) => one.from ?? []).sort();
  const last = activities.flatMap((one) => one.to ?? []).sort();
  return {
    responsible: distinct(activities.map((one) => one.responsible)),
    partners: distinct(activities.flatMap((one) => one.partners)),
    from: first[0] ?? null,
    to: last.at(-1) ?? null,
    cents: sumCents(activities.map(costOf)),
    sourceCodes: distinct(activities.flatMap((one) => one.costs.map((cost) => cost.sourceCode ?? '')))
  };
}

function distinct(words: readonly string[]): string[] {
  return [...new Set(words.map((word) => word.trim()))].filter((word) => word !== '');
}
