import type { CalendarDay } from '../shared/calendar-day.ts';

/**
 * What a person may be in a planning body: coordinator (koordinátor), editor, member of a steering or working
 * group, provider (poskytovateľ), mayor (starosta), councillor (poslanec), external drafter (spracovateľ, always
 * with an end), analyst of the region, auditor (reads only), typist (prepisovateľ) of
 * questionnaires on paper, who may be of another office.
 * The operator of the installation is none of these and has no rights in anybody's desk.
 */
export const ROLES = [
  'coordinator',
  'editor',
  'group-member',
  'provider',
  'mayor',
  'councillor',
  'external-drafter',
  'region-analyst',
  'auditor',
  'typist'
] as const;

export type Role = (typeof ROLES)[number];

/** A role held from a day (inclusive) to a day (exclusive), or without an end. */
export type Membership = { role: Role; validFrom: CalendarDay; validTo: CalendarDay | null };

/** The roles a person holds today; terms that ended or have not begun do not count. */
export function rolesHeld(memberships: readonly Membership[], today: CalendarDay): Role[] {
  const held = memberships.filter(
    ({ validFrom, validTo }) => validFrom <= today && (!validTo || today < validTo)
  );
  return [...new Set(held.map(({ role }) => role))];
}

/** Roles whose holder must leave on a stated day: a mandate has a term, a contract an end. */
export function needsEndDate(role: Role): boolean {
  return role === 'typist' || role === 'external-drafter' || role === 'mayor' || role === 'councillor';
}
