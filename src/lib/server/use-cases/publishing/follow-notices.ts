import {
  confirmableUntil,
  type MailLanguage,
  mayBeAsked
} from '#lib/domain/publishing/notice-subscription.ts';
import type { PublicNotice } from '#lib/domain/publishing/public-notices.ts';
import { readEmail } from '#lib/domain/tenancy/email.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';

type Asked = { id: string; bodyId: BodyId; askedAt: Date; confirmedAt: Date | null };

/** What these use cases ask of storage. */
export type SubscriptionStore = {
  lockOf(email: string): Promise<Asked[]>;
  ask(asked: {
    bodyId: BodyId;
    email: string;
    language: MailLanguage;
    confirmHash: string;
    keyHash: string;
    askedAt: Date;
  }): Promise<void>;
  find(confirmHash: string): Promise<Asked | undefined>;
  confirm(id: string, given: { at: Date; told: readonly string[] }): Promise<boolean>;
  end(keyHash: string, bodyId: BodyId | null): Promise<number>;
};

/** Writes a letter to an address: to confirm, or to say that it follows the body already. Hands over what is kept of it. */
export type SendSubscriptionLetter = (
  to: string,
  kind: 'confirm' | 'following'
) => Promise<{ confirmHash: string; keyHash: string }>;

/**
 * Somebody asks to be told by mail what happens in a body's planning. The answer is the same whether the address is
 * known, follows the body already, or was asked a moment ago: nobody learns from it who follows what.
 */
export async function askForNotices(
  subscriptions: Pick<SubscriptionStore, 'lockOf' | 'ask'>,
  given: { bodyId: BodyId; email: string; language: MailLanguage; now: Date },
  send: SendSubscriptionLetter
): Promise<'asked' | 'no-address'> {
  const email = readEmail(given.email);
  if (email === null) return 'no-address';
  const { bodyId, language, now } = given;
  const asked = await subscriptions.lockOf(email);
  if (!mayBeAsked(asked, bodyId, now)) return 'asked';
  const follows = asked.some((one) => one.bodyId === bodyId && one.confirmedAt !== null);
  const hashes = await send(email, follows ? 'following' : 'confirm');
  await subscriptions.ask({ ...hashes, bodyId, email, language, askedAt: now });
  return 'asked';
}

/** Why a letter's link confirms nothing, or null. */
export function refuseFollowing(
  asked: Pick<Asked, 'askedAt' | 'confirmedAt'> | undefined,
  now: Date
): 'gone' | 'confirmed' | null {
  if (!asked) return 'gone';
  if (asked.confirmedAt !== null) return 'confirmed';
  return confirmableUntil(asked.askedAt) <= now ? 'gone' : null;
}

/** The owner of an address confirms. What stands on the page of notices at that moment is no news to her. */
export async function confirmFollowing(
  subscriptions: Pick<SubscriptionStore, 'find' | 'confirm'>,
  confirmHash: string,
  now: Date,
  noticesOf: (bodyId: BodyId) => Promise<readonly Pick<PublicNotice, 'key'>[]>
): Promise<'confirmed' | 'gone'> {
  const asked = await subscriptions.find(confirmHash);
  const refusal = refuseFollowing(asked, now);
  if (refusal !== null || !asked) return refusal ?? 'gone';
  const told = (await noticesOf(asked.bodyId)).map(({ key }) => key);
  // Pressed twice at once, the slower one finds it confirmed.
  await subscriptions.confirm(asked.id, { at: now, told });
  return 'confirmed';
}

/** Ends what an address follows, of one body or of all, and erases the address with it. */
export async function endFollowing(
  subscriptions: Pick<SubscriptionStore, 'end'>,
  keyHash: string,
  bodyId: BodyId | null
): Promise<'ended' | 'gone'> {
  return (await subscriptions.end(keyHash, bodyId)) > 0 ? 'ended' : 'gone';
}
