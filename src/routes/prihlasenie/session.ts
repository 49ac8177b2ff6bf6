import type { Cookies, RequestEvent } from '@sveltejs/kit';
import { accountStore } from '#lib/server/db/accounts.ts';
import { theInstallation } from '#lib/server/installation.ts';
import { keepCookies, refused } from '#lib/server/signed-in.ts';

type Asking = Pick<RequestEvent, 'cookies' | 'request'>;

/** Opens a session; false when the address or the password is wrong, and never says which. */
export async function signInWithPassword({ cookies }: Asking, email: string, password: string) {
  const { accounts } = theInstallation();
  return opensSession(cookies, () =>
    accounts.api.signInEmail({ body: { email, password }, returnHeaders: true })
  );
}

/** Opens a session with the key from a mail, which works once; false when it has been used or is too old. */
export async function signInWithKey({ cookies }: Asking, token: string) {
  const { accounts } = theInstallation();
  return opensSession(cookies, () =>
    accounts.api.magicLinkVerify({ query: { token }, headers: new Headers(), returnHeaders: true })
  );
}

export async function signOut({ cookies, request }: Asking): Promise<void> {
  const { accounts } = theInstallation();
  const { headers } = await accounts.api.signOut({ headers: request.headers, returnHeaders: true });
  keepCookies(cookies, headers);
}

/**
 * Sends a key to an address that has an account. It is not waited for: how long an answer takes would tell
 * who has an account here.
 */
export function sendKey(kind: 'magic-link' | 'reset', email: string): void {
  const { accounts, database, log } = theInstallation();
  const send = async () => {
    if (!(await accountStore(database.db).find(email))) return;
    if (kind === 'reset') await accounts.api.requestPasswordReset({ body: { email } });
    else await accounts.api.signInMagicLink({ body: { email }, headers: new Headers() });
  };
  send().catch((error: Error) => log.error({ kind, reason: error.message }, 'a key was not sent'));
}

/** Sets the password that a key from a mail is for, and signs in with it; false when the key is no longer good. */
export async function setPassword(event: Asking, token: string, password: string): Promise<boolean> {
  const { accounts, database } = theInstallation();
  const { internalAdapter } = await accounts.$context;
  const kept = await internalAdapter.findVerificationValue(`reset-password:${token}`);
  const isSet = await accounts.api
    .resetPassword({ body: { newPassword: password, token } })
    .then(({ status }) => status, refused);
  if (!isSet || !kept) return false;
  // Who held the key holds the mailbox. Without this the next link from a mail would take the password away.
  const email = await accountStore(database.db).markVerified(kept.value);
  return signInWithPassword(event, email, password);
}

async function opensSession(cookies: Cookies, ask: () => Promise<{ headers: Headers }>): Promise<boolean> {
  const answer = await ask().catch(refused);
  if (!answer) return false;
  keepCookies(cookies, answer.headers);
  return true;
}
