import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { ENGINES, testDatabase } from '#tests/database.ts';
import { oneTimeCode } from '#tests/one-time-code.ts';
import { openAccounts } from '../accounts.ts';
import { secondFactorStore } from '../db/second-factors.ts';
import { newRecoveryCodes } from './recovery-codes.ts';
import {
  answerWithCode,
  answerWithRecoveryCode,
  beginSecondStep,
  isFirstCode,
  secondStepSetup
} from './second-step.ts';

const PASSWORD = 'dlhé heslo 1';

const cookiesOf = (headers: Headers) =>
  new Headers({
    cookie: headers
      .getSetCookie()
      .map((cookie) => cookie.split(';')[0])
      .join('; ')
  });
const opensSession = (headers: Headers) => /opora\.session_token=[^;]/.test(headers.get('set-cookie') ?? '');

describe.each(ENGINES)('on %s', async (engine) => {
  const { db } = await testDatabase(engine);
  const mails: { to: string; token: string }[] = [];
  const openWith = (secret: string) =>
    openAccounts(db, {
      secret,
      origin: 'http://localhost:3000',
      sendMail: async (mail) => void mails.push(mail)
    });
  const accounts = openWith('only for this test, thirty-two characters long');

  /** Somebody with a second step, its secret and her recovery codes. */
  async function somebody() {
    const email = `${randomUUID()}@example.sk`;
    const { user } = await accounts.api.signUpEmail({ body: { email, password: PASSWORD, name: 'Anna' } });
    const { id } = user;
    await beginSecondStep(accounts, db, id);
    const { secret = '' } = (await secondStepSetup(accounts, db, { id, email })) ?? {};
    return { id, email, secret };
  }
  async function withSecondStep() {
    const person = await somebody();
    const typed = oneTimeCode(person.secret);
    expect(await isFirstCode(accounts, db, { id: person.id, typed })).toBe(true);
    const { codes, hashes } = newRecoveryCodes();
    await secondFactorStore(db).confirm(person.id);
    await secondFactorStore(db).replaceRecoveryCodes(person.id, hashes);
    // What counts is confirmed once.
    expect(await isFirstCode(accounts, db, { id: person.id, typed })).toBe(false);
    return { ...person, codes };
  }
  const byPassword = (email: string) =>
    accounts.api.signInEmail({ body: { email, password: PASSWORD }, returnHeaders: true });
  async function byLink(email: string) {
    await accounts.api.signInMagicLink({ body: { email }, headers: new Headers() });
    const token = mails.findLast(({ to }) => to === email)?.token ?? '';
    return accounts.api.magicLinkVerify({ query: { token }, headers: new Headers(), returnHeaders: true });
  }

  test('a secret that nobody confirmed is asked of nobody, and a wrong code confirms nothing', async () => {
    const { email, secret, id } = await somebody();
    for (const typed of [oneTimeCode(secret, 50), 'abc', ''])
      expect(await isFirstCode(accounts, db, { id, typed })).toBe(false);
    expect(opensSession((await byPassword(email)).headers)).toBe(true);
    const kept = await db
      .selectFrom('userSecondFactor')
      .selectAll()
      .where('userId', '=', id)
      .executeTakeFirst();
    expect(JSON.stringify(kept)).not.toContain(secret.replace(/\s/g, ''));
  });

  test.each([
    ['a password', byPassword],
    ['a link from a mail', byLink]
  ])('after %s no session is opened until a code comes', async (_name, signIn) => {
    const { email, secret, id } = await withSecondStep();
    const { headers, response } = await signIn(email);
    expect(response).toMatchObject({ twoFactorRedirect: true });
    expect(opensSession(headers)).toBe(false);
    const asked = cookiesOf(headers);
    expect(await accounts.api.getSession({ headers: asked })).toBeNull();
    expect(await answerWithCode(accounts, db, { headers: asked, typed: oneTimeCode(secret, 30) })).toBe(
      'wrong'
    );
    const answer = await answerWithCode(accounts, db, { headers: asked, typed: oneTimeCode(secret) });
    expect(answer).toMatchObject({ accountId: id });
    expect(typeof answer === 'object' && opensSession(answer.headers)).toBe(true);
  });

  test('a code opens one session: who saw it over a shoulder is too late', async () => {
    const { email, secret, id } = await withSecondStep();
    const typed = oneTimeCode(secret);
    const sessions = async () =>
      (await db.selectFrom('userSession').select('id').where('userId', '=', id).execute()).length;
    const first = cookiesOf((await byPassword(email)).headers);
    expect(typeof (await answerWithCode(accounts, db, { headers: first, typed }))).toBe('object');
    const before = await sessions();
    const second = cookiesOf((await byPassword(email)).headers);
    expect(await answerWithCode(accounts, db, { headers: second, typed })).toBe('over');
    expect(await sessions()).toBe(before);
  });

  test('a recovery code works once, however it is copied, and tells how many are left', async () => {
    const { email, codes } = await withSecondStep();
    const use = async (typed: string) => {
      const headers = cookiesOf((await byPassword(email)).headers);
      return answerWithRecoveryCode(accounts, db, { headers, typed });
    };
    const typed = (codes[3] ?? '').toUpperCase().replaceAll('-', ' ');
    expect(await use(typed)).toMatchObject({ recoveryCodesLeft: 9 });
    expect([await use(typed), await use('nie je kód')]).toEqual(['wrong', 'wrong']);
    expect(await use(codes[4] ?? '')).toMatchObject({ recoveryCodesLeft: 8 });
  });

  test('five wrong codes end a challenge, ten in a row close the account for a while', async () => {
    const { email, secret, codes } = await withSecondStep();
    const answers: unknown[] = [];
    for (let challenge = 0; challenge < 2; challenge++) {
      const headers = cookiesOf((await byPassword(email)).headers);
      for (let attempt = 0; attempt < 6; attempt++)
        answers.push(await answerWithCode(accounts, db, { headers, typed: oneTimeCode(secret, 99) }));
    }
    const round = ['wrong', 'wrong', 'wrong', 'wrong', 'wrong'];
    expect(answers).toEqual([...round, 'over', ...round, 'locked']);
    const headers = cookiesOf((await byPassword(email)).headers);
    expect(await answerWithRecoveryCode(accounts, db, { headers, typed: codes[0] ?? '' })).toBe('locked');
  });

  test('without the key of the installation codes cannot be read, and recovery codes still work', async () => {
    const { email, secret, codes } = await withSecondStep();
    const restored = openWith('another installation, another key, long enough');
    const signIn = () =>
      restored.api.signInEmail({ body: { email, password: PASSWORD }, returnHeaders: true });
    const first = cookiesOf((await signIn()).headers);
    expect(await answerWithCode(restored, db, { headers: first, typed: oneTimeCode(secret) })).toBe(
      'unreadable'
    );
    const answer = await answerWithRecoveryCode(restored, db, { headers: first, typed: codes[0] ?? '' });
    expect(answer).toMatchObject({ recoveryCodesLeft: 9 });
  });

  test('without a challenge there is nothing to answer', async () => {
    const headers = new Headers();
    expect(await answerWithCode(accounts, db, { headers, typed: '123456' })).toBe('over');
    expect(await answerWithRecoveryCode(accounts, db, { headers, typed: '0123-4567-89ab-cdez' })).toBe(
      'over'
    );
  });
});
