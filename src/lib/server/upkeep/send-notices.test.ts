import { randomUUID } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import type { PublishedVoice } from '#lib/domain/evidence/published-voice.ts';
import { publicNotices } from '#lib/domain/publishing/public-notices.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import type { Db, PublicDb } from '#lib/server/db/db.ts';
import { noticeSubscriptionStore } from '#lib/server/db/notice-subscriptions.ts';
import { readNoticeSources } from '#lib/server/db/public-notices.ts';
import { folderFileStore } from '#lib/server/files.ts';
import { noticeKey } from '#lib/server/notice-key.ts';
import { hashOfToken, newToken } from '#lib/server/secret-token.ts';
import { inTransaction } from '#lib/server/stores.ts';
import {
  askForNotices,
  confirmFollowing,
  endFollowing
} from '#lib/server/use-cases/publishing/follow-notices.ts';
import { ENGINES, testDatabase } from '#tests/database.ts';
import { aBody } from '#tests/fixtures.ts';
import { erasePerson } from './erase-person.ts';
import { removeExpired } from './retention.ts';
import { sendNotices } from './send-notices.ts';

const HERE = { origin: 'https://opora.example.sk', formKey: 'a'.repeat(64) };
const MORNING = new Date('2026-11-23T06:00:00Z');
const hoursLater = (hours: number) => new Date(MORNING.getTime() + hours * 3_600_000);
const anAddress = () => `${randomUUID()}@example.sk`;

/** Announces a public meeting in a body; what it is called. */
async function announce(db: Db, body: BodyId, title: string = randomUUID()): Promise<string> {
  const meeting: PublishedVoice<'meeting'> = {
    ...{ kind: 'meeting', id: randomUUID(), day: '2026-12-05' },
    content: {
      ...{ kind: 'public', title, place: 'Dom kultúry', agenda: '', isCancelled: false, revision: 1 },
      ...{ startsAt: '2026-12-05T16:00:00.000Z', endsAt: '2026-12-05T18:00:00.000Z' },
      ...{ minutes: null, attended: null, points: [], changedAt: '2026-11-20T08:00:00.000Z' }
    }
  };
  await inTransaction(db, body, ({ publishedVoices }) => publishedVoices.show([meeting]));
  return title;
}

/** Asks for the notices of a body; the key of the letter, null when none was written. */
async function ask(db: Db, bodyId: BodyId, email: string, now = MORNING) {
  const letters: { to: string; kind: string; token: string }[] = [];
  const outcome = await db.transaction().execute((tx) =>
    askForNotices(noticeSubscriptionStore(tx), { bodyId, email, language: 'sk', now }, async (to, kind) => {
      const { token, tokenHash } = newToken();
      letters.push({ to, kind, token });
      return { confirmHash: tokenHash, keyHash: noticeKey(HERE.formKey, to).keyHash };
    })
  );
  return { outcome, letters };
}

const confirm = (db: Db, token: string, now = MORNING) =>
  db
    .transaction()
    .execute((tx) =>
      confirmFollowing(noticeSubscriptionStore(tx), hashOfToken(token), now, async (bodyId) =>
        publicNotices(await readNoticeSources(tx as unknown as PublicDb, bodyId), now)
      )
    );

async function follow(db: Db, bodyId: BodyId, email: string) {
  const { letters } = await ask(db, bodyId, email);
  expect(await confirm(db, letters[0]?.token ?? '')).toBe('confirmed');
}

const mailsTo = (db: Db, email: string) =>
  db
    .selectFrom('mailMessage')
    .select(['id', 'subject', 'body', 'unsubscribe'])
    .where('recipient', '=', email)
    .orderBy('createdAt')
    .execute();

const end = (db: Db, email: string, bodyId: BodyId | null = null) =>
  endFollowing(noticeSubscriptionStore(db), noticeKey(HERE.formKey, email).keyHash, bodyId);

describe.each(ENGINES)('on %s', async (engine) => {
  const { db } = await testDatabase(engine);

  test('nothing comes before it is confirmed; what stood on the page then is no news', async () => {
    const [body, email] = [await aBody(db), anAddress()];
    const old = await announce(db, body);
    const { outcome, letters } = await ask(db, body, ` ${email.toUpperCase()} `);
    expect([outcome, letters.map(({ to, kind }) => [to, kind])]).toEqual(['asked', [[email, 'confirm']]]);
    expect(await sendNotices(db, HERE, MORNING)).toBe(0);
    expect(await confirm(db, letters[0]?.token ?? '')).toBe('confirmed');
    expect(await confirm(db, letters[0]?.token ?? '')).toBe('confirmed');
    expect(await sendNotices(db, HERE, MORNING)).toBe(0);
    const news = await announce(db, body);
    expect(await sendNotices(db, HERE, MORNING)).toBe(1);
    const [mail, ...more] = await mailsTo(db, email);
    expect(more).toEqual([]);
    expect(mail?.body).toContain(`Verejné stretnutie: ${news}`);
    expect(mail?.body).not.toContain(old);
    const key = noticeKey(HERE.formKey, email).key;
    expect(mail?.unsubscribe).toBe(`${HERE.origin}/u/${key}/odhlasit`);
    expect(mail?.body).toContain(`${HERE.origin}/u/${key}/odhlasit`);
  });

  test('who asks is told the same, whether the address is new, was just asked or follows already', async () => {
    const [body, email] = [await aBody(db), anAddress()];
    expect(await ask(db, body, 'toto nie je adresa')).toEqual({ outcome: 'no-address', letters: [] });
    const first = await ask(db, body, email);
    expect(await ask(db, body, email, hoursLater(1))).toEqual({ outcome: 'asked', letters: [] });
    const again = await ask(db, body, email, hoursLater(6));
    expect(again.letters.map(({ kind }) => kind)).toEqual(['confirm']);
    // The earlier letter opens nothing any more.
    expect(await confirm(db, first.letters[0]?.token ?? '', hoursLater(6))).toBe('gone');
    expect(await confirm(db, again.letters[0]?.token ?? '', hoursLater(6))).toBe('confirmed');
    const known = await ask(db, body, email, hoursLater(12));
    expect([known.outcome, known.letters.map(({ kind }) => kind)]).toEqual(['asked', ['following']]);
    expect(await confirm(db, newToken().token)).toBe('gone');
  });

  test('one mail a day tells of several bodies; the rest comes on the next day, and nobody is told twice', async () => {
    const [banov, rajec, email] = [await aBody(db), await aBody(db), anAddress()];
    await follow(db, banov, email);
    await follow(db, rajec, email);
    const [one, other] = [await announce(db, banov), await announce(db, rajec)];
    expect(await sendNotices(db, HERE, new Date('2026-11-23T05:59:59Z'))).toBe(0);
    expect(await Promise.all([1, 2, 3].map(() => sendNotices(db, HERE, MORNING)))).toContain(1);
    const late = await announce(db, rajec);
    expect(await sendNotices(db, HERE, hoursLater(10))).toBe(0);
    expect(await sendNotices(db, HERE, hoursLater(24))).toBe(1);
    expect(await sendNotices(db, HERE, hoursLater(48))).toBe(0);
    const mails = await mailsTo(db, email);
    expect(mails).toHaveLength(2);
    expect(mails[0]?.subject).toMatch(/^2\s/);
    for (const title of [one, other]) expect(mails[0]?.body).toContain(title);
    expect(mails[1]?.body).toContain(late);
    for (const title of [one, other]) expect(mails[1]?.body).not.toContain(title);
  });

  test('a round that is killed halfway leaves neither a mail nor a mark', async () => {
    const [body, email] = [await aBody(db), anAddress()];
    await follow(db, body, email);
    await announce(db, body);
    const nowhere = {
      toString: () => {
        throw new Error('the program ends here');
      }
    };
    await expect(sendNotices(db, { ...HERE, origin: nowhere as never }, MORNING)).rejects.toThrow(
      /ends here/
    );
    expect(await mailsTo(db, email)).toEqual([]);
    expect(await sendNotices(db, HERE, MORNING)).toBe(1);
    expect(await mailsTo(db, email)).toHaveLength(1);
  });

  test('a mail that cannot be made keeps no other, and is made in the next round', async () => {
    const [body, emails] = [await aBody(db), [anAddress(), anAddress()]];
    for (const email of emails) await follow(db, body, email);
    await announce(db, body);
    let isFirst = true;
    const stumbling = {
      toString: () => {
        if (!isFirst) return HERE.origin;
        isFirst = false;
        throw new Error('stumbled');
      }
    };
    await expect(sendNotices(db, { ...HERE, origin: stumbling as never }, MORNING)).rejects.toThrow(
      /stumbled/
    );
    const counts = async () =>
      (await Promise.all(emails.map((email) => mailsTo(db, email)))).map((mails) => mails.length);
    expect((await counts()).toSorted()).toEqual([0, 1]);
    expect(await sendNotices(db, HERE, MORNING)).toBe(1);
    expect(await counts()).toEqual([1, 1]);
  });

  test('ending one body leaves the other; ending all erases the address and what waits for it', async () => {
    const [banov, rajec, email] = [await aBody(db), await aBody(db), anAddress()];
    await follow(db, banov, email);
    await follow(db, rajec, email);
    await announce(db, banov);
    await sendNotices(db, HERE, MORNING);
    expect(await end(db, email, banov)).toBe('ended');
    expect(await mailsTo(db, email)).toHaveLength(1);
    await announce(db, banov);
    expect(await sendNotices(db, HERE, hoursLater(24))).toBe(0);
    expect(await end(db, email)).toBe('ended');
    expect(await end(db, email)).toBe('gone');
    expect(await mailsTo(db, email)).toEqual([]);
    const left = await db.selectFrom('noticeSubscription').select('id').where('email', '=', email).execute();
    expect(left).toEqual([]);
  });

  test('what nobody confirmed goes after seven days, and its link opens nothing', async () => {
    const [body, email, confirmed] = [await aBody(db), anAddress(), anAddress()];
    const { letters } = await ask(db, body, email);
    await follow(db, body, confirmed);
    const files = folderFileStore(mkdtempSync(join(tmpdir(), 'opora-files-')));
    await removeExpired(db, files, hoursLater(7 * 24 - 1));
    expect((await noticeSubscriptionStore(db).find(hashOfToken(letters[0]?.token ?? '')))?.email).toBe(email);
    expect(await confirm(db, letters[0]?.token ?? '', hoursLater(7 * 24))).toBe('gone');
    await removeExpired(db, files, hoursLater(7 * 24 + 1));
    const left = await sql<{ email: string }>`
      select email from notice_subscription where email in (${email}, ${confirmed})`.execute(db);
    expect(left.rows).toEqual([{ email: confirmed }]);
    await erasePerson(db, confirmed, { today: '2026-11-23' });
    expect(await end(db, confirmed)).toBe('gone');
  });
});
