import type { PaperLanguage } from '#lib/domain/surveys/paper/page-code.ts';
import { messagesOf, type Translate } from '#lib/i18n/messages.ts';
import type { SheetWords } from '../documents/sheet-input.ts';

/** Hungarian is a language of sheets and not of the program, so its few sentences stand here. */
const HUNGARIAN: SheetWords = {
  marking:
    'Válaszánál tegyen x-et a négyzetbe. Ha téved, satírozza be az egész négyzetet, és tegyen x-et egy másikba. A vonalakra nyomtatott betűkkel írjon.',
  correction: 'Tévedett? Satírozza be az egész négyzetet, és jelöljön másikat.',
  ranking: 'Jelölje meg a sorrendet annál, ami fontos Önnek; az 1 a legfontosabb.',
  number: 'Írjon egy számot.',
  day: 'Írja le a napot, a hónapot és az évet.',
  other: 'más, éspedig:',
  page: '{page}. oldal / {pages}',
  sheet: '{sheet}. számú lap',
  'sheet-by-hand': 'A lap száma: ________ (a hivatal tölti ki)',
  most: 'Legfeljebb {most} választ jelöljön.',
  'only-if': 'Csak akkor válaszoljon, ha a(z) {question}. kérdésnél ezt jelölte: {numbers}.',
  'not-if': 'Ne válaszoljon, ha a(z) {question}. kérdésnél ezt jelölte: {numbers}.'
};

/** What the program says on a sheet in its language, with the braces of its numbers. */
export function sheetWords(language: PaperLanguage): SheetWords {
  if (language === 'hu') return HUNGARIAN;
  return spoken(messagesOf(language === 'en' ? 'en' : 'sk', 'municipality'));
}

function spoken(t: Translate): SheetWords {
  const condition = { question: '{question}', numbers: '{numbers}' };
  return {
    marking: t('paper.phrase.marking'),
    correction: t('paper.phrase.correction'),
    ranking: t('paper.phrase.ranking'),
    number: t('paper.phrase.number'),
    day: t('paper.phrase.day'),
    other: t('paper.phrase.other'),
    page: t('paper.phrase.page', { page: '{page}', pages: '{pages}' }),
    sheet: t('paper.phrase.sheet', { sheet: '{sheet}' }),
    'sheet-by-hand': t('paper.phrase.sheetByHand'),
    most: t('paper.phrase.most', { most: '{most}' }),
    'only-if': t('paper.phrase.onlyIf', condition),
    'not-if': t('paper.phrase.notIf', condition)
  };
}
