import { expect, test } from 'vitest';
import type { QuestionnaireContent } from '#lib/domain/surveys/questionnaire/questionnaire.ts';
import { sheetWords } from '#lib/server/surveys/sheet-words.ts';
import { judgePdf } from '#tests/documents/pdf-structure.ts';
import { SOME_QUESTIONS } from '#tests/survey-fixtures.ts';
import { compileSheets } from './sheet-compile.ts';
import { type SheetOrder, sheetInput } from './sheet-input.ts';

const content: QuestionnaireContent = {
  ...{ title: { sk: 'Ako sa tu žije?' }, intro: { sk: 'Odpovede pomôžu pri pláne.' }, asksContact: false },
  sections: [{ id: 's', title: { sk: 'Život v obci' }, questions: SOME_QUESTIONS }]
};
const order: SheetOrder = {
  ...{ questionnaire: 'k7rm2x', version: 1, content, language: 'sk', sheets: [0] },
  ...{ booklet: false, body: 'Obec Bánov', words: sheetWords('sk') }
};

test('a sheet has everything a screen reader needs', () => {
  expect(judgePdf(compileSheets(order), 'sk')).toEqual([]);
  const hungarian = compileSheets({ ...order, language: 'hu', words: sheetWords('hu') });
  expect(judgePdf(hungarian, 'hu')).toEqual([]);
});

test('a booklet is printed too', () => {
  const booklet = Buffer.from(compileSheets({ ...order, booklet: true }));
  expect(booklet.toString('latin1', 0, 5)).toBe('%PDF-');
});

test('numbered sheets say their number in words and in their code, one to be copied has a line for it', () => {
  const { pages } = JSON.parse(sheetInput({ ...order, sheets: [7, 8] }));
  const numbers = new Set(pages.map(({ numbered }: { numbered: string }) => numbered.replace(/\D/g, '')));
  expect([...numbers]).toEqual(['7', '8']);
  expect(new Set(pages.map(({ bits }: { bits: string }) => bits)).size).toBe(pages.length);
  const [copied] = JSON.parse(sheetInput(order)).pages;
  expect(copied.numbered).toContain('____');
});

test.each(['sk', 'easy', 'en', 'hu'] as const)(
  'the program says nothing unfilled on a sheet in %s',
  (language) => {
    const said = sheetInput({ ...order, language, words: sheetWords(language) });
    const lines = JSON.parse(said).pages.flatMap(({ elements }: { elements: { lines?: string[] }[] }) =>
      elements.flatMap((element) => (Array.isArray(element.lines) ? element.lines : []))
    );
    expect(lines.length).toBeGreaterThan(20);
    expect(lines.filter((line: string) => /[{}]/.test(line))).toEqual([]);
  }
);
