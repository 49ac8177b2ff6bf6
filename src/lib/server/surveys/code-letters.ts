import qrcode from 'qrcode';
import { type CalendarDay, dayInSlovakia } from '#lib/domain/shared/calendar-day.ts';
import { shownLetterCode } from '#lib/domain/surveys/answering/letter-code.ts';
import type { Wording } from '#lib/domain/surveys/questionnaire/question.ts';
import { languagesOf, type QuestionnaireContent } from '#lib/domain/surveys/questionnaire/questionnaire.ts';
import { formats } from '#lib/i18n/format.ts';
import { messages } from '#lib/i18n/messages.ts';
import { bindSpaces } from '#lib/i18n/typography.ts';
import type { PrintedLetters } from '../documents/typst-compile.ts';

/** The questionnaire to which letters invite. */
export type LetterSubject = {
  body: string;
  content: Pick<QuestionnaireContent, 'title' | 'intro' | 'sections'>;
  /** Where it is answered, with scheme and host. */
  address: string;
  closesAt: Date;
  /** Letters are drawn from a box, and say so. */
  smallBody: boolean;
  language: LetterLanguage;
};

const LETTER_LANGUAGES = ['sk', 'en', 'hu'] as const;
/** A language in which letters are printed. */
export type LetterLanguage = (typeof LETTER_LANGUAGES)[number];

/** Letters with one-time codes, each on its page, as the printer takes them. */
export async function codeLetters(
  { body, content, address, closesAt, smallBody, language }: LetterSubject,
  codes: readonly string[]
): Promise<PrintedLetters> {
  const words = letterWords(language);
  const letters = await Promise.all(
    codes.map(async (code) => ({
      code: shownLetterCode(code),
      picture: await qrcode.toString(`${address}?kod=${code}`, {
        ...({ type: 'svg', errorCorrectionLevel: 'M', margin: 4 } as const)
      }),
      alternative: words.qr(shownLetterCode(code))
    }))
  );
  const bound = language === 'sk' ? bindSpaces : (text: string) => text;
  const notes = [words.once, words.apart, ...(smallBody ? [words.box] : []), words.office];
  return {
    ...{ language, body, letters, address: address.replace(/^https?:\/\//, '') },
    ...{ title: bound(worded(content.title, language)), intro: bound(worded(content.intro, language)) },
    words: {
      ...{ title: words.title, answer: words.answer, phone: words.phone, type: words.type },
      until: words.until(dayInSlovakia(new Date(closesAt.getTime() - 1))),
      notes: notes.map(bound)
    }
  };
}

/** Languages in which letters can be printed: those in which the whole questionnaire stands. */
export function letterLanguages(content: Pick<QuestionnaireContent, 'sections'>): LetterLanguage[] {
  const whole: readonly string[] = languagesOf(content);
  return LETTER_LANGUAGES.filter((language) => language === 'sk' || whole.includes(language));
}

function worded(wording: Wording | null, language: LetterLanguage): string {
  return wording?.[language] || wording?.sk || '';
}

type LetterWords = Record<
  'title' | 'answer' | 'phone' | 'type' | 'once' | 'apart' | 'box' | 'office',
  string
> & {
  qr(code: string): string;
  until(day: CalendarDay): string;
};

function letterWords(language: LetterLanguage): LetterWords {
  return language === 'hu' ? HUNGARIAN : spoken(language);
}

function spoken(language: 'sk' | 'en'): LetterWords {
  const t = messages(language);
  return {
    ...{ title: t('letters.title'), answer: t('letters.answer'), phone: t('letters.phone') },
    ...{ type: t('letters.type'), once: t('letters.once'), apart: t('letters.apart') },
    ...{ box: t('letters.box'), office: t('letters.office') },
    qr: (code) => t('letters.qr', { code }),
    until: (day) => t('letters.until', { day: formats(language).day(day) })
  };
}

/** Hungarian is a language of letters and sheets and not of the program, so its few sentences stand here. */
const HUNGARIAN: LetterWords = {
  title: 'Egyszer használható kód a kérdőívhez',
  answer: 'Hogyan válaszolhat',
  phone: 'Fényképezze le a képet a telefonjával. Vagy nyissa meg a böngészőben ezt a címet:',
  type: 'és írja be ezt a kódot:',
  once: 'A kód egyszer érvényes. Fiókra nincs szüksége, és nem kérdezzük, ki Ön.',
  apart: 'A kódot nem tároljuk a válaszok mellett, senki sem tudja meg belőle, mit válaszolt.',
  box: 'Ezt a levelet Ön húzta ki egy dobozból. Senki sem tudja, kinek melyik kód jutott.',
  office: 'Ha nincs internete, jöjjön be ezzel a levéllel a hivatalba, segítünk.',
  qr: (code) => `QR-kód a kérdőív címével és a ${code} kóddal`,
  until: (day) => {
    const long = new Intl.DateTimeFormat('hu', { dateStyle: 'long', timeZone: 'UTC' });
    return `Az utolsó nap, amikor válaszolni lehet: ${long.format(new Date(day))}`;
  }
};
