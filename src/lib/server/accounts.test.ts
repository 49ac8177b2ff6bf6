import { expect, test } from 'vitest';
import { testDatabase } from '#tests/database.ts';
import { openAccounts } from './accounts.ts';

const { db } = await testDatabase();
const mails: { to: string; kind: string; token: string }[] = [];
const accounts = openAccounts(db, {
  secret: 'only for this test, thirty-two characters long',
  origin: 'http://localhost:3000',
  sendMail: async (mail) => {
    mails.push(mail);
  }
});

const cookieOf = (headers: Headers) =>
  headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');

async function signUp(email: string) {
  await accounts.api.signUpEmail({ body: { email, password: 'dlhé heslo 1', name: 'Anna' } });
}

test('a password opens a session, another one does not, and it is kept as argon2id', async () => {
  await signUp('anna@example.sk');
  const { headers } = await accounts.api.signInEmail({
    body: { email: 'anna@example.sk', password: 'dlhé heslo 1' },
    returnHeaders: true
  });
  const session = await accounts.api.getSession({ headers: new Headers({ cookie: cookieOf(headers) }) });
  expect(session?.user).toMatchObject({ email: 'anna@example.sk', operator: false });
  await expect(
    accounts.api.signInEmail({ body: { email: 'anna@example.sk', password: 'iné heslo 12' } })
  ).rejects.toThrow();
  const kept = await db.selectFrom('userCredential').select('password').executeTakeFirst();
  expect(kept?.password).toMatch(/^\$argon2id\$/);
});

test('a link from a mail opens a session once, and the database does not hold its key', async () => {
  await signUp('boris@example.sk');
  await accounts.api.signInMagicLink({ body: { email: 'boris@example.sk' }, headers: new Headers() });
  const mail = mails.at(-1);
  expect(mail).toMatchObject({ to: 'boris@example.sk', kind: 'magic-link' });
  const kept = await db.selectFrom('userVerification').selectAll().execute();
  expect(JSON.stringify(kept)).not.toContain(mail?.token);
  const use = () =>
    accounts.api.magicLinkVerify({
      query: { token: mail?.token ?? '' },
      headers: new Headers(),
      returnHeaders: true
    });
  const { headers } = await use();
  expect(cookieOf(headers)).toContain('opora.session_token');
  await expect(use()).rejects.toMatchObject({ status: 'FOUND' });
});

test('a reset key changes the password and ends the other sessions', async () => {
  await signUp('cyril@example.sk');
  const before = await accounts.api.signInEmail({
    body: { email: 'cyril@example.sk', password: 'dlhé heslo 1' },
    returnHeaders: true
  });
  await accounts.api.requestPasswordReset({ body: { email: 'cyril@example.sk' } });
  await expect.poll(() => mails.at(-1)?.kind).toBe('reset');
  const token = mails.at(-1)?.token ?? '';
  expect(JSON.stringify(await db.selectFrom('userVerification').selectAll().execute())).not.toContain(token);
  await accounts.api.resetPassword({ body: { token, newPassword: 'nové dlhé heslo' } });
  const headers = new Headers({ cookie: cookieOf(before.headers) });
  expect(await accounts.api.getSession({ headers, query: { disableCookieCache: true } })).toBeNull();
});
