import type { CalendarDay } from '../shared/calendar-day.ts';

/** A link in a mail to who answers for activities opens them for so many days. */
export const OWNER_LINK_DAYS = 60;

/** One owner whose activities a link opens (odkaz pre zodpovedného); of the link itself only its hash is kept. */
export type OwnerLink = {
  /** As in the plan: a function or an organisation. */
  responsible: string;
  sentOn: CalendarDay;
  expiresAt: Date;
  /** The address behind the owner changed. */
  revokedAt: Date | null;
};

export type OwnerLinkState = 'open' | 'expired' | 'revoked';

/** What a link can still be used for: it opens what any of its owners answers for while one of them holds. */
export function ownerLinkState(links: readonly OwnerLink[], now: Date): OwnerLinkState {
  const kept = links.filter(({ revokedAt }) => revokedAt === null);
  if (kept.length === 0) return 'revoked';
  return kept.some(({ expiresAt }) => now < expiresAt) ? 'open' : 'expired';
}

/** The owners for whom a link may speak now. */
export function openOwners(links: readonly OwnerLink[], now: Date): string[] {
  return links
    .filter(({ revokedAt, expiresAt }) => revokedAt === null && now < expiresAt)
    .map(({ responsible }) => responsible);
}
