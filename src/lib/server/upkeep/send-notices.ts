import { dueDigest } from '#lib/domain/publishing/notice-subscription.ts';
import { type PublicNotice, publicNotices } from '#lib/domain/publishing/public-notices.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import { publicHome } from '#lib/domain/tenancy/body-address.ts';
import { digestDay } from '#lib/domain/tenancy/digest.ts';
import type { BodyId, PlanningBody } from '#lib/domain/tenancy/planning-body.ts';
import type { Db, PublicDb, Tx } from '../db/db.ts';
import { noticeSubscriptionStore } from '../db/notice-subscriptions.ts';
import { bodyById } from '../db/planning-bodies.ts';
import { readNoticeSources } from '../db/public-notices.ts';
import { noticeDigestMail } from '../mail/notice-mail.ts';
import { queueMail } from '../mail/outbox.ts';
import { noticeKey } from '../notice-key.ts';
import { sayNotice } from '../notice-words.ts';

/** Where mails lead, and what their keys are made from. */
type Here = { origin: string; formKey: string };
type Known = Map<BodyId, { body: PlanningBody; notices: PublicNotice[] }>;

/**
 * Puts the digest of the day into the outbox for every address that follows a body with news: one mail an address, at
 * most once a day, several bodies in one. What was told is kept in the same transaction, so a restart in between neither
 * repeats nor loses anything; a mail that cannot leave waits in the outbox, and the next tells only what came since.
 * @returns how many mails were put there
 */
export async function sendNotices(db: Db, here: Here, now: Date): Promise<number> {
  const today = digestDay(now);
  if (!today) return 0;
  const store = noticeSubscriptionStore(db);
  const known: Known = new Map();
  const waiting = new Set<string>();
  for (const bodyId of await store.bodiesFollowed(today)) {
    const body = await bodyById(db, bodyId);
    if (!body) continue;
    const notices = publicNotices(await readNoticeSources(db as unknown as PublicDb, bodyId), now);
    known.set(bodyId, { body, notices });
    const keys = notices.map(({ key }) => key);
    for (const email of await store.untold(bodyId, keys, today)) waiting.add(email);
  }
  let sent = 0;
  const failures: Error[] = [];
  for (const email of waiting) {
    try {
      if (await db.transaction().execute((tx) => sendDigest(tx, email, { ...here, known, today }))) sent += 1;
    } catch (failure) {
      // One mail that cannot be made keeps no other; the next round tries it again.
      failures.push(failure as Error);
    }
  }
  if (failures.length > 0)
    throw new AggregateError(failures, failures.map(({ message }) => message).join('; '));
  return sent;
}

async function sendDigest(
  tx: Tx,
  email: string,
  { origin, formKey, known, today }: Here & { known: Known; today: CalendarDay }
): Promise<boolean> {
  const store = noticeSubscriptionStore(tx);
  // Two processes at once: the second waits here, and then sees that the mail of today is on its way.
  const following = (await store.lockOf(email)).filter(({ confirmedAt }) => confirmedAt !== null);
  const due = dueDigest(following, (bodyId) => known.get(bodyId)?.notices ?? [], today);
  const [first] = due;
  if (!first) return false;
  const { language } = first.followed;
  const news = due.flatMap(({ followed, notices }) => {
    const body = known.get(followed.bodyId)?.body;
    if (!body) return [];
    const said = notices.map((one) => sayNotice(one, publicHome(body), language));
    return [{ bodyName: body.name, notices: said }];
  });
  const { key, keyHash } = noticeKey(formKey, email);
  await queueMail(tx, noticeDigestMail(email, language, news, { origin, key }));
  for (const { id } of following) {
    const told = due.find(({ followed }) => followed.id === id)?.told;
    await store.keepTold(id, { digestOn: today, keyHash, ...(told ? { told } : {}) });
  }
  return true;
}
