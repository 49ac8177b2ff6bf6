import { error, redirect } from '@sveltejs/kit';
import { inLanguage, localeOf } from '#lib/i18n/locale.ts';
import { type Installation, theInstallation } from '#lib/server/installation.ts';
import { keepCookies } from '#lib/server/signed-in.ts';
import { takeOnward } from '../../onward.ts';
import { leadOn } from '../../second-step.ts';
import { BACK } from '../ask-identity.ts';
import type { RequestHandler } from './$types';

/** The provider answers whoever comes back within so long, or it is down. */
const ANSWER_MS = 15_000;

/**
 * Somebody comes back from the provider. This address acts when it is opened, as the protocol has it: what stands in it
 * works once, and only in the browser that set out from here.
 */
export const GET: RequestHandler = async (event) => {
  const { locals, url, request, cookies } = event;
  const { identity } = theInstallation();
  if (!identity) error(404, locals.t('error.404.title'));
  const answer = await exchange(identity, url, request.headers);
  if (!answer) redirect(303, `${inLanguage('/prihlasenie/eid', locals.locale)}?chyba=down`);
  keepCookies(cookies, answer.headers);
  const isChallenged = (await answer.text()).includes('twoFactorRedirect');
  if (isChallenged) leadOn(event, 'second-step', takeOnward(cookies));
  const to = new URL(answer.headers.get('location') ?? '/', url);
  const refusal = to.searchParams.get('error');
  // Where she set out from, in her language: the provider knows one address of ours only.
  const locale = localeOf(to.pathname);
  const isLinking = to.pathname === inLanguage(BACK.link, locale);
  if (!refusal && to.pathname === inLanguage(BACK['sign-in'], locale))
    leadOn(event, 'in', takeOnward(cookies) ?? to.pathname);
  const page = inLanguage(isLinking || locals.account ? BACK.link : '/prihlasenie/eid', locale);
  redirect(303, refusal || !isLinking ? `${page}?chyba=${refusal ?? 'failed'}` : `${page}?stav=linked`);
};

async function exchange(
  identity: NonNullable<Installation['identity']>,
  url: URL,
  headers: Headers
): Promise<Response | null> {
  const accounts = await identity.known();
  if (!accounts) return null;
  const asked = accounts.api.callbackOAuth({
    params: { id: identity.id },
    query: Object.fromEntries(url.searchParams),
    headers,
    asResponse: true
  });
  const tooLong = new Promise<null>((resolve) => {
    setTimeout(resolve, ANSWER_MS, null).unref();
  });
  return Promise.race([asked, tooLong]);
}
