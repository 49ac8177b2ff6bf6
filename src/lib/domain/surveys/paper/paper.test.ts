import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fontPaths } from '#lib/server/documents/font-files.ts';
import { SOME_QUESTIONS } from '#tests/survey-fixtures.ts';
import type { Question } from '../questionnaire/question.ts';
import type { QuestionnaireContent } from '../questionnaire/questionnaire.ts';
import { CODE_ALPHABET } from '../questionnaire/questionnaire-code.ts';
import { judgeResponse } from '../questionnaire/response.ts';
import { bookletOrder } from './booklet.ts';
import {
  CODE_GRID,
  drawnCode,
  MOST_PAGES,
  MOST_SHEETS,
  MOST_VERSIONS,
  PAPER_LANGUAGES,
  type PageCode,
  readCode,
  shownCode
} from './page-code.ts';
import { contentOnPaper, paperQuestions } from './paper-field.ts';
import { BOX, boxesOf, CODE_PLACE, CORNER, layOutSheet, PAGE } from './sheet-layout.ts';
import { sheetNumbers } from './sheet-numbers.ts';
import { linesOf, widthOf } from './text-lines.ts';

const aCode = fc.record({
  layout: fc.integer({ min: 0, max: 15 }),
  questionnaire: fc
    .array(fc.constantFrom(...CODE_ALPHABET), { minLength: 6, maxLength: 6 })
    .map((letters) => letters.join('')),
  version: fc.integer({ min: 1, max: MOST_VERSIONS }),
  language: fc.constantFrom(...PAPER_LANGUAGES),
  page: fc.integer({ min: 1, max: MOST_PAGES }),
  sheet: fc.integer({ min: 0, max: MOST_SHEETS })
});

const words = (sk: string) => ({ sk });
const rows = (...codes: string[]) => codes.map((code) => ({ code, text: words(`${code} niečo`) }));
const common = { hint: null, required: false, askedWhen: null };

/** Every type of question that paper knows, and one that it does not. */
const MORE: readonly Question[] = [
  ...SOME_QUESTIONS,
  {
    ...{ ...common, id: 'reach', text: words('Ako sa kam dostanete?'), type: 'matrix' },
    ...{ rows: rows('doctor', 'office', 'shop'), columns: rows('easy', 'hard', 'not') }
  },
  {
    ...{ ...common, id: 'first', text: words('Čo najskôr?'), type: 'ranking', most: 2 },
    options: rows('old', 'young', 'ill')
  },
  {
    ...{ ...common, id: 'pay', text: words('Koľko?'), type: 'number' },
    ...{ least: 0, most: 900, unit: words('eur'), whole: true }
  },
  { ...common, id: 'where', text: words('Kde?'), required: true, type: 'place' }
];
const contentOf = (questions: readonly Question[]): QuestionnaireContent => ({
  ...{ title: words('Dotazník'), intro: words('Načo je.'), asksContact: false },
  sections: [{ id: 's', title: words('Časť'), questions }]
});

describe('the code of a page', () => {
  test('says what was drawn', () => {
    fc.assert(
      fc.property(aCode, (code: PageCode) => {
        const squares = drawnCode(code);
        expect(squares).toHaveLength(CODE_GRID.columns * CODE_GRID.rows);
        expect(readCode(squares)).toEqual(code);
      })
    );
  });

  test('is nothing where up to three squares were read wrongly', () => {
    const square = fc.integer({ min: 0, max: CODE_GRID.columns * CODE_GRID.rows - 1 });
    fc.assert(
      fc.property(aCode, fc.uniqueArray(square, { minLength: 1, maxLength: 3 }), (code, wrong) => {
        const squares = drawnCode(code).map((bit, at) => bit !== wrong.includes(at));
        expect(readCode(squares)).toBeNull();
      })
    );
  });

  test('can be read by people, and refuses what it cannot say', () => {
    const code: PageCode = {
      ...{ layout: 1, questionnaire: 'k7rm2x', version: 2, language: 'easy', page: 3, sheet: 27 }
    };
    expect(shownCode(code)).toBe('k7rm2x-2-easy-3');
    expect(() => drawnCode({ ...code, sheet: MOST_SHEETS + 1 })).toThrow(RangeError);
    expect(() => drawnCode({ ...code, questionnaire: 'K7RM2X' })).toThrow(RangeError);
    expect(readCode([true, false])).toBeNull();
  });
});

describe('a sheet laid out', () => {
  const pages = layOutSheet(contentOf(MORE), 'sk');
  const boxes = pages.flatMap(boxesOf);

  test('has every box once, with its number', () => {
    const expected = paperQuestions(contentOf(MORE)).flatMap(({ question, fields }) =>
      fields.flatMap((field) =>
        field.kind === 'boxes'
          ? field.choices.map(({ value }, at) => `${question.id} ${field.row} ${value} ${at + 1}`)
          : []
      )
    );
    const there = boxes.map(
      ({ questionId, row, value, number }) => `${questionId} ${row} ${value} ${number}`
    );
    expect(there).toEqual(expected);
    expect(there).toContain('reach office hard 2');
    expect(there).toContain('help  ~ 3');
  });

  test('keeps all of it away from the corners, the code and each other', () => {
    for (const page of layOutSheet(contentOf([...MORE, ...long(40)]), 'sk')) {
      for (const { x, y } of boxesOf(page)) {
        expect(x).toBeGreaterThan(CORNER.left);
        expect(x + BOX).toBeLessThan(CORNER.right);
        expect(y).toBeGreaterThan(CODE_PLACE.y + CODE_GRID.rows * CODE_PLACE.square);
        expect(y + BOX).toBeLessThan(CORNER.bottom - CORNER.size);
      }
      const tops = page.elements.map(({ y }) => y);
      expect(Math.max(...tops)).toBeLessThan(PAGE.height - 15);
      const apart = boxesOf(page).flatMap((one, at) =>
        boxesOf(page)
          .slice(at + 1)
          .map((other) => Math.max(Math.abs(one.x - other.x), Math.abs(one.y - other.y)))
      );
      expect(Math.min(...apart, PAGE.width)).toBeGreaterThan(BOX + 1);
    }
  });

  test('is the same for the same version, and turns the page for a long question between its boxes only', () => {
    expect(layOutSheet(contentOf(MORE), 'sk')).toEqual(pages);
    const many = layOutSheet(contentOf(long(40)), 'sk');
    expect(many.length).toBeGreaterThan(1);
    for (const page of many) expect(boxesOf(page).length).toBeGreaterThan(0);
  });

  test('asks by numbers what depends on another answer', () => {
    const said = pages.flatMap(({ elements }) =>
      elements.flatMap((element) => (element.kind === 'phrase' ? [element.said] : []))
    );
    expect(said).toContainEqual({ phrase: 'only-if', question: 1, numbers: [1] });
    expect(said).toContainEqual({ phrase: 'most', most: 2 });
  });

  function long(options: number): Question[] {
    const codes = Array.from({ length: options }, (_, at) => `o${at}`);
    return [
      {
        ...{ ...common, id: 'long', text: words('Dlhá otázka'), type: 'multiple' },
        ...{ options: rows(...codes), other: true, most: null }
      }
    ];
  }
});

test('nothing on paper is required, and no place is asked for', () => {
  const content = contentOnPaper(contentOf(MORE));
  expect(judgeResponse(content, new Map()).outcome).toBe('accepted');
  expect(content.sections.flatMap(({ questions }) => questions).map(({ id }) => id)).not.toContain('where');
});

describe('lines of words', () => {
  test('never lose a word and never are wider than their room', () => {
    fc.assert(
      fc.property(
        fc.array(fc.stringMatching(/^[a-zá-ž]{1,30}$/), { minLength: 1, maxLength: 20 }),
        fc.integer({ min: 30, max: 170 }),
        (said, width) => {
          const lines = linesOf(said.join(' '), 'bold', { size: 6, width });
          expect(lines.join('').replace(/\s/gu, '')).toBe(said.join(''));
          for (const line of lines) expect(widthOf(line, 'bold', 6)).toBeLessThanOrEqual(width);
        }
      )
    );
  });

  test('no preposition of one letter ends a line', () => {
    const lines = linesOf('pomoc v obci a v meste s deťmi', 'regular', { size: 6, width: 30 });
    expect(lines.slice(0, -1).filter((line) => /(^|\s)[vsa]$/.test(line))).toEqual([]);
  });

  test('count with the letters that are printed', () => {
    for (const [face, file] of [
      ['regular', '/400Regular/'],
      ['bold', '/600SemiBold/']
    ] as const) {
      const font = readFileSync(fontPaths().find((path) => path.includes(file)) ?? '');
      for (const letter of 'aAiwW159.,ľščťžýáíéúäôňďĽŠČŤŽÁÍÉÚŇĎőűŐŰ')
        expect(widthOf(letter, face, 1_000), letter).toBeGreaterThanOrEqual(advance(font, letter) - 30);
    }
  });
});

test('a booklet has its pages in order once it is folded', () => {
  expect(bookletOrder([1, 2, 3, 4, 5, 6, 7, 8])).toEqual([8, 1, 2, 7, 6, 3, 4, 5]);
  expect(bookletOrder([1, 2, 3])).toEqual([null, 1, 2, 3]);
});

test('numbers of sheets are whole, from one on, and no more than a file holds', () => {
  expect(sheetNumbers({ from: 5, count: 3 })).toEqual([5, 6, 7]);
  expect(sheetNumbers({ from: 1, count: 0 })).toEqual([0]);
  expect(sheetNumbers({ from: Number.NaN, count: 2 })).toEqual([1, 2]);
  expect(sheetNumbers({ from: -4, count: 500 })).toHaveLength(30);
  expect(sheetNumbers({ from: MOST_SHEETS, count: 9 })).toEqual([MOST_SHEETS]);
});

/** The advance of a letter as the font has it (OpenType `cmap` format 4 and `hmtx`), in thousandths of its size. */
function advance(font: Buffer, letter: string): number {
  const table = (tag: string) => {
    for (let at = 12; at < 12 + font.readUInt16BE(4) * 16; at += 16)
      if (font.toString('latin1', at, at + 4) === tag) return font.readUInt32BE(at + 8);
    throw new Error(`no table ${tag}`);
  };
  const glyph = glyphOf(font, table('cmap'), letter.codePointAt(0) ?? 0);
  const last = font.readUInt16BE(table('hhea') + 34) - 1;
  return font.readUInt16BE(table('hmtx') + Math.min(glyph, last) * 4);
}

function glyphOf(font: Buffer, cmap: number, point: number): number {
  for (let one = 0; one < font.readUInt16BE(cmap + 2); one++) {
    const at = cmap + font.readUInt32BE(cmap + 8 + one * 8);
    if (font.readUInt16BE(at) !== 4) continue;
    const twice = font.readUInt16BE(at + 6);
    for (let segment = 0; segment < twice; segment += 2) {
      const [end, start] = [at + 14, at + 16 + twice].map((from) => font.readUInt16BE(from + segment));
      if (start === undefined || end === undefined || point < start || point > end) continue;
      const delta = font.readUInt16BE(at + 16 + 2 * twice + segment);
      const offset = font.readUInt16BE(at + 16 + 3 * twice + segment);
      if (offset === 0) return (point + delta) & 0xffff;
      const listed = font.readUInt16BE(at + 16 + 3 * twice + segment + offset + (point - start) * 2);
      return (listed + delta) & 0xffff;
    }
  }
  throw new Error(`no glyph for ${point}`);
}
