import { parseSetCookieHeader } from 'better-auth/cookies';
import type { Accounts } from './accounts.ts';

/** The person behind a session. */
export type SignedIn = { id: string; email: string; name: string; operator: boolean };

/** Where cookies are set, as the web framework gives it. */
export type CookieJar = {
  set(
    name: string,
    value: string,
    given: { path: string; httpOnly: boolean; secure: boolean; sameSite: 'lax'; maxAge?: number }
  ): void;
};

/**
 * Who holds the session of a request. A session in use is prolonged: once a day its end moves, here and in the cookie.
 * @param isWrite what changes something asks the database; the rest may trust the cookie's copy for 30 s
 */
export async function whoIsSignedIn(
  accounts: Accounts,
  cookies: CookieJar,
  { headers }: Pick<Request, 'headers'>,
  isWrite: boolean
): Promise<SignedIn | null> {
  if (!headers.get('cookie')?.includes('opora.session_token')) return null;
  const query = { disableCookieCache: isWrite };
  const asked = await accounts.api.getSession({ headers, query, returnHeaders: true }).catch(refused);
  if (!asked) return null;
  keepCookies(cookies, asked.headers);
  if (!asked.response) return null;
  const { id, email, name, operator } = asked.response.user;
  return { id, email, name, operator: operator === true };
}

/** Hands the cookies that the accounts library sets over to the browser. */
export function keepCookies(cookies: CookieJar, headers: Headers): void {
  for (const header of headers.getSetCookie()) {
    for (const [name, { value, ...given }] of parseSetCookieHeader(header)) {
      cookies.set(name, value, {
        path: given.path ?? '/',
        httpOnly: given.httponly ?? false,
        secure: given.secure ?? false,
        sameSite: 'lax',
        ...(given['max-age'] === undefined ? {} : { maxAge: given['max-age'] })
      });
    }
  }
}

/** Takes the refusals of the accounts library; anything else is a surprise. */
export function refused(error: unknown): false {
  const { statusCode } = error as { statusCode?: unknown };
  if (typeof statusCode === 'number' && statusCode < 500) return false;
  throw error;
}
