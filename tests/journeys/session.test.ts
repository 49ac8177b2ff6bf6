import { afterAll, beforeAll, expect, test } from 'vitest';
import { accountStore } from '#lib/server/db/accounts.ts';
import { type RunningProgram, startProgram, type Visitor } from '../running-program.ts';

const DAY_MS = 86_400_000;
const FOURTEEN_DAYS = 14 * 86_400;

let program: RunningProgram;
beforeAll(async () => {
  program = await startProgram();
});
afterAll(() => program?.stop());

const cookieNamed = (answer: Response, name: string) =>
  answer.headers.getSetCookie().find((cookie) => cookie.startsWith(`opora.${name}=`)) ?? '';

/** The session of somebody whose 14 days have this many days left. */
async function withDaysLeft(days: number): Promise<{ visitor: Visitor; endsAt(): Promise<number> }> {
  const visitor = await program.sessionFor(null);
  const { db } = program.installation.database;
  const { id } = await db
    .selectFrom('userAccount')
    .select('id')
    .where('email', '=', visitor.email ?? '')
    .executeTakeFirstOrThrow();
  await db
    .updateTable('userSession')
    .set({ expiresAt: new Date(Date.now() + days * DAY_MS) })
    .where('userId', '=', id)
    .execute();
  const endsAt = async () => {
    const kept = await db.selectFrom('userSession').select('expiresAt').where('userId', '=', id).execute();
    return kept[0]?.expiresAt.getTime() ?? 0;
  };
  return { visitor, endsAt };
}

test('a session in use is prolonged, in the database and in the browser', async () => {
  const { visitor, endsAt } = await withDaysLeft(2);
  const answer = await visitor.get('/pracovisko');
  expect(answer.status).toBe(200);
  expect(cookieNamed(answer, 'session_token')).toContain(`Max-Age=${FOURTEEN_DAYS}`);
  expect(cookieNamed(answer, 'session_token')).toMatch(/HttpOnly/i);
  expect(await endsAt()).toBeGreaterThan(Date.now() + 13 * DAY_MS);
});

test('not with every page: once a day is enough', async () => {
  const { visitor, endsAt } = await withDaysLeft(13.5);
  const before = await endsAt();
  expect(cookieNamed(await visitor.get('/pracovisko'), 'session_token')).toBe('');
  expect(await endsAt()).toBe(before);
});

test('a session that has ended stays ended', async () => {
  const { visitor } = await withDaysLeft(-1);
  expect((await visitor.get('/pracovisko')).status).toBe(303);
});

test('the copy in the cookie is trusted for half a minute, and never by what changes something', async () => {
  const body = await program.newBody();
  const visitor = await program.sessionFor('coordinator', body);
  const copy = cookieNamed(await visitor.get('/pracovisko'), 'session_data');
  expect(copy).toContain('Max-Age=30');
  const cookie = `${visitor.cookie}; ${copy.split(';')[0]}`;
  const path = `${program.address}/pracovisko/${body.slug}/plany/novy`;
  const ask = (method: 'GET' | 'POST') =>
    fetch(path, {
      method,
      redirect: 'manual',
      headers: { cookie, origin: program.address, accept: 'text/html' },
      ...(method === 'POST' ? { body: new URLSearchParams() } : {})
    });
  expect((await ask('POST')).status).toBe(422);
  const { db } = program.installation.database;
  const account = await accountStore(db).find(visitor.email ?? '');
  await db
    .deleteFrom('userSession')
    .where('userId', '=', account?.id ?? '')
    .execute();
  expect((await ask('GET')).status).toBe(200);
  const refused = await ask('POST');
  expect([refused.status, refused.headers.get('location')]).toEqual([
    303,
    expect.stringMatching(/^\/prihlasenie/)
  ]);
});
