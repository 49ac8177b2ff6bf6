import type { Cookies, RequestEvent } from '@sveltejs/kit';
import { accountStore } from '#lib/server/db/accounts.ts';
import { theInstallation } from '#lib/server/installation.ts';
import { keepCookies, refused } from '#lib/server/signed-in.ts';

type Asking = Pick<RequestEvent, 'cookies' | 'request'>;

/** How an attempt to sign in ended: with a session, before the second step, or not at all. */
export type Opened = 'in' | 'second-step' | 'refused';

/** Opens a session; refused when the address or the password is wrong, and never says which. */
export async function signInWithPassword({ cookies, request }: Asking, email: string, password: string) {
  const { accounts } = theInstallation();
  return opensSession(cookies, () =>
    accounts.api.signInEmail({ body: { email, password }, headers: deviceOf(request), returnHeaders: true })
  );
}

/** Opens a session with the key from a mail, which works once; refused when it has been used or is too old. */
export async function signInWithKey({ cookies, request }: Asking, token: string) {
  const { accounts } = theInstallation();
  return opensSession(cookies, () =>
    accounts.api.magicLinkVerify({ query: { token }, headers: deviceOf(request), returnHeaders: true })
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

/** Sets the password that a key from a mail is for, and signs in with it; refused when the key is no longer good. */
export async function setPassword(event: Asking, token: string, password: string): Promise<Opened> {
  const { accounts, database } = theInstallation();
  const { internalAdapter } = await accounts.$context;
  const kept = await internalAdapter.findVerificationValue(`reset-password:${token}`);
  const isSet = await accounts.api
    .resetPassword({ body: { newPassword: password, token } })
    .then(({ status }) => status, refused);
  if (!isSet || !kept) return 'refused';
  // Who held the key holds the mailbox. Without this the next link from a mail would take the password away.
  const email = await accountStore(database.db).markVerified(kept.value);
  return signInWithPassword(event, email, password);
}

type SignInAnswer = { headers: Headers; response: object };

async function opensSession(cookies: Cookies, ask: () => Promise<SignInAnswer>): Promise<Opened> {
  const answer = await ask().catch(refused);
  if (!answer) return 'refused';
  keepCookies(cookies, answer.headers);
  return 'twoFactorRedirect' in answer.response ? 'second-step' : 'in';
}

/** What of a request a session remembers, so that its owner recognises her device. */
function deviceOf({ headers }: Request): Headers {
  return new Headers({ 'user-agent': headers.get('user-agent') ?? '' });
}
