import { createHash, randomBytes } from 'node:crypto';
import { symmetricDecrypt, symmetricEncrypt } from 'better-auth/crypto';
import qrcode from 'qrcode';
import { readOneTimeCode, readRecoveryCode } from '#lib/domain/tenancy/second-step.ts';
import type { Accounts } from '../accounts.ts';
import type { Db } from '../db/db.ts';
import { secondFactorStore } from '../db/second-factors.ts';
import { refused } from '../signed-in.ts';
import { base32, oneTimeCode, STEP_MS } from './one-time-code.ts';
import { hashOfRecoveryCode } from './recovery-codes.ts';
import { ISSUER } from './second-step-plugin.ts';

/** RFC 6238 asks for 160 bits. */
const SECRET_BYTES = 20;
/** A code of an app is right for half a minute, and half a minute before and after for slow clocks. */
const CODE_LIFE_MS = 90_000;
/** So the accounts library marks a secret that is not text. */
const MARK = 'base32:';

/** What an app on the phone needs, to be seen and to be typed. */
export type SecondStepSetup = { picture: string; secret: string; address: string };

/** Makes a secret that waits for its first code; nothing is asked for until that comes. */
export async function beginSecondStep(accounts: Accounts, db: Db, accountId: string): Promise<void> {
  const { secretConfig } = await accounts.$context;
  const data = MARK + base32(randomBytes(SECRET_BYTES));
  const secret = await symmetricEncrypt({ key: secretConfig, data });
  await secondFactorStore(db).begin(accountId, secret, new Date());
}

/** The secret that waits, as a picture for the camera and as text; null when none waits. */
export async function secondStepSetup(
  accounts: Accounts,
  db: Db,
  { id, email }: { id: string; email: string }
): Promise<SecondStepSetup | null> {
  const secret = await waitingSecret(accounts, db, id);
  if (!secret) return null;
  const label = `${encodeURIComponent(ISSUER)}:${encodeURIComponent(email)}`;
  const address = `otpauth://totp/${label}?secret=${secret}&issuer=${ISSUER}&algorithm=SHA1&digits=6&period=30`;
  const svg = await qrcode.toString(address, { type: 'svg', errorCorrectionLevel: 'M', margin: 4 });
  const picture = `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`;
  return { picture, secret: secret.replace(/(.{4})(?=.)/g, '$1 '), address };
}

/** The secret in base32 that waits for its first code; null when none does, or the installation's key was lost. */
async function waitingSecret(accounts: Accounts, db: Db, accountId: string): Promise<string | null> {
  const kept = await secondFactorStore(db).find(accountId);
  if (!kept || kept.verified) return null;
  const { secretConfig } = await accounts.$context;
  const opened = await symmetricDecrypt({ key: secretConfig, data: kept.secret }).catch(() => null);
  return opened ? opened.slice(MARK.length) : null;
}

/** Whether a code is the first one of the secret that waits: the app on the phone has it right. */
export async function isFirstCode(
  accounts: Accounts,
  db: Db,
  { id, typed }: { id: string; typed: string }
): Promise<boolean> {
  const code = readOneTimeCode(typed);
  const secret = code && (await waitingSecret(accounts, db, id));
  if (!secret) return false;
  const now = Date.now();
  return [-1, 0, 1].some((ahead) => oneTimeCode(secret, now + ahead * STEP_MS) === code);
}

type Asked = { headers: Headers; typed: string };

export type SecondStepAnswer =
  | { headers: Headers; accountId: string; recoveryCodesLeft: number | null }
  | 'wrong'
  | 'over'
  | 'locked'
  | 'unreadable';

/** The second step of signing in, with a code of the app. */
export async function answerWithCode(
  accounts: Accounts,
  db: Db,
  { headers, typed }: Asked
): Promise<SecondStepAnswer> {
  const code = readOneTimeCode(typed);
  if (!code) return 'wrong';
  const answer = await accounts.api
    .verifyTOTP({ body: { code }, headers, returnHeaders: true })
    .catch(wordOfRefusal);
  if (typeof answer === 'string') return answer;
  const { token, user } = answer.response;
  const key = createHash('sha256').update(`${user.id}:${code}`).digest('hex');
  const now = new Date();
  const isFirst = await secondFactorStore(db).spendCode(key, now, new Date(now.getTime() + CODE_LIFE_MS));
  if (isFirst) return { headers: answer.headers, accountId: user.id, recoveryCodesLeft: null };
  if (token) await (await accounts.$context).internalAdapter.deleteSession(token);
  return 'over';
}

/** The second step of signing in, with a recovery code; each works once. */
export async function answerWithRecoveryCode(
  accounts: Accounts,
  db: Db,
  { headers, typed }: Asked
): Promise<SecondStepAnswer> {
  const code = readRecoveryCode(typed);
  if (!code) return 'wrong';
  const body = { code: hashOfRecoveryCode(code) };
  const answer = await accounts.api
    .verifyBackupCode({ body, headers, returnHeaders: true })
    .catch(wordOfRefusal);
  if (typeof answer === 'string') return answer;
  const { id } = answer.response.user as { id: string };
  const kept = await secondFactorStore(db).find(id);
  return { headers: answer.headers, accountId: id, recoveryCodesLeft: kept?.recoveryCodesLeft ?? 0 };
}

/** Why the library refused: the code, the challenge as a whole, or the account for a while. */
function wordOfRefusal(error: unknown): Exclude<SecondStepAnswer, object> {
  const { message, body } = error as { message?: string; body?: { code?: string } };
  // What the installation's lost key had closed; recovery codes need no key.
  if (message === 'invalid tag') return 'unreadable';
  refused(error);
  switch (body?.code) {
    case 'INVALID_CODE':
    case 'INVALID_BACKUP_CODE':
      return 'wrong';
    case 'ACCOUNT_TEMPORARILY_LOCKED':
      return 'locked';
    default:
      return 'over';
  }
}
