import type { Cookies } from '@sveltejs/kit';
import { inLanguage, type Locale } from '#lib/i18n/locale.ts';
import { LINK_MINUTES } from '#lib/server/accounts.ts';

const COOKIE = 'opora.onward';

/** A path of this site, or null: `?dalej=` must lead nobody elsewhere. */
export function localPath(text: string | null | undefined): string | null {
  // "//host" and "/\host" leave the site; so may a path with a tab or line end, which browsers drop.
  if (!text || !/^\/(?![/\\])[^\s\\]*$/.test(text)) return null;
  const url = new URL(text, 'http://opora.invalid');
  return url.origin === 'http://opora.invalid' ? url.pathname + url.search : null;
}

/** Where a person goes after signing in. */
export function onwardPath(asked: string | null | undefined, locale: Locale): string {
  return localPath(asked) ?? inLanguage('/pracovisko', locale);
}

/** Remembers where somebody was going while a mail with a link is on its way to the same browser. */
export function rememberOnward(cookies: Cookies, asked: string, secure: boolean): void {
  const path = localPath(asked);
  if (!path) return;
  cookies.set(COOKIE, path, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure,
    maxAge: LINK_MINUTES * 60
  });
}

/** What `rememberOnward` kept; asked for once. */
export function takeOnward(cookies: Cookies): string | null {
  const path = cookies.get(COOKIE) ?? null;
  if (path) cookies.delete(COOKIE, { path: '/' });
  return path;
}
