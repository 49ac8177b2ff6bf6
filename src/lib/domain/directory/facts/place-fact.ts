import type { CalendarDay } from '../../shared/calendar-day.ts';
import { isYearly, type ServiceFact } from './service-fact.ts';

/** What keeping a fact does to the others of its service and kind. */
export type Placing<Fact extends Dated> = {
  /** The fact as it is kept: it ends where the next one begins. */
  fact: Fact;
  /** Those that end on its first day. */
  ended: { id: string; validTo: CalendarDay }[];
  /** The one that began on the same day and is thereby corrected. */
  replaced: string | null;
};

type Dated = Pick<ServiceFact, 'id' | 'validFrom' | 'validTo'>;

/**
 * Puts a fact among the others of one service and kind so that no two hold on the same day: the one before ends on
 * its first day, it ends itself where the next begins, and one that began on the same day is corrected by it.
 * What is said of last year can so be added this year without touching what holds now.
 */
export function placeFact<Fact extends Dated>(others: readonly Fact[], fact: Fact): Placing<Fact> {
  const { validFrom } = fact;
  const next = others
    .filter((one) => one.validFrom > validFrom)
    .reduce<CalendarDay | null>(
      (first, one) => (first === null || one.validFrom < first ? one.validFrom : first),
      null
    );
  const before = others.filter(
    (one) => one.validFrom < validFrom && (one.validTo === null || one.validTo > validFrom)
  );
  return {
    fact: { ...fact, validTo: earlier(fact.validTo, next) },
    ended: before.map(({ id }) => ({ id, validTo: validFrom })),
    replaced: others.find((one) => one.validFrom === validFrom)?.id ?? null
  };
}

/**
 * What taking back a mistaken fact does to the others of its service and kind: the one that had ended on its first day
 * holds on until the next begins. A yearly fact leaves its year empty: no other year speaks of it.
 * @returns the one that holds on, or null
 */
export function takeBackFact<Fact extends Dated & Pick<ServiceFact, 'kind'>>(
  others: readonly Fact[],
  mistaken: Fact
): { id: string; validTo: CalendarDay | null } | null {
  if (isYearly(mistaken.kind)) return null;
  const before = others.find(({ validTo }) => validTo === mistaken.validFrom);
  return before ? { id: before.id, validTo: mistaken.validTo } : null;
}

function earlier(one: CalendarDay | null, other: CalendarDay | null): CalendarDay | null {
  if (one === null || other === null) return one ?? other;
  return one < other ? one : other;
}
