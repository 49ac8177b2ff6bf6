import type { AuthoredCost, AuthoredFact, AuthoredNumbers } from '#lib/domain/demonstration/authored-plan.ts';
import type { FactContents, FactKind } from '#lib/domain/directory/facts/service-fact.ts';
import type { Certainty, CostNature } from '#lib/domain/plans/activity.ts';
import type { CapacityKey } from '#lib/domain/plans/capacity-matrix.ts';
import type { CapacityChange } from '#lib/domain/plans/measure.ts';
import type { PersonCount } from '#lib/domain/population/person-count.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';

/** The source of everything in a demonstration plan that is not a public fact. */
export const INVENTED = 'vymyslené na ukážku';

/** The same running money each year from `from` to `to`, both counted in, in whole euros. */
export function everyYear(
  from: number,
  to: number,
  sourceCode: string,
  euros: number,
  certainty: Certainty = 'pledge'
): AuthoredCost[] {
  return Array.from({ length: to - from + 1 }, (_, at) => cost(from + at, sourceCode, euros, certainty));
}

/** Money of one year, in whole euros. */
export function cost(
  year: number,
  sourceCode: string,
  euros: number,
  certainty: Certainty = 'pledge',
  nature: CostNature = 'running'
): AuthoredCost {
  return { year, sourceCode, cents: euros * 100, certainty, nature };
}

/** Something invented that is known of a service, after its plan was frozen: the plan is of an earlier day. */
export function known<Kind extends FactKind>(kind: Kind, content: FactContents[Kind]): AuthoredFact {
  const said = { confirmedOn: '2026-09-30', source: INVENTED };
  return { kind, content, validFrom: '2025-12-31', validTo: null, ...said } as AuthoredFact;
}

/** So many people, as the directory counts them. */
export function people(count: number): PersonCount {
  return count as PersonCount;
}

/** Numbers of consecutive years of one day and source. */
export function numbers(asOf: CalendarDay, source: string, ...values: number[]): AuthoredNumbers {
  return { asOf, source, values };
}

/** A row of the matrix: kind, form, target group and unit. */
export function row(
  serviceTypeCode: string,
  formCode: string,
  targetGroupCode: string,
  unitCode: string
): CapacityKey {
  return { serviceTypeCode, formCode, targetGroupCode, unitCode };
}

/** A change of capacity in a row from a year on. */
export function change(key: CapacityKey, year: number, by: number, staffChange = 0): CapacityChange {
  return { ...key, year, change: by, staffChange };
}
