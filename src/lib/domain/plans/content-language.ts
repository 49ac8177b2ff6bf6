import type { CalendarDay } from '../shared/calendar-day.ts';

/** A language a plan may be read in beside Slovak. */
export type ContentLanguage = {
  /** BCP 47. */
  code: string;
  /** What its speakers call it. */
  name: string;
  /** The first day on which the source named it; null where no source does and plans use it in practice. */
  from: CalendarDay | null;
};

/** The Charter binds Slovakia from this day on (Oznámenie MZV 588/2001 Z. z.); read second-hand, not verified. */
const CHARTER: CalendarDay = '2002-01-01';

/** Languages of the European Charter for Regional or Minority Languages that Slovakia named, and English. */
export const CONTENT_LANGUAGES = [
  { code: 'en', name: 'English', from: null },
  { code: 'hu', name: 'magyar', from: CHARTER },
  { code: 'rom', name: 'romaňi čhib', from: CHARTER },
  { code: 'rue', name: 'русиньскый язык', from: CHARTER },
  { code: 'uk', name: 'українська', from: CHARTER },
  { code: 'bg', name: 'български', from: CHARTER },
  { code: 'cs', name: 'čeština', from: CHARTER },
  { code: 'de', name: 'Deutsch', from: CHARTER },
  { code: 'hr', name: 'hrvatski', from: CHARTER },
  { code: 'pl', name: 'polski', from: CHARTER }
] as const satisfies readonly ContentLanguage[];

export type ContentLanguageCode = (typeof CONTENT_LANGUAGES)[number]['code'];

/** Slovak for easy reading (ľahko čitateľný text): a private subtag, for BCP 47 registers none. */
export const EASY_SLOVAK = 'sk-x-simple';

/** What a text of a plan may be besides its official Slovak wording. */
export type TextVariant = ContentLanguageCode | typeof EASY_SLOVAK;

export const TEXT_VARIANTS: readonly TextVariant[] = [
  EASY_SLOVAK,
  ...CONTENT_LANGUAGES.map(({ code }) => code)
];

/** The word that stands for easy reading in addresses. */
const EASY_WORD = 'lahko-citatelne';

/** How a variant is written in addresses. */
export function variantWord(variant: TextVariant): string {
  return variant === EASY_SLOVAK ? EASY_WORD : variant;
}

/** The variant that a word of an address means. */
export function variantOfWord(word: string): TextVariant | undefined {
  return TEXT_VARIANTS.find((variant) => variantWord(variant) === word);
}

/** What its speakers call a language; its code where nobody has named it yet. */
export function languageName(code: string): string {
  return CONTENT_LANGUAGES.find((language) => language.code === code)?.name ?? code;
}
