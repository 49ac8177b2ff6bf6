import { type PersonCount, personCount } from '../../population/person-count.ts';

/**
 * What the municipality itself files in the information system of social services (kpss 1.7): O01 the financial support
 * of non-public providers, by years; O05 the register of applications for a service, by the day of each.
 */
export const RETURN_CODES = ['O05', 'O01'] as const;
export type ReturnCode = (typeof RETURN_CODES)[number];

/** How many rows of a return speak of a kind of service (počet z výkazu): all that is kept of it. */
export type ReturnedCount = {
  returnCode: ReturnCode;
  /** The first day of the month, of O01 of the year: nothing more exact is kept. */
  month: `${number}-${number}-01`;
  serviceTypeCode: string;
  /** At least 1. */
  times: number;
};

/** Counts of one kind of service over the months that are known. */
export type ReturnedKind = {
  serviceTypeCode: string;
  times: PersonCount;
  months: readonly Pick<ReturnedCount, 'month' | 'times'>[];
};

/** The kinds of a return, the most often asked for first; of each its months, the latest first. */
export function returnedKinds(counts: readonly ReturnedCount[], code: ReturnCode): ReturnedKind[] {
  const own = counts.filter(({ returnCode }) => returnCode === code);
  return [...Map.groupBy(own, ({ serviceTypeCode }) => serviceTypeCode)]
    .map(([serviceTypeCode, told]) => ({
      serviceTypeCode,
      times: personCount(told.reduce((sum, { times }) => sum + times, 0)) ?? (0 as PersonCount),
      months: told
        .map(({ month, times }) => ({ month, times }))
        .toSorted((one, other) => (one.month > other.month ? -1 : 1))
    }))
    .toSorted(
      (one, other) => other.times - one.times || (one.serviceTypeCode < other.serviceTypeCode ? -1 : 1)
    );
}

/** One count as a newer return changes it; `before` or `after` is 0 where nothing is known or said. */
export type ReturnedChange = Pick<ReturnedCount, 'month' | 'serviceTypeCode'> & {
  before: number;
  after: number;
};

/**
 * What a return changes: in the months of which it speaks its counts stand in place of the earlier ones, other months
 * stay as they are.
 */
export function returnedChanges(
  known: readonly ReturnedCount[],
  brought: readonly ReturnedCount[],
  code: ReturnCode
): ReturnedChange[] {
  const months = new Set(brought.map(({ month }) => month));
  const before = known.filter(({ returnCode, month }) => returnCode === code && months.has(month));
  const changes = new Map<string, ReturnedChange>();
  const at = ({ month, serviceTypeCode }: ReturnedCount): ReturnedChange => {
    const key = `${month} ${serviceTypeCode}`;
    const change = changes.get(key) ?? { month, serviceTypeCode, before: 0, after: 0 };
    changes.set(key, change);
    return change;
  };
  for (const one of before) at(one).before = one.times;
  for (const one of brought) at(one).after += one.times;
  return [...changes.values()]
    .filter((one) => one.before !== one.after)
    .toSorted((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
}

const keyOf = ({ month, serviceTypeCode }: ReturnedChange) => `${month} ${serviceTypeCode}`;
