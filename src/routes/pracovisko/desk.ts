import { error, type RequestEvent, redirect } from '@sveltejs/kit';
import { rolesHeld } from '#lib/domain/tenancy/membership.ts';
import { type Action, type Actor, may } from '#lib/domain/tenancy/permissions.ts';
import type { PlanningBody } from '#lib/domain/tenancy/planning-body.ts';
import { inLanguage } from '#lib/i18n/locale.ts';
import { messagesOf } from '#lib/i18n/messages.ts';
import { accountStore } from '#lib/server/db/accounts.ts';
import { findBody } from '#lib/server/db/planning-bodies.ts';
import { theInstallation } from '#lib/server/installation.ts';
import type { SignedIn } from '#lib/server/signed-in.ts';
import { inTransaction, type Stores } from '#lib/server/stores.ts';

/** What of a request decides who stands at the desk. */
export type DeskEvent = Pick<RequestEvent, 'locals' | 'url' | 'request'> & { params: { obec: string } };

export type Desk = {
  body: PlanningBody;
  /** The signed-in person: the roles held in this body today, and the actor that events name. */
  actor: Actor;
  account: SignedIn;
  /** Runs work on this body's stores in one transaction. */
  inBody<T>(work: (stores: Stores) => Promise<T>): Promise<T>;
};

/** Actions that ask the database whether the session still stands; others may trust its cookie for 30 s. */
const SENSITIVE: ReadonlySet<Action> = new Set([
  'manage-people',
  'publish-version',
  'record-approval',
  'export-body',
  'remove-body'
]);

/**
 * Opens the desk of the body in the address for one action. Every load and every form action of the desk
 * calls it: a layout's load protects neither. Memberships are read anew each time.
 */
export async function openDesk(event: DeskEvent, action: Action): Promise<Desk> {
  const { locals, params } = event;
  const account = await whoSigns(event, SENSITIVE.has(action));
  const body = await findBody(locals.db, params.obec);
  if (!body) error(404, locals.t('error.404.title'));
  if (body.slug !== params.obec) redirect(308, atPresentSlug(event, body.slug));
  const actor = await inTransaction(locals.db, body.bodyId, async (stores) => {
    const roles = rolesHeld(await stores.memberships.of(account.id), locals.today);
    return may({ roles }, action)
      ? { roles, actorId: await stores.accounts.actorOf(account.id, account.name) }
      : null;
  });
  if (!actor) error(403, locals.t('error.403.title'));
  locals.t = messagesOf(locals.locale, body.kind);
  return { body, actor, account, inBody: (work) => inTransaction(locals.db, body.bodyId, work) };
}

type SigningEvent = Pick<RequestEvent, 'locals' | 'url' | 'request'>;

/** The person who is signed in; everybody else is sent to sign in and comes back here. */
export async function whoSigns(event: SigningEvent, checkSession = false): Promise<SignedIn> {
  const { account } = event.locals;
  if (!account) redirect(303, signInAddress(event));
  if (checkSession) {
    const { headers } = event.request;
    const session = await theInstallation().accounts.api.getSession({
      headers,
      query: { disableCookieCache: true }
    });
    if (session?.user.id !== account.id) redirect(303, signInAddress(event));
  }
  return account;
}

/** Opens the operator's pages. The right is asked of the database, and it opens no body's desk. */
export async function openOperations(event: SigningEvent): Promise<Omit<Desk, 'body' | 'inBody'>> {
  const account = await whoSigns(event, true);
  const accounts = accountStore(event.locals.db);
  if (!(await accounts.isOperator(account.id))) error(403, event.locals.t('error.403.title'));
  return { account, actor: { roles: [], actorId: await accounts.actorOf(account.id, account.name) } };
}

function signInAddress({ url, locals }: SigningEvent): string {
  const path = inLanguage('/prihlasenie', locals.locale);
  // The name of a form's action is dropped: after signing in its page is shown, nothing is sent twice.
  const query = [...url.searchParams].some(([name]) => name.startsWith('/')) ? '' : url.search;
  return `${path}?dalej=${encodeURIComponent(url.pathname + query)}`;
}

function atPresentSlug({ url, params }: DeskEvent, slug: string): string {
  return url.pathname.replace(`/pracovisko/${params.obec}`, `/pracovisko/${slug}`) + url.search;
}
