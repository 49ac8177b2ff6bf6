import { type Activity, type ActivityCost, isCovered } from '../plans/activity.ts';
import type { Measure } from '../plans/measure.ts';
import { type Cents, sumCents } from '../shared/euro.ts';

/**
 * Whether work is owed by law: `obligatory` is a kind of service in the body's competence (§ 80, § 81), `voluntary`
 * another kind of service; `undetermined` is work that is no kind of service, of which the plan does not say.
 */
export const DUTIES = ['obligatory', 'voluntary', 'undetermined'] as const;
export type Duty = (typeof DUTIES)[number];

/**
 * Money of one budget year, or of all years together, in cents. Three ways to cut the same sum:
 * running + capital = own + other + uncovered = obligatory + voluntary + undetermined = `cents`.
 */
export type ImpactSums = {
  cents: Cents;
  runningCents: Cents;
  capitalCents: Cents;
  /** Covered from the body's own budget. */
  ownCents: Cents;
  /** Covered from elsewhere. */
  otherCents: Cents;
  /** Without a source, or below *prísľub*. */
  uncoveredCents: Cents;
  byDuty: Readonly<Record<Duty, Cents>>;
};

/** What a plan asks of the budget (dopad na rozpočet): by year, together, and where cover is missing. */
export type BudgetImpact = {
  years: readonly (ImpactSums & { year: number })[];
  total: ImpactSums;
  /** Measures with money nobody has, the largest first; `uncoveredCents` is above 0. */
  uncovered: readonly { measureId: string; uncoveredCents: Cents }[];
};

type CostedActivity = Pick<Activity, 'measureId' | 'costs'>;
type Cost = ActivityCost & { duty: Duty };

/**
 * The budget impact that stands on the first page of what the council is given (kpss 5.4-8: councillors objected that
 * the plan says no money).
 * @param years of the plan, in order; a year in which only bills come is added behind them
 * @param obligatory codes of the kinds of service in the body's competence
 * @param ownSources codes of the sources that are the body's own budget
 */
export function budgetImpact(
  activities: readonly CostedActivity[],
  measures: readonly Pick<Measure, 'id' | 'subject'>[],
  years: readonly number[],
  { obligatory, ownSources }: { obligatory: ReadonlySet<string>; ownSources: ReadonlySet<string> }
): BudgetImpact {
  const duties = new Map(measures.map(({ id, subject }) => [id, dutyOf(subject, obligatory)]));
  const costs = activities.flatMap(({ measureId, costs }) =>
    costs.map((cost) => ({ ...cost, duty: duties.get(measureId) ?? 'undetermined' }))
  );
  const all = new Set([...years, ...costs.map(({ year }) => year).sort((one, other) => one - other)]);
  return {
    years: [...all].map((year) => ({
      year,
      ...sumsOf(
        costs.filter((one) => one.year === year),
        ownSources
      )
    })),
    total: sumsOf(costs, ownSources),
    uncovered: uncoveredMeasures(activities)
  };
}

function dutyOf(subject: Measure['subject'], obligatory: ReadonlySet<string>): Duty {
  if (subject.kind !== 'service') return 'undetermined';
  return obligatory.has(subject.serviceTypeCode) ? 'obligatory' : 'voluntary';
}

function sumsOf(costs: readonly Cost[], ownSources: ReadonlySet<string>): ImpactSums {
  const sum = (belongs: (cost: Cost) => boolean) => sumCents(costs.filter(belongs).map(({ cents }) => cents));
  const isOwn = ({ sourceCode }: Cost) => sourceCode !== null && ownSources.has(sourceCode);
  return {
    cents: sum(() => true),
    runningCents: sum(({ nature }) => nature === 'running'),
    capitalCents: sum(({ nature }) => nature === 'capital'),
    ownCents: sum((cost) => isCovered(cost) && isOwn(cost)),
    otherCents: sum((cost) => isCovered(cost) && !isOwn(cost)),
    uncoveredCents: sum((cost) => !isCovered(cost)),
    byDuty: {
      obligatory: sum(({ duty }) => duty === 'obligatory'),
      voluntary: sum(({ duty }) => duty === 'voluntary'),
      undetermined: sum(({ duty }) => duty === 'undetermined')
    }
  };
}

function uncoveredMeasures(activities: readonly CostedActivity[]): BudgetImpact['uncovered'] {
  return [...Map.groupBy(activities, ({ measureId }) => measureId)]
    .map(([measureId, own]) => ({
      measureId,
      uncoveredCents: sumCents(
        own.flatMap(({ costs }) => costs.filter((cost) => !isCovered(cost)).map(({ cents }) => cents))
      )
    }))
    .filter(({ uncoveredCents }) => uncoveredCents > 0)
    .sort((one, other) => other.uncoveredCents - one.uncoveredCents);
}
