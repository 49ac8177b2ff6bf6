import { beforeAll, describe, expect, test } from 'vitest';
import { chance, filledPage, printedPage, type Scanner, scanned, someScanner } from '#tests/drawn-scans.ts';
import { SOME_QUESTIONS, someContent } from '#tests/survey-fixtures.ts';
import type { Question } from '../questionnaire/question.ts';
import { type GreyImage, halfOf } from './grey-image.ts';
import type { PageCode } from './page-code.ts';
import { paperQuestions } from './paper-field.ts';
import { readAnswers } from './read-answers.ts';
import { SURE } from './read-mark.ts';
import { findPages, type ReadBox } from './read-page.ts';
import { boxesOf, LAYOUT, layOutSheet } from './sheet-layout.ts';

const SCANS = 210;
const words = (sk: string) => ({ sk });
const common = { hint: null, required: false, askedWhen: null };
const options = (...codes: string[]) => codes.map((code) => ({ code, text: words(`možnosť ${code}`) }));
const MORE: readonly Question[] = [
  {
    ...{ ...common, id: 'reach', text: words('Ako sa kam dostanete?'), type: 'matrix' },
    ...{ rows: options('lekár', 'úrad', 'obchod'), columns: options('a', 'b', 'c', 'd') }
  },
  {
    ...{ ...common, id: 'first', text: words('Čo najskôr?') },
    type: 'ranking',
    most: 3,
    options: options('x', 'y', 'z')
  }
];
const content = someContent({
  sections: [{ id: 's', title: words('Život'), questions: [...SOME_QUESTIONS, ...MORE] }]
});
const pages = layOutSheet(content, 'sk');
const codeOf = (page: number, sheet: number): PageCode => ({
  ...{ layout: LAYOUT, questionnaire: 'k7rm2x', version: 3, language: 'sk', page, sheet }
});
const STRAIGHT: Scanner = {
  ...{ dots: 150, skew: 0, upsideDown: false, shift: { x: 0, y: 0 }, scale: 1 },
  ...{ noise: 8, specks: 0, paper: 245, ink: 20 }
};
const LAID = new Map(pages.map((page) => [page.page, page]));

/** One page with a pen of some thickness, scanned. */
function aScan(page: number, { seed = 1, pen = 0.7, scanner = STRAIGHT } = {}) {
  const draw = chance(seed);
  const laid = LAID.get(page);
  if (!laid) throw new Error('There is no such page.');
  const filled = filledPage(printedPage(laid, codeOf(page, seed), draw), laid, draw, pen);
  return { image: scanned(filled.canvas, scanner, draw), truth: filled.truth, laid };
}

describe('scans of filled sheets', () => {
  type Figures = { boxes: number; sure: number; wrongSure: number; wrong: number; unread: number };
  const figures: Figures = { boxes: 0, sure: 0, wrongSure: 0, wrong: 0, unread: 0 };
  const misnamed: string[] = [];

  beforeAll(() => {
    const pens = [0.4, 0.7, 1, 1.4];
    for (let seed = 1; seed <= SCANS; seed++) {
      const draw = chance(seed * 7919);
      // Pages come in any order, and every fifth lies upside down.
      const page = 1 + Math.floor(draw() * pages.length);
      const pen = pens[seed % pens.length] ?? 0.7;
      const scanner = someScanner(draw, seed % 5 === 0);
      const { image, truth, laid } = aScan(page, { seed, pen, scanner });
      const [found] = findPages(image);
      figures.boxes += truth.size;
      if (!found) {
        figures.unread++;
        continue;
      }
      if (found.code.page !== page || found.code.sheet !== seed) misnamed.push(`scan ${seed}`);
      for (const { box, mark } of found.read(boxesOf(laid))) {
        const isRight = mark.state === truth.get(box);
        if (!isRight) figures.wrong++;
        if (mark.confidence < SURE) continue;
        figures.sure++;
        if (!isRight) figures.wrongSure++;
      }
    }
    const { boxes, sure, wrong } = figures;
    console.info(
      `${SCANS} scans, ${boxes} boxes: ${((100 * (boxes - wrong)) / boxes).toFixed(2)} % read rightly, ` +
        `${((100 * (boxes - sure)) / boxes).toFixed(2)} % sent to a person, ` +
        `${figures.wrongSure} wrong among the sure, ${figures.unread} pages unread`
    );
    // Minutes of reckoning on a machine that does much else: the usual limit is for what hangs.
  }, 1_200_000);

  test('are all found and known by their code, swapped and upside down ones too', () => {
    expect(figures.unread).toBe(0);
    expect(misnamed).toEqual([]);
    expect(figures.boxes).toBeGreaterThan(2_000);
  });

  test('no mark is read wrongly and taken for sure', () => {
    expect(figures.wrongSure).toBe(0);
  });

  test('few boxes are sent to a person', () => {
    expect((figures.boxes - figures.sure) / figures.boxes).toBeLessThan(0.05);
    expect(figures.wrong / figures.boxes).toBeLessThan(0.01);
  });
});

describe('one scan', () => {
  test('on its side is read as well as upright', () => {
    const { image, laid } = aScan(1);
    const [found] = findPages(turned(image));
    expect(found?.code).toEqual(codeOf(1, 1));
    const upright = findPages(image)[0]
      ?.read(boxesOf(laid))
      .map(({ mark }) => mark.state);
    expect(found?.read(boxesOf(laid)).map(({ mark }) => mark.state)).toEqual(upright);
  });

  test('of two pages of a booklet side by side is two pages', () => {
    const [one, other] = [aScan(1, { seed: 4 }).image, aScan(2, { seed: 4 }).image];
    const found = findPages(beside(one, other));
    expect(found.map(({ code }) => code.page)).toEqual([1, 2]);
    expect(halfOf(beside(one, other), 'right')).toEqual(other);
  });

  test('of something else is nothing', () => {
    const draw = chance(5);
    const noise = Uint8Array.from({ length: 400 * 560 }, () => draw() * 255);
    expect(findPages({ width: 400, height: 560, pixels: noise })).toEqual([]);
    expect(findPages({ width: 400, height: 560, pixels: new Uint8Array(400 * 560).fill(255) })).toEqual([]);
    expect(findPages({ width: 0, height: 0, pixels: new Uint8Array(0) })).toEqual([]);
    const { image } = aScan(1);
    const torn = { ...image, pixels: image.pixels.slice().fill(255, Math.floor(image.pixels.length / 2)) };
    expect(findPages(torn)).toEqual([]);
  });
});

describe('answers of a scan', () => {
  const [question] = paperQuestions({
    sections: [
      {
        ...{ id: 's', title: words('') },
        questions: [
          {
            ...common,
            id: 'q',
            text: words(''),
            type: 'single',
            options: options('a', 'b', 'c'),
            other: false
          }
        ]
      }
    ]
  });
  const boxes = (...states: string[]): ReadBox[] =>
    states.map((state, at) => ({
      box: { kind: 'box', x: 0, y: 0, questionId: 'q', row: '', value: 'abc'[at] ?? '', number: at + 1 },
      look: { ink: 0, middle: 0, emptiest: 0 },
      mark: { state: state.replace('?', '') as 'empty', confidence: state.endsWith('?') ? 0.6 : 1 }
    }));
  const answer = (...states: string[]) =>
    readAnswers(question ? [question] : [], boxes(...states))[0]?.typed ?? null;

  test('are the numbers of the marked boxes, and none that had to be guessed', () => {
    expect(answer('empty', 'marked', 'empty')).toEqual(['2']);
    expect(answer('cancelled', 'marked', 'empty')).toEqual(['2']);
    expect(answer('empty', 'empty', 'empty')).toEqual(['']);
    expect(answer('marked', 'marked', 'empty')).toBeNull();
    expect(answer('cancelled', 'empty', 'empty')).toBeNull();
    expect(answer('empty', 'marked', 'empty?')).toBeNull();
    expect(answer('empty', 'marked')).toBeNull();
  });

  test('are read from a page as a person filled it in', () => {
    let known = 0;
    for (const seed of [12, 13, 14, 15, 16, 17]) {
      const { image, laid, truth } = aScan(1, { seed });
      const read = findPages(image)[0]?.read(boxesOf(laid)) ?? [];
      for (const { questionId, typed } of readAnswers(paperQuestions(content), read)) {
        if (typed === null) continue;
        known++;
        const marked = [...truth].filter(
          ([box, state]) => box.questionId === questionId && state === 'marked'
        );
        expect(typed.join(' ').split(' ').filter(Boolean)).toEqual(
          marked.map(([{ number }]) => String(number))
        );
      }
    }
    expect(known).toBeGreaterThan(0);
  });
});

function turned({ width, height, pixels }: GreyImage): GreyImage {
  const out = new Uint8Array(pixels.length);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) out[x * height + (height - 1 - y)] = pixels[y * width + x] ?? 255;
  return { width: height, height: width, pixels: out };
}

function beside(one: GreyImage, other: GreyImage): GreyImage {
  const width = one.width + other.width;
  const pixels = new Uint8Array(width * one.height);
  for (let y = 0; y < one.height; y++) {
    pixels.set(one.pixels.subarray(y * one.width, (y + 1) * one.width), y * width);
    pixels.set(other.pixels.subarray(y * other.width, (y + 1) * other.width), y * width + one.width);
  }
  return { width, height: one.height, pixels };
}
