import { type RequestEvent, redirect } from '@sveltejs/kit';
import { inLanguage, type Locale } from '#lib/i18n/locale.ts';
import { onwardPath, rememberOnward, takeOnward } from './onward.ts';
import type { Opened } from './session.ts';

/** Between the first step of signing in and the second a browser carries this; with TLS under a longer name. */
const CHALLENGE = /(?:^|;\s*)((?:__Secure-)?opora\.two_factor=[^;]+)/;

/**
 * What of a request the second step may see: the challenge, not a session that happens to be open in the same browser,
 * whose owner the code would be judged by.
 */
export function challengeOf({ headers }: Request): Headers | null {
  const cookie = CHALLENGE.exec(headers.get('cookie') ?? '')?.[1];
  return cookie ? new Headers({ cookie, 'user-agent': headers.get('user-agent') ?? '' }) : null;
}

type SigningIn = Pick<RequestEvent, 'cookies' | 'url'> & { locals: { locale: Locale } };

/** Leads on after the first step: to where somebody was going, by way of the second step when she has one. */
export function leadOn(
  { cookies, url, locals }: SigningIn,
  opened: Exclude<Opened, 'refused'>,
  onward: string | null
): never {
  if (opened === 'in') redirect(303, onwardPath(onward, locals.locale));
  rememberOnward(cookies, onward ?? '', url.protocol === 'https:');
  redirect(303, inLanguage('/prihlasenie/overenie', locals.locale));
}

/** Leads on after the second step. */
export function leadIn({ cookies, locals }: Pick<SigningIn, 'cookies' | 'locals'>): never {
  redirect(303, onwardPath(takeOnward(cookies), locals.locale));
}
