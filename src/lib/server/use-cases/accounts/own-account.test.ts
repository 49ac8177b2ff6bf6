import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { AccountHolder } from '#lib/domain/tenancy/security-notice.ts';
import { type AccountStores, openAccountStores } from '#lib/server/account-stores.ts';
import { hashOfToken, newToken } from '#lib/server/secret-token.ts';
import { ENGINES, testDatabase } from '#tests/database.ts';
import { anAccount } from '#tests/fixtures.ts';
import { askEmailChange, CONFIRM_HOURS, confirmEmailChange, UNDO_DAYS } from './change-email.ts';
import { endOtherSessions, endSession } from './end-sessions.ts';
import { renewRecoveryCodes, turnOnSecondStep } from './recovery-codes.ts';
import { removePasskey } from './remove-passkey.ts';
import { resetSecondStep, turnOffSecondStep } from './remove-second-step.ts';
import { undoEmailChange } from './undo-email-change.ts';
import { unlinkIdentity } from './unlink-identity.ts';

const NOW = new Date('2026-11-21T10:00:00Z');
const LATER = (hours: number) => new Date(NOW.getTime() + hours * 3_600_000);
const anEmail = () => `${randomUUID()}@example.sk`;

describe.each(ENGINES)('on %s', async (engine) => {
  const { db } = await testDatabase(engine);
  const within = <T>(work: (stores: AccountStores) => Promise<T>) =>
    db.transaction().execute((tx) => work(openAccountStores(tx, 'http://localhost:3000')));

  async function somebody(): Promise<AccountHolder> {
    const email = anEmail();
    const accountId = await anAccount(db, { email });
    return {
      accountId,
      email,
      actorId: await within(({ accounts }) => accounts.actorOf(accountId, 'Anna'))
    };
  }
  const session = async ({ accountId }: AccountHolder) => {
    const [id, token] = [randomUUID(), randomUUID()];
    const ends = { expiresAt: new Date('2999-01-01'), ipAddress: null, userAgent: null };
    await db
      .insertInto('userSession')
      .values({ id, userId: accountId, token, ...ends })
      .execute();
    return { id, token };
  };
  const passkey = async ({ accountId }: AccountHolder, createdAt = NOW) => {
    const id = randomUUID();
    const key = { name: null, publicKey: 'x', credentialId: id, counter: 0, deviceType: 'singleDevice' };
    const rest = { backedUp: false, transports: null, aaguid: null, lastUsedAt: null, createdAt };
    await db
      .insertInto('userPasskey')
      .values({ id, userId: accountId, ...key, ...rest })
      .execute();
    return id;
  };
  const identity = async ({ accountId }: AccountHolder, createdAt = NOW, providerId = 'oidc-1') => {
    const none = { accessToken: null, refreshToken: null, idToken: null, scope: null, password: null };
    const ends = { accessTokenExpiresAt: null, refreshTokenExpiresAt: null };
    await db
      .insertInto('userCredential')
      .values({ userId: accountId, accountId: randomUUID(), providerId, createdAt, ...none, ...ends })
      .execute();
  };
  const secondStep = ({ accountId }: AccountHolder, at = NOW) =>
    within(async ({ secondFactors }) => {
      await secondFactors.begin(accountId, 'secret', at);
      await secondFactors.confirm(accountId);
    });
  const told = async ({ email }: { email: string }) =>
    (await db.selectFrom('mailMessage').select('body').where('recipient', '=', email).execute()).map(
      ({ body }) => body
    );
  const happened = async ({ actorId }: AccountHolder) =>
    (
      await db
        .selectFrom('installationEvent')
        .select('action')
        .where('subjectId', '=', actorId)
        .orderBy('at')
        .execute()
    ).map(({ action }) => action);
  const isOn = async ({ accountId }: AccountHolder) =>
    (
      await db
        .selectFrom('userAccount')
        .select('twoFactorEnabled')
        .where('id', '=', accountId)
        .executeTakeFirstOrThrow()
    ).twoFactorEnabled;

  async function asked(holder: AccountHolder, newEmail: string, now = NOW) {
    const { token, tokenHash } = newToken();
    const sent: string[] = [];
    const outcome = await within((stores) =>
      askEmailChange(stores, holder, { email: newEmail, tokenHash, now }, async (to) => void sent.push(to))
    );
    return { token, sent, outcome };
  }
  async function confirmed(token: string, now = NOW) {
    const undo = newToken();
    const letters: { to: string; newEmail: string }[] = [];
    const outcome = await within((stores) =>
      confirmEmailChange(
        stores,
        { tokenHash: hashOfToken(token), undoHash: undo.tokenHash, now },
        async (letter) => void letters.push(letter)
      )
    );
    return { outcome, letters, undo: undo.token };
  }
  const undone = (token: string, now = NOW) =>
    within((stores) => undoEmailChange(stores, { undoHash: hashOfToken(token), now }));
  const addressOf = async ({ accountId }: AccountHolder) =>
    (await within(({ accounts }) => accounts.byId(accountId)))?.email;

  test('an address changes when the new mailbox confirms it, once, and the old one is told', async () => {
    const anna = await somebody();
    const newEmail = anEmail();
    const { token, sent } = await asked(anna, ` ${newEmail.toUpperCase()} `);
    expect([sent, await addressOf(anna)]).toEqual([[newEmail], anna.email]);
    const { outcome, letters } = await confirmed(token);
    expect([outcome, letters]).toEqual(['changed', [{ to: anna.email, newEmail }]]);
    expect(await addressOf(anna)).toBe(newEmail);
    expect((await confirmed(token)).outcome).toBe('gone');
    expect(await happened(anna)).toEqual(['email-change-asked', 'email-changed']);
  });

  test('an address that somebody has gets no key and the same answer; taken meanwhile, it is refused', async () => {
    const [anna, boris] = [await somebody(), await somebody()];
    expect(await asked(anna, boris.email)).toMatchObject({ outcome: 'asked', sent: [] });
    const wanted = anEmail();
    const { token } = await asked(anna, wanted);
    await anAccount(db, { email: wanted });
    expect((await confirmed(token)).outcome).toBe('taken');
    expect(await addressOf(anna)).toBe(anna.email);
  });

  test.each([
    ['nie je adresa', 'not-an-address'],
    ['', 'not-an-address']
  ])('%j is refused', async (typed, word) => {
    expect((await asked(await somebody(), typed)).outcome).toBe(word);
  });

  test('the same address is no change, an old key and a replaced one are worthless', async () => {
    const anna = await somebody();
    expect((await asked(anna, anna.email)).outcome).toBe('same-address');
    const first = await asked(anna, anEmail());
    const second = await asked(anna, anEmail());
    expect((await confirmed(first.token)).outcome).toBe('gone');
    expect((await confirmed(second.token, LATER(CONFIRM_HOURS))).outcome).toBe('gone');
    expect((await confirmed(randomUUID())).outcome).toBe('gone');
  });

  test('the old mailbox takes a change back: what was added since goes, what was there stays', async () => {
    const anna = await somebody();
    const earlier = LATER(-48);
    const kept = await passkey(anna, earlier);
    await identity(anna, earlier);
    await identity(anna, NOW, 'credential');
    const { token } = await asked(anna, anEmail());
    const { undo } = await confirmed(token, LATER(1));
    await passkey(anna, LATER(2));
    await identity(anna, LATER(2), 'oidc-2');
    await secondStep(anna, LATER(2));
    const open = [await session(anna), await session(anna)];
    // Whoever is in asks on, to another address still.
    const next = await asked({ ...anna, email: (await addressOf(anna)) ?? '' }, anEmail(), LATER(3));
    const further = await confirmed(next.token, LATER(3));
    expect(further.outcome).toBe('changed');
    const waiting = await asked({ ...anna, email: (await addressOf(anna)) ?? '' }, anEmail(), LATER(4));

    const outcome = await undone(undo, LATER(24 * UNDO_DAYS));
    expect(outcome).toEqual({
      email: anna.email,
      ended: expect.arrayContaining(open.map(({ token: key }) => key))
    });
    expect([await addressOf(anna), await isOn(anna)]).toEqual([anna.email, false]);
    const passkeys = (await within((stores) => stores.passkeys.list(anna.accountId))).map(({ id }) => id);
    const providers = await db
      .selectFrom('userCredential')
      .select('providerId')
      .where('userId', '=', anna.accountId)
      .execute();
    expect([passkeys, providers]).toEqual([[kept], [{ providerId: 'oidc-1' }]]);
    // Neither what was confirmed later nor what waits can move the account away again.
    expect(await undone(further.undo, LATER(5))).toBe('gone');
    expect((await confirmed(waiting.token, LATER(5))).outcome).toBe('gone');
    expect(await undone(undo, LATER(5))).toBe('gone');
    expect((await told(anna)).at(-1)).toContain('pôvodnú e-mailovú adresu');
  });

  test('after its days a change can no longer be taken back', async () => {
    const anna = await somebody();
    const { undo } = await confirmed((await asked(anna, anEmail())).token);
    expect(await undone(undo, LATER(24 * UNDO_DAYS + 1))).toBe('gone');
    expect(await undone(randomUUID())).toBe('gone');
  });

  test('keys for a new password that went to the old mailbox are worthless', async () => {
    const anna = await somebody();
    const id = randomUUID();
    const key = { id, identifier: id, value: anna.accountId, expiresAt: LATER(1) };
    await db.insertInto('userVerification').values(key).execute();
    await confirmed((await asked(anna, anEmail())).token);
    expect(await db.selectFrom('userVerification').select('id').where('id', '=', id).execute()).toEqual([]);
  });

  test('sessions end one by one or all but this one, never those of somebody else', async () => {
    const [anna, boris] = [await somebody(), await somebody()];
    const [own, other, third] = [await session(anna), await session(anna), await session(anna)];
    const foreign = await session(boris);
    expect(await within((stores) => endSession(stores, anna, foreign.id))).toEqual([]);
    expect(await within((stores) => endSession(stores, anna, other.id))).toEqual([other.token]);
    expect(await within((stores) => endOtherSessions(stores, anna, own.token))).toEqual([third.token]);
    expect(await within((stores) => endOtherSessions(stores, anna, own.token))).toEqual([]);
    const left = await within(({ sessions }) => sessions.list(anna.accountId, own.token, NOW));
    expect(left).toMatchObject([{ id: own.id, isThisOne: true }]);
    expect(await happened(anna)).toEqual(['sessions-ended', 'sessions-ended']);
    expect(await happened(boris)).toEqual([]);
  });

  test('recovery codes are for who has a second step; turning it off is told', async () => {
    const anna = await somebody();
    const turnOn = () => within((stores) => turnOnSecondStep(stores, anna, ['a', 'b']));
    const renew = () => within((stores) => renewRecoveryCodes(stores, anna, ['c', 'd', 'e']));
    const left = async () =>
      (await within(({ secondFactors }) => secondFactors.find(anna.accountId)))?.recoveryCodesLeft;
    expect([await turnOn(), await renew()]).toEqual(['nothing-waits', 'no-second-step']);
    await within(({ secondFactors }) => secondFactors.begin(anna.accountId, 'secret', NOW));
    expect([await renew(), await isOn(anna)]).toEqual(['no-second-step', false]);
    expect([await turnOn(), await turnOn(), await isOn(anna)]).toEqual(['given', 'nothing-waits', true]);
    expect([await left(), await renew(), await left()]).toEqual([2, 'given', 3]);
    // A secret that is in use is not replaced by beginning again.
    await within(({ secondFactors }) => secondFactors.begin(anna.accountId, 'another', NOW));
    expect(await within(({ secondFactors }) => secondFactors.find(anna.accountId))).toMatchObject({
      secret: 'secret',
      verified: true
    });
    expect(await within((stores) => turnOffSecondStep(stores, anna))).toBe('off');
    expect(await within((stores) => turnOffSecondStep(stores, anna))).toBe('was-off');
    expect(await isOn(anna)).toBe(false);
    expect(
      (await told(anna)).map((body) => /zapnutý|nové záložné|vypnutý/.exec(body)?.[0]).toSorted()
    ).toEqual(['nové záložné', 'vypnutý', 'zapnutý']);
  });

  test('a lost phone: the step goes, every session ends, and the person is told', async () => {
    const anna = await somebody();
    expect(await within((stores) => resetSecondStep(stores, anna))).toBe('was-off');
    await secondStep(anna);
    const { token } = await session(anna);
    expect(await within((stores) => resetSecondStep(stores, anna))).toEqual({ ended: [token] });
    expect([await isOn(anna), await happened(anna)]).toEqual([false, ['second-step-reset']]);
    expect((await told(anna)).at(-1)).toContain('stratu telefónu');
  });

  test('passkeys and identities are taken away by their owner only', async () => {
    const [anna, boris] = [await somebody(), await somebody()];
    const key = await passkey(anna);
    await identity(anna);
    expect(await within((stores) => removePasskey(stores, boris, key))).toBe('no-such-passkey');
    expect(await within(({ passkeys }) => passkeys.rename(boris.accountId, key, 'Môj'))).toBe(false);
    expect(await within((stores) => unlinkIdentity(stores, boris))).toBe('was-not-linked');
    expect(await within((stores) => removePasskey(stores, anna, key))).toBe('removed');
    expect(await within((stores) => unlinkIdentity(stores, anna))).toBe('unlinked');
    expect(await happened(anna)).toEqual(['passkey-removed', 'identity-unlinked']);
  });

  test('a code of the app is spent once, until it could not be right any more', async () => {
    const spend = (now: Date) =>
      within(({ secondFactors }) => secondFactors.spendCode('key', now, new Date(now.getTime() + 90_000)));
    expect([await spend(NOW), await spend(NOW), await spend(LATER(1))]).toEqual([true, false, true]);
  });
});
