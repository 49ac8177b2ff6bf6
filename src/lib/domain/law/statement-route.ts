import type { CalendarDay } from '../shared/calendar-day.ts';
import type { LegalBasis } from './requirement.ts';
import type { Competence } from './service-type.ts';
import { isValidOn, type Validity } from './validity.ts';

/** Who set up the provider that applies (zriaďovateľ). */
export const FOUNDERS = ['municipality', 'region', 'non-public'] as const;
export type Founder = (typeof FOUNDERS)[number];

/** Which office states the compliance (vyjadrenie o súlade, § 83 ods. 8 and 9) of a kind of service for whom, as a dated fact. */
export type StatementRoute = Validity &
  LegalBasis & { serviceTypeCode: string; founders: readonly Founder[]; desk: Competence };

/** Where an application belongs: an office with the row that says so, or no office, as far as the rows know. */
export type RoutedStatement =
  | { desk: Competence; route: StatementRoute; isVerified: boolean }
  | { desk: null; route: null; isVerified: false };

/**
 * The office for a kind and a founder on the day an application comes (kpss 1.5; requirement 25). It counts as verified
 * only where the row of that day is, and the one at the beginning of the year for which the money is asked too: in
 * November 2026 people apply for 2027, when the rule may be another.
 * @param forYear the year for which the contribution is asked
 */
export function routeStatement(
  routes: readonly StatementRoute[],
  asked: { serviceTypeCode: string; founder: Founder; forYear: number },
  on: CalendarDay
): RoutedStatement {
  const routeOn = (day: CalendarDay) =>
    routes.find(
      (one) =>
        one.serviceTypeCode === asked.serviceTypeCode &&
        one.founders.includes(asked.founder) &&
        isValidOn(one, day)
    );
  const route = routeOn(on);
  if (!route) return { desk: null, route: null, isVerified: false };
  const then = routeOn(`${asked.forYear}-01-01` as CalendarDay);
  const isVerified = route.verified && then?.verified === true && then.desk === route.desk;
  return { desk: route.desk, route, isVerified };
}

/** Kinds for which any office states compliance on a day, each once. */
export function statedKinds(routes: readonly StatementRoute[], on: CalendarDay): string[] {
  return [...new Set(routes.filter((one) => isValidOn(one, on)).map((one) => one.serviceTypeCode))];
}
