export const LOCALES = ['sk', 'en'] as const;

/** A language that the program speaks. Slovak is the first one, English is the same path under /en/. */
export type Locale = (typeof LOCALES)[number];

const ENGLISH_PATH = /^\/en(?=\/|$)/;

/** The language an address asks for: `/en/rajec/plan` is English, `/entrance` and all others Slovak. */
export function localeOf(pathname: string): Locale {
  return ENGLISH_PATH.test(pathname) ? 'en' : 'sk';
}

/** The Slovak path of an address in any language: `/en/rajec` is `/rajec`, `/en` is `/`. */
export function withoutLanguage(pathname: string): string {
  // One leading slash only: a link to "//host" would leave this site.
  return pathname.replace(ENGLISH_PATH, '').replace(/^\/*/, '/');
}

/** The same page in a language. Takes a path of this site in any language; its query and anchor stay. */
export function inLanguage(path: string, locale: Locale): string {
  const slovak = /^\/en[?#]/.test(path) ? `/${path.slice(3)}` : withoutLanguage(path);
  if (locale === 'sk') return slovak;
  return /^\/(?=$|[?#])/.test(slovak) ? `/en${slovak.slice(1)}` : `/en${slovak}`;
}
