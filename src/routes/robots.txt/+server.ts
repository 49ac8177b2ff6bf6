import { inLanguage, LOCALES } from '#lib/i18n/locale.ts';

/** Addresses that say nothing to a search engine: the desk, signing in, whatever a key opens, results of a search. */
const NOT_FOR_ROBOTS = [
  '/pracovisko',
  '/prihlasenie',
  '/odhlasenie',
  '/pozvanka/',
  '/u/',
  '/stav',
  '/chyba/',
  '/hladat?'
] as const;

/** What robots are asked not to visit; plans and their files are there to be found. */
export function GET() {
  const paths = NOT_FOR_ROBOTS.flatMap((path) => LOCALES.map((locale) => inLanguage(path, locale)));
  const lines = ['User-agent: *', ...paths.map((path) => `Disallow: ${path}`), ''];
  return new Response(lines.join('\n'), {
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'public, max-age=86400' }
  });
}
