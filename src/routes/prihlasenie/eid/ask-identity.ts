import type { RequestEvent } from '@sveltejs/kit';
import { inLanguage } from '#lib/i18n/locale.ts';
import type { IdentityProvider } from '#lib/server/accounts/identity-provider.ts';
import { theInstallation } from '#lib/server/installation.ts';
import { keepCookies, refused } from '#lib/server/signed-in.ts';

/** Where somebody comes back to, by what she went there for. */
export const BACK = { 'sign-in': '/pracovisko', link: '/pracovisko/ucet/identita' } as const;

/**
 * The address at the provider where somebody proves who she is; null when the provider does not answer now. The
 * browser goes there by itself from a page of ours: the policy of our forms lets none lead away.
 */
export async function askIdentity(
  { cookies, request, locals }: Pick<RequestEvent, 'cookies' | 'request' | 'locals'>,
  provider: IdentityProvider,
  why: keyof typeof BACK
): Promise<string | null> {
  const accounts = await provider.ready();
  if (!accounts) return null;
  const { origin } = theInstallation();
  const body = {
    provider: provider.id,
    callbackURL: origin + inLanguage(BACK[why], locals.locale),
    errorCallbackURL: origin + inLanguage('/prihlasenie/eid', locals.locale),
    disableRedirect: true
  };
  const given = { body, headers: request.headers, returnHeaders: true } as const;
  const answer = await (why === 'link'
    ? accounts.api.linkSocialAccount(given)
    : accounts.api.signInSocial(given)
  ).catch(refused);
  if (!answer) return null;
  keepCookies(cookies, answer.headers);
  return answer.response.url ?? null;
}

/** Why an identity did not open an account, in words of ours. */
export type IdentityRefusal = 'down' | 'not-linked' | 'linked-elsewhere' | 'declined' | 'failed';

/** Reads a refusal: the provider's, the library's, or ours. */
export function identityRefusal(code: string | null): IdentityRefusal | null {
  switch (code) {
    case null:
      return null;
    case 'down':
      return 'down';
    case 'access_denied':
      return 'declined';
    case 'account_not_linked':
    case 'signup_disabled':
      return 'not-linked';
    case 'account_already_linked_to_different_user':
      return 'linked-elsewhere';
    default:
      return 'failed';
  }
}
