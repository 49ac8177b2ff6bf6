import { OTHER } from '#lib/domain/surveys/answering/tally.ts';
import type { Option, Question, Wording } from '#lib/domain/surveys/questionnaire/question.ts';
import {
  CHOSEN,
  NO_ANSWER,
  type NumberBand,
  numberBands,
  yearBands
} from '#lib/domain/surveys/results/counted-item.ts';
import { formats } from '#lib/i18n/format.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import type { Translate } from '#lib/i18n/messages.ts';

/** Words of a page, and their language where it is not the page's. */
export type Labelled = { text: string; lang: string | undefined };

export function worded(wording: Wording, locale: Locale): Labelled {
  if (locale === 'en' && wording.en) return { text: wording.en, lang: undefined };
  return { text: wording.sk, lang: locale === 'en' ? 'sk' : undefined };
}

/** How the categories of a question are called; of a matrix its columns. */
export function codeLabels(question: Question, { t, locale }: { t: Translate; locale: Locale }) {
  const known = new Map(optionsOf(question).map(({ code, text }) => [code, worded(text, locale)]));
  const bands = bandsOf(question);
  return (codes: readonly string[]): Labelled => {
    const labels = codes.map((code) => {
      if (code === NO_ANSWER) return { text: t('results.noAnswer'), lang: undefined };
      if (code === OTHER) return { text: t('results.other'), lang: undefined };
      if (code === CHOSEN) return { text: t('results.chosen'), lang: undefined };
      const band = bands?.[Number(code)];
      return band
        ? { text: bandText(band, question, locale), lang: undefined }
        : (known.get(code) ?? plain(code));
    });
    return {
      text: labels.map(({ text }) => text).join(t('results.together')),
      lang: labels.find(({ lang }) => lang !== undefined)?.lang
    };
  };
}

/** How a row of a matrix or an option of several is called. */
export function partLabel(
  question: Question,
  part: string,
  words: { t: Translate; locale: Locale }
): Labelled {
  if (part === OTHER) return { text: words.t('results.other'), lang: undefined };
  const options = question.type === 'matrix' ? question.rows : optionsOf(question);
  const option = options.find(({ code }) => code === part);
  return option ? worded(option.text, words.locale) : plain(part);
}

function plain(text: string): Labelled {
  return { text, lang: undefined };
}

function optionsOf(question: Question): readonly Option[] {
  if (question.type === 'matrix') return question.columns;
  return 'options' in question ? question.options : [];
}

function bandsOf(question: Question): NumberBand[] | null {
  if (question.type === 'number') return numberBands(question);
  return question.type === 'date' ? yearBands(question) : null;
}

function bandText({ from, to }: NumberBand, question: Question, locale: Locale): string {
  const format = formats(locale);
  if (question.type === 'date') return format.years(from, to);
  return from === to ? format.number(from) : format.range(from, to);
}
