import { type RequestEvent, redirect } from '@sveltejs/kit';
import { isFresh } from '#lib/domain/tenancy/second-step.ts';
import type { AccountHolder } from '#lib/domain/tenancy/security-notice.ts';
import { inLanguage } from '#lib/i18n/locale.ts';
import { accountStore } from '#lib/server/db/accounts.ts';
import { theInstallation } from '#lib/server/installation.ts';
import { whoSigns } from '../desk.ts';

type AccountEvent = Pick<RequestEvent, 'locals' | 'url' | 'request'>;

export type OwnAccount = AccountHolder & {
  /** The key of the session in use. */
  token: string;
};

/**
 * Opens one's own account. The session is asked of the database, always: a copy in a cookie may be older than what
 * somebody changed elsewhere.
 * @param fresh what changes how one signs in is for who signed in a short while ago; others do it again first
 */
export async function openOwnAccount(event: AccountEvent, { fresh = true } = {}): Promise<OwnAccount> {
  const { id } = await whoSigns(event, true);
  const { accounts, database } = theInstallation();
  const query = { disableCookieCache: true };
  const held = await accounts.api.getSession({ headers: event.request.headers, query });
  if (held?.user.id !== id) redirect(303, inLanguage('/prihlasenie', event.locals.locale));
  const { session, user } = held;
  if (fresh && !isFresh(session.createdAt, new Date())) redirect(303, againAddress(event));
  const actorId = await accountStore(database.db).actorOf(id, user.name);
  return { accountId: id, actorId, email: user.email, token: session.token };
}

/** Where somebody signs in again, and comes back from. */
function againAddress({ url, locals }: AccountEvent): string {
  return `${inLanguage('/pracovisko/ucet/znova', locals.locale)}?dalej=${encodeURIComponent(url.pathname)}`;
}

/** Back to a page of the account, with what was done. */
export function done({ locals }: Pick<RequestEvent, 'locals'>, path: string, state: string): never {
  redirect(303, `${inLanguage(path, locals.locale)}?stav=${state}`);
}
