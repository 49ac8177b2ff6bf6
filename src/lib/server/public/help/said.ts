import type {
  OutsideHelp,
  ReadableText,
  Reading,
  Wording
} from '#lib/domain/directory/help/life-situation.ts';
import { formats } from '#lib/i18n/format.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import type { Translate } from '#lib/i18n/messages.ts';
import { bindSpaces } from '#lib/i18n/typography.ts';

/** Who reads, and how. */
export type Saying = { t: Translate; locale: Locale; reading: Reading };

/** A short text in the reader's language. */
export function worded(text: Wording, locale: Locale): string {
  return locale === 'sk' ? bindSpaces(text.sk) : text.en;
}

/** A text in the reader's language and reading. */
export function said(text: ReadableText, { locale, reading }: Saying): string {
  return reading === 'plain' ? worded(text, locale) : worded({ sk: text.easySk, en: text.easyEn }, locale);
}

/** Help outside § 12 as a page shows it. */
export type ShownHelp = {
  code: string;
  name: string;
  text: string;
  phone: string | null;
  website: string | null;
  /** Where it is from and whether somebody checked it. */
  source: string;
  isChecked: boolean;
};

export function shownHelp(help: OutsideHelp, saying: Saying): ShownHelp {
  const { t, locale } = saying;
  const { shortDay } = formats(locale);
  const { code, phone, website, source, writtenOn, verifiedOn } = help;
  return {
    ...{ code, phone, website, name: worded(help.name, locale), text: said(help.text, saying) },
    source:
      verifiedOn === null
        ? t('finder.written', { source, day: shortDay(writtenOn) })
        : t('finder.verified', { source, day: shortDay(verifiedOn) }),
    isChecked: verifiedOn !== null
  };
}
