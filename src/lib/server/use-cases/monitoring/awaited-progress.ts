import type { Term } from '#lib/domain/monitoring/due.ts';
import type { ProgressRecord, YearTarget } from '#lib/domain/monitoring/progress.ts';
import {
  awaitedSince,
  awaitedYears,
  ownerOf,
  type ReminderSettings
} from '#lib/domain/monitoring/reminder-ladder.ts';
import { type CarriedPlan, yearStanding } from '#lib/domain/monitoring/year-standing.ts';
import { type Plan, planYears } from '#lib/domain/plans/plan.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import { approvedNumber, type ProgressReading } from './read-progress.ts';

/** What of an approved version is asked about. */
type CarriedVersion = CarriedPlan & { plan: Pick<Plan, 'title' | 'evaluation' | 'validFrom' | 'validTo'> };

/** What reading whom a word is awaited from asks of storage. */
export type AwaitedReading<Kept extends ProgressRecord = ProgressRecord> = {
  versions: Omit<ProgressReading['versions'], 'find'> & {
    findCarried(planId: string, number: number): Promise<CarriedVersion | undefined>;
  };
  plans: ProgressReading['plans'] & { list(): Promise<{ id: string }[]> };
  progress: { list(planId: string): Promise<Kept[]> };
};

/** One activity in one year, as who answers for it sees it. */
export type OwnedActivity<Kept> = {
  planId: string;
  planTitle: string;
  activityId: string;
  title: string;
  measureTitle: string;
  year: number;
  term: Term;
  target: YearTarget | null;
  due: boolean;
  /** Who answers for it; empty where nobody does. */
  owner: string;
  /** The newest word for the year. */
  latest: Kept | null;
  /** The day since which a word is awaited; null where none is. */
  since: CalendarDay | null;
};

/**
 * Every activity of the approved plans of a body that the running year and the one being evaluated ask about, with who
 * answers for it and whether a word is awaited. What is closed is left out.
 */
export async function readOwnedActivities<Kept extends ProgressRecord>(
  stores: AwaitedReading<Kept>,
  settings: Pick<ReminderSettings, 'askFrom'>,
  today: CalendarDay
): Promise<OwnedActivity<Kept>[]> {
  const owned: OwnedActivity<Kept>[] = [];
  for (const { id: planId } of await stores.plans.list()) {
    const number = await approvedNumber(stores, planId, today);
    const document = number === undefined ? undefined : await stores.versions.findCarried(planId, number);
    if (!document) continue;
    const records = await stores.progress.list(planId);
    const wordsOf = Map.groupBy(records, ({ activityId }) => activityId);
    for (const year of awaitedYears(document.plan, planYears(document.plan), today)) {
      const { priorities } = yearStanding(document, records, { year, today });
      const measures = priorities.flatMap(({ goals }) => goals).flatMap((goal) => goal.measures);
      for (const measure of measures)
        for (const { id, title, responsible, term, target, due, latest } of measure.activities) {
          const words = wordsOf.get(id) ?? [];
          const before = newestOf(words.filter((one) => one.year < year));
          owned.push({
            ...{ planId, planTitle: document.plan.title, activityId: id, title, measureTitle: measure.title },
            ...{ year, term, target, due, latest, owner: ownerOf(responsible, newestOf(words)) },
            since: awaitedSince({ term, year, latest, before }, settings, today)
          });
        }
    }
  }
  return owned;
}

function newestOf<Kept extends Pick<ProgressRecord, 'year' | 'sequence'>>(
  words: readonly Kept[]
): Kept | null {
  return (
    words.toSorted((one, other) => one.year - other.year || one.sequence - other.sequence).at(-1) ?? null
  );
}
