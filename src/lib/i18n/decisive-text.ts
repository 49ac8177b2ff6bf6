/**
 * That a page is a translation and the Slovak text decides, said in the language of the translation. Languages in which
 * nobody has vouched for the sentence have none: the page says it in the reader's own language anyway.
 */
const DECISIVE: Readonly<Record<string, string>> = {
  bg: 'Това е превод. Меродавен е словашкият текст.',
  cs: 'Toto je překlad. Rozhodující je slovenský text.',
  de: 'Dies ist eine Übersetzung. Maßgeblich ist der slowakische Text.',
  en: 'This is a translation. The Slovak text is decisive.',
  hr: 'Ovo je prijevod. Mjerodavan je slovački tekst.',
  hu: 'Ez fordítás. A szlovák szöveg az irányadó.',
  pl: 'To jest tłumaczenie. Rozstrzygający jest tekst słowacki.',
  uk: 'Це переклад. Вирішальним є словацький текст.'
};

/** The sentence in a language; undefined where it is not known. */
export function decisiveText(language: string): string | undefined {
  return DECISIVE[language];
}
