import type { CalendarDay } from '../shared/calendar-day.ts';
import { mayBeSent } from '../tenancy/digest.ts';
import type { BodyId } from '../tenancy/planning-body.ts';
import type { PublicNotice } from './public-notices.ts';

/** In which mails are written. */
export type MailLanguage = 'sk' | 'en';

/** A subscription that nobody confirmed is erased after so many days; its link opens nothing from then on. */
export const CONFIRM_DAYS = 7;
/** A letter to the same address about the same body leaves again after so many hours at the earliest. */
const ASK_AGAIN_HOURS = 6;
/** Of so many bodies a day an address is asked: nobody fills a stranger's mailbox through us. */
export const MOST_ASKED_A_DAY = 5;

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Until when a subscription can be confirmed. */
export function confirmableUntil(askedAt: Date): Date {
  return new Date(askedAt.getTime() + CONFIRM_DAYS * DAY_MS);
}

/**
 * Whether a letter may be sent to an address that asks for the notices of a body. Whoever asks is told the same either way.
 * @param asked what the address asked for before, of every body
 */
export function mayBeAsked(
  asked: readonly { bodyId: BodyId; askedAt: Date }[],
  bodyId: BodyId,
  now: Date
): boolean {
  const since = (ms: number) => asked.filter(({ askedAt }) => now.getTime() - askedAt.getTime() < ms);
  if (since(ASK_AGAIN_HOURS * HOUR_MS).some((one) => one.bodyId === bodyId)) return false;
  return since(DAY_MS).filter((one) => one.bodyId !== bodyId).length < MOST_ASKED_A_DAY;
}

/** What one address follows of one body. */
export type FollowedBody = {
  bodyId: BodyId;
  /** Keys of the notices it was told. */
  told: readonly string[];
  /** The last day on which a digest left. */
  digestOn: CalendarDay | null;
};

/** What the digest of one address tells of one body, the newest first, and what the address has been told with it. */
type DueNotices<Body extends FollowedBody> = {
  followed: Body;
  notices: PublicNotice[];
  told: string[];
};

/**
 * The digest of an address on a day: of each body what it was not told yet. Nothing when it had one today, or when
 * there is no news. Whoever queues the mail keeps `told` in the same transaction: then nothing is told twice, and
 * nothing is left out however long no digest could be made.
 * @param following every body that one address follows
 */
export function dueDigest<Body extends FollowedBody>(
  following: readonly Body[],
  noticesOf: (bodyId: BodyId) => readonly PublicNotice[],
  today: CalendarDay
): DueNotices<Body>[] {
  if (!following.every(({ digestOn }) => mayBeSent(digestOn, today))) return [];
  return following.flatMap((followed) => {
    const known = new Set(followed.told);
    const notices = noticesOf(followed.bodyId).filter(({ key }) => !known.has(key));
    if (notices.length === 0) return [];
    // What was taken back stays told: shown again, it is no news.
    return [{ followed, notices, told: [...followed.told, ...notices.map(({ key }) => key)] }];
  });
}
