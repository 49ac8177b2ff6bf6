import { createContext } from 'svelte';
import { type Formats, formats } from '#lib/i18n/format.ts';
import { inLanguage, type Locale } from '#lib/i18n/locale.ts';
import { messages, type Translate } from '#lib/i18n/messages.ts';

/** What every component needs to speak: the words, the formats and the addresses of the reader's language. */
export type Language = {
  locale: Locale;
  t: Translate;
  format: Formats;
  /** A path of this site in the reader's language: `/rajec` stays, or becomes `/en/rajec`. */
  href(path: string): string;
};

const [useLanguage, provideLanguage] = createContext<Language>();

/** The language of the page, set by the root layout. Call while a component is being set up. */
export { provideLanguage, useLanguage };

/** Everything needed to speak one language. */
export function languageOf(locale: Locale): Language {
  return { locale, t: messages(locale), format: formats(locale), href: (path) => inLanguage(path, locale) };
}
