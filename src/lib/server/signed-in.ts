import { parseSetCookieHeader } from 'better-auth/cookies';
import type { EndedSessions } from './accounts/ended-sessions.ts';
import type { Accounts } from './accounts.ts';
import type { Database, Db } from './db/db.ts';
import { sessionStore } from './db/sessions.ts';

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

/** What of the installation knows sessions. */
type SessionKeeper = {
  accounts: Accounts;
  database: Pick<Database, 'db'>;
  ended: Pick<EndedSessions, 'has'>;
};

/**
 * Who holds the session of a request. A session in use is prolonged: once a day its end moves, here and in the cookie.
 * @param isWrite what changes something asks the database; the rest may trust the cookie's copy for 30 s
 */
export async function whoIsSignedIn(
  { accounts, database, ended }: SessionKeeper,
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
  const { session, user } = asked.response;
  // The cookie's copy of a session that was just ended somewhere else counts for nothing.
  if (ended.has(session.token)) return null;
  await noteUse(database.db, session);
  const { id, email, name, operator } = user;
  return { id, email, name, operator: operator === true };
}

/** When a session was last used is kept to some minutes: a page must not cost a write. */
const USE_MS = 5 * 60_000;

async function noteUse(
  db: Db,
  { token, lastUsedAt }: { token: string; lastUsedAt?: Date | null | undefined }
): Promise<void> {
  const now = new Date();
  const due = new Date(now.getTime() - USE_MS);
  if (lastUsedAt && new Date(lastUsedAt) > due) return;
  await sessionStore(db).touch(token, due, now);
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
