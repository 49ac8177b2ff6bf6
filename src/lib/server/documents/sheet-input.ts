import { bookletOrder } from '#lib/domain/surveys/paper/booklet.ts';
import { drawnCode, type PaperLanguage, shownCode } from '#lib/domain/surveys/paper/page-code.ts';
import {
  BOX,
  CODE_PLACE,
  CORNER,
  codeSquares,
  LAYOUT,
  layOutSheet,
  type PaperElement,
  type PaperPage,
  type PaperPhrase
} from '#lib/domain/surveys/paper/sheet-layout.ts';
import type { QuestionnaireContent } from '#lib/domain/surveys/questionnaire/questionnaire.ts';

/** What is to be printed: a frozen version in one of its languages, as many times as there are numbers of sheets. */
export type SheetOrder = {
  questionnaire: string;
  version: number;
  content: QuestionnaireContent;
  language: PaperLanguage;
  /** Numbers of the sheets, one after another; 0 alone is a sheet to be copied, whose number is written by hand. */
  sheets: readonly number[];
  /** Two pages on one, in the order of a booklet. */
  booklet: boolean;
  /** The name of the body, as its author. */
  body: string;
  words: SheetWords;
};

/** Sentences of the program in the language of the sheet. Numbers stand in braces: {page}, {pages}, {most}, … */
export type SheetWords = Readonly<Record<PaperPhrase['phrase'] | 'sheet-by-hand', string>>;

/** What `sheet.typ` reads, as one JSON text. */
export function sheetInput(order: SheetOrder): string {
  const laid = layOutSheet(order.content, order.language);
  const half = CORNER.size / 2;
  const pages = order.sheets.flatMap((sheet) => {
    const printed = laid.map((page) => printedPage(page, { ...order, sheet }));
    return order.booklet ? bookletOrder(printed) : printed;
  });
  const { content, language, body, booklet } = order;
  return JSON.stringify({
    ...{ title: said(content, language), body, booklet, pages },
    language: language === 'easy' ? 'sk' : language,
    ...{ box: BOX, corner: CORNER.size, square: CODE_PLACE.square, squares: codeSquares() },
    corners: [CORNER.top, CORNER.bottom].flatMap((y) =>
      [CORNER.left, CORNER.right].map((x) => ({ x: x - half, y: y - half }))
    )
  });
}

function said({ title }: QuestionnaireContent, language: PaperLanguage): string {
  return language === 'sk' ? title.sk : title[language]?.trim() || title.sk;
}

function printedPage({ page, elements }: PaperPage, order: SheetOrder & { sheet: number }) {
  const { questionnaire, version, language, sheet, words } = order;
  const code = { layout: LAYOUT, questionnaire, version, language, page, sheet };
  return {
    bits: drawnCode(code)
      .map((bit) => (bit ? '1' : '0'))
      .join(''),
    code: shownCode(code),
    numbered: numberOf(words, sheet),
    elements: elements.map((element) => printedElement(element, words, sheet))
  };
}

function numberOf(words: SheetWords, sheet: number): string {
  return sheet === 0 ? words['sheet-by-hand'] : filled(words.sheet, { sheet: String(sheet) });
}

function printedElement(element: PaperElement, words: SheetWords, sheet: number) {
  if (element.kind !== 'phrase') return element;
  const { said: phrase, ...place } = element;
  const line = phrase.phrase === 'sheet' ? numberOf(words, sheet) : phraseText(phrase, words);
  return { ...place, kind: 'text', face: 'regular', lines: [line] };
}

function phraseText(said: PaperPhrase, words: SheetWords): string {
  const { phrase, ...numbers } = said;
  return filled(
    words[phrase],
    Object.fromEntries(Object.entries(numbers).map(([name, value]) => [name, [value].flat().join(', ')]))
  );
}

function filled(text: string, numbers: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => numbers[name] ?? '');
}
