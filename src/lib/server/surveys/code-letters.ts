import qrcode from 'qrcode';
import { dayInSlovakia } from '#lib/domain/shared/calendar-day.ts';
import { shownLetterCode } from '#lib/domain/surveys/answering/letter-code.ts';
import type { QuestionnaireContent } from '#lib/domain/surveys/questionnaire/questionnaire.ts';
import { formats } from '#lib/i18n/format.ts';
import { messages } from '#lib/i18n/messages.ts';
import { bindSpaces } from '#lib/i18n/typography.ts';
import type { PrintedLetters } from '../documents/typst-compile.ts';

/** The questionnaire to which letters invite. */
export type LetterSubject = {
  body: string;
  content: Pick<QuestionnaireContent, 'title' | 'intro'>;
  /** Where it is answered, with scheme and host. */
  address: string;
  closesAt: Date;
  /** Letters are drawn from a box, and say so. */
  smallBody: boolean;
};

/** Letters with one-time codes, each on its page, as the printer takes them; in Slovak, as the office writes. */
export async function codeLetters(
  { body, content, address, closesAt, smallBody }: LetterSubject,
  codes: readonly string[]
): Promise<PrintedLetters> {
  const t = messages('sk');
  const lastDay = formats('sk').day(dayInSlovakia(new Date(closesAt.getTime() - 1)));
  const letters = await Promise.all(
    codes.map(async (code) => ({
      code: shownLetterCode(code),
      picture: await qrcode.toString(`${address}?kod=${code}`, {
        ...({ type: 'svg', errorCorrectionLevel: 'M', margin: 4 } as const)
      }),
      alternative: t('letters.qr', { code: shownLetterCode(code) })
    }))
  );
  const notes = [
    t('letters.once'),
    t('letters.apart'),
    ...(smallBody ? [t('letters.box')] : []),
    t('letters.office')
  ];
  return {
    ...{ language: 'sk', body, letters, address: address.replace(/^https?:\/\//, '') },
    ...{ title: bindSpaces(content.title.sk), intro: bindSpaces(content.intro?.sk ?? '') },
    words: {
      ...{ title: t('letters.title'), answer: t('letters.answer'), phone: t('letters.phone') },
      ...{ type: t('letters.type'), until: t('letters.until', { day: lastDay }) },
      notes: notes.map(bindSpaces)
    }
  };
}
