import type { Wording } from '../questionnaire/question.ts';
import type { QuestionnaireContent } from '../questionnaire/questionnaire.ts';
import { CODE_GRID, type PaperLanguage } from './page-code.ts';
import { type PaperField, type PaperQuestion, paperQuestions } from './paper-field.ts';
import { type Face, linesOf } from './text-lines.ts';

/*
 * Where everything stands on a printed sheet, in millimetres from the upper left corner of an A4 page. The printer draws
 * by it and the reader of scans looks by it, so a sheet that was printed reads for ever: what is here changes only
 * together with LAYOUT. Words of the program itself have room that does not depend on them. A booklet is the same pages
 * at 71 % (A5).
 */

/** The number of this way of laying out, which every page's code says. */
export const LAYOUT = 1;

export const PAGE = { width: 210, height: 297 } as const;

/** Filled squares in the corners of every page, by which a scan is set straight; the places of their middles. */
export const CORNER = { size: 6, left: 13, right: 197, top: 13, bottom: 284 } as const;

/** The squares of the page's code, between the upper corners. */
export const CODE_PLACE = { x: 80, y: 8, square: 2.5 } as const;

export const BOX = 6;

const CONTENT = { left: 20, width: 170, top: 28, bottom: 270 } as const;
const FOOT = 276;

/** Type sizes; 6 mm is 17 points, large print, and 12 points in a booklet. */
const SIZE = { title: 8, section: 7, text: 6, small: 4.6 } as const;
const LINE = 1.28;
const ROW_GAP = 3;
const GROUP_GAP = 6;
/** From one box of a row to the next, with its number. */
const BOX_PITCH = 14;
const WRITING_PITCH = 10;

export type TextRole = 'title' | 'section' | 'question' | 'hint' | 'choice' | 'text';

/** What the program says on a sheet, in the language of the sheet: by a name and numbers, in a place of its own. */
export type PaperPhrase =
  | { phrase: 'marking' | 'correction' | 'ranking' | 'number' | 'day' | 'other' }
  | { phrase: 'page'; page: number; pages: number }
  | { phrase: 'sheet' }
  | { phrase: 'most'; most: number }
  | { phrase: 'only-if' | 'not-if'; question: number; numbers: readonly number[] };

type At = { x: number; y: number; width: number };

/** The box of one answer. */
export type PaperBox = {
  kind: 'box';
  x: number;
  y: number;
  questionId: string;
  row: string;
  value: string;
  /** Printed beside it, and typed for it. */
  number: number;
};

export type PaperElement =
  | (At & { kind: 'text'; role: TextRole; face: Face; size: number; lines: readonly string[] })
  | (At & { kind: 'phrase'; role: TextRole; size: number; said: PaperPhrase })
  | (At & { kind: 'writing'; lines: number; pitch: number; questionId: string })
  | PaperBox;

/** A page of paper, from 1. */
export type PaperPage = { page: number; elements: readonly PaperElement[] };

/** Squares of the code with their places, filled or not. */
export function codeSquares(): { x: number; y: number }[] {
  return Array.from({ length: CODE_GRID.columns * CODE_GRID.rows }, (_, at) => ({
    x: CODE_PLACE.x + (at % CODE_GRID.columns) * CODE_PLACE.square,
    y: CODE_PLACE.y + Math.floor(at / CODE_GRID.columns) * CODE_PLACE.square
  }));
}

/** The boxes of a page. */
export function boxesOf({ elements }: PaperPage): PaperBox[] {
  return elements.filter((element) => element.kind === 'box');
}

/** Something that stands across the page and is never broken: how high it is, and what it is at a height. */
type Row = { height: number; at: (y: number) => PaperElement[] };

/**
 * Lays out a version of a questionnaire in one of its languages. A question stays on one page where it fits; where it
 * does not, it goes on between two of its boxes.
 */
export function layOutSheet(content: QuestionnaireContent, language: PaperLanguage): PaperPage[] {
  const say = (wording: Wording) =>
    language === 'sk' ? wording.sk : wording[language]?.trim() || wording.sk;
  const questions = paperQuestions(content);
  const groups = [
    headRows(content, say),
    ...content.sections.flatMap(({ title, questions: own }) =>
      sectionGroups(
        say(title),
        questions.filter(({ question }) => own.includes(question)),
        { say, questions }
      )
    )
  ];
  const pages = flowed(groups);
  return pages.map((elements, at) => ({
    page: at + 1,
    elements: [...elements, ...footOf(at + 1, pages.length)]
  }));
}

type Say = (wording: Wording) => string;

function headRows({ title, intro }: QuestionnaireContent, say: Say): Row[] {
  const whole = { x: CONTENT.left, width: CONTENT.width };
  return [
    phraseRow({ phrase: 'sheet' }, { ...whole, size: SIZE.text, role: 'text' }),
    textRow(say(title), { ...whole, role: 'title', face: 'bold', size: SIZE.title }),
    ...(intro ? [textRow(say(intro), { ...whole, role: 'text', face: 'regular', size: SIZE.text })] : []),
    phraseRow({ phrase: 'marking' }, { ...whole, size: SIZE.text, role: 'text', lines: 4 })
  ];
}

type Asked = { say: Say; questions: readonly PaperQuestion[] };

function sectionGroups(title: string, own: readonly PaperQuestion[], asked: Asked): Row[][] {
  const heading = textRow(title, {
    ...{ x: CONTENT.left, width: CONTENT.width },
    ...{ role: 'section', face: 'bold', size: SIZE.section }
  });
  // A heading never stands alone at the foot of a page.
  return own.map((one, at) =>
    at === 0 ? joined([heading, ...questionRows(one, asked)]) : questionRows(one, asked)
  );
}

function questionRows({ number, question, fields }: PaperQuestion, asked: Asked): Row[] {
  const { say } = asked;
  const whole = { x: CONTENT.left, width: CONTENT.width };
  const wording = textRow(`${number}. ${say(question.text)}`, {
    ...{ ...whole, role: 'question', face: 'bold', size: SIZE.text }
  });
  const hint = question.hint ? say(question.hint) : '';
  const hints = [
    ...phrasesOf(question, asked.questions).map((said) =>
      phraseRow(said, { ...whole, size: SIZE.small, role: 'hint' })
    ),
    ...(hint ? [textRow(hint, { ...whole, role: 'hint', face: 'regular', size: SIZE.small })] : [])
  ];
  return joined([wording, ...hints, ...legend(question, say), ...answerRows(question, fields, say)]);
}

/** The line for what was not offered stands under its box, on the same page. */
function answerRows(question: PaperQuestion['question'], fields: readonly PaperField[], say: Say): Row[] {
  const rows = fields.flatMap(fieldRows(question, say));
  const hasOwn = fields.some((field) => field.kind === 'words' && field.part === 'ine');
  return hasOwn ? [...rows.slice(0, -2), above(rows.slice(-2))] : rows;
}

/** What the program says about answering: on whom it depends, and how many may be chosen. */
function phrasesOf(
  { askedWhen, type, ...question }: PaperQuestion['question'],
  questions: readonly PaperQuestion[]
): PaperPhrase[] {
  const other = askedWhen && questions.find((one) => one.question.id === askedWhen.questionId);
  const boxes = other?.fields.find((field) => field.kind === 'boxes');
  const numbers = (boxes?.choices ?? []).flatMap(({ value }, at) =>
    askedWhen?.codes.includes(value) ? [at + 1] : []
  );
  const most = type === 'multiple' && 'most' in question ? question.most : null;
  return [
    ...(askedWhen && other
      ? [
          {
            phrase: askedWhen.chose ? ('only-if' as const) : ('not-if' as const),
            question: other.number,
            numbers
          }
        ]
      : []),
    ...(most === null ? [] : [{ phrase: 'most' as const, most }]),
    ...(type === 'ranking' ? [{ phrase: 'ranking' as const }] : []),
    ...(type === 'date' ? [{ phrase: 'day' as const }] : []),
    ...(type === 'number' ? [{ phrase: 'number' as const }] : [])
  ];
}

/** What the numbers of a scale or of the columns of a matrix mean. */
function legend(question: PaperQuestion['question'], say: Say): Row[] {
  const meanings =
    question.type === 'scale'
      ? [`1 – ${say(question.low)}`, `${question.steps} – ${say(question.high)}`]
      : question.type === 'matrix'
        ? question.columns.map(({ text }, at) => `${at + 1} – ${say(text)}`)
        : [];
  const place = { x: CONTENT.left, width: CONTENT.width };
  return meanings.map((meaning) =>
    textRow(meaning, { ...place, role: 'text', face: 'regular', size: SIZE.text })
  );
}

function fieldRows({ id, type }: PaperQuestion['question'], say: Say) {
  return (field: PaperField): Row[] => {
    if (field.kind === 'words') return [writingRow(id, field.lines, CONTENT.width)];
    if (field.kind === 'value') return [writingRow(id, 1, 70, field.unit ? say(field.unit) : '')];
    const isList = type === 'single' || type === 'multiple';
    if (isList) return field.choices.map((choice, at) => choiceRow(id, choice, at + 1, say));
    const name = field.text
      ? [
          textRow(say(field.text), {
            ...{ x: CONTENT.left, width: CONTENT.width },
            ...{ role: 'text' as const, face: 'regular' as const, size: SIZE.text }
          })
        ]
      : [];
    return joinedTwo([...name, ...boxRows(id, field)]);
  };
}

/** A box with its number and its words. */
function choiceRow(
  questionId: string,
  { value, text }: { value: string; text: Wording | null },
  number: number,
  say: Say
): Row {
  const x = CONTENT.left + BOX_PITCH + 2;
  const place = { x, width: CONTENT.width - BOX_PITCH - 2 };
  const words = text
    ? textRow(say(text), { ...place, role: 'choice', face: 'regular', size: SIZE.text })
    : phraseRow({ phrase: 'other' }, { ...place, role: 'choice', size: SIZE.text });
  return {
    height: Math.max(words.height, BOX + ROW_GAP),
    at: (y) => [
      { kind: 'box', x: CONTENT.left, y: y + 0.2, questionId, row: '', value, number },
      ...words.at(y)
    ]
  };
}

/** Boxes side by side, as many in a line as the page is wide. */
function boxRows(questionId: string, { row, choices }: Extract<PaperField, { kind: 'boxes' }>): Row[] {
  const inLine = Math.floor(CONTENT.width / BOX_PITCH);
  const lines = Array.from({ length: Math.ceil(choices.length / inLine) }, (_, line) =>
    choices.slice(line * inLine, (line + 1) * inLine)
  );
  return lines.map((boxes, line) => ({
    height: BOX + ROW_GAP + 2,
    at: (y) =>
      boxes.map(({ value }, at) => ({
        ...{ kind: 'box' as const, x: CONTENT.left + at * BOX_PITCH, y: y + 0.2, questionId, row, value },
        number: line * inLine + at + 1
      }))
  }));
}

function writingRow(questionId: string, lines: number, width: number, unit = ''): Row {
  const beside: TextLook = {
    ...{ x: CONTENT.left + width + 3, width: CONTENT.width - width - 3 },
    ...{ role: 'text', face: 'regular', size: SIZE.text }
  };
  return {
    height: lines * WRITING_PITCH + ROW_GAP,
    at: (y) => [
      { kind: 'writing', x: CONTENT.left, y, width, lines, pitch: WRITING_PITCH, questionId },
      ...(unit === '' ? [] : textRow(unit, beside).at(y + WRITING_PITCH - SIZE.text * LINE))
    ]
  };
}

type TextLook = { x: number; width: number; role: TextRole; face: Face; size: number };

function textRow(words: string, { x, width, role, face, size }: TextLook): Row {
  const lines = linesOf(words, face, { size, width });
  return {
    height: lines.length * size * LINE + (role === 'section' ? ROW_GAP : ROW_GAP / 2),
    at: (y) => [{ kind: 'text', x, y, width, role, face, size, lines }]
  };
}

type PhraseLook = { x: number; width: number; role: TextRole; size: number; lines?: number };

function phraseRow(said: PaperPhrase, { x, width, role, size, lines = 1 }: PhraseLook): Row {
  return {
    height: lines * size * LINE + ROW_GAP / 2,
    at: (y) => [{ kind: 'phrase', x, y, width, role, size, said }]
  };
}

/** The wording of a question with all that comes before its first box in one row: no page ends between them. */
function joined(rows: readonly Row[]): Row[] {
  const first = rows.findIndex((row) => row.at(0).some(({ kind }) => kind === 'box' || kind === 'writing'));
  return first < 1 ? [...rows] : [above(rows.slice(0, first + 1)), ...rows.slice(first + 1)];
}

/** What a row of boxes is called, with its first boxes. */
function joinedTwo([name, first, ...rest]: Row[]): Row[] {
  if (!name || !first) return name ? [name] : [];
  const isName = name.at(0).every(({ kind }) => kind === 'text');
  return isName ? [above([name, first]), ...rest] : [name, first, ...rest];
}

/** Rows one under another, as one. */
function above(rows: readonly Row[]): Row {
  const tops: number[] = [];
  let height = 0;
  for (const row of rows) {
    tops.push(height);
    height += row.height;
  }
  return { height, at: (y) => rows.flatMap((row, at) => row.at(y + (tops[at] ?? 0))) };
}

/** Puts groups of rows on pages. */
function flowed(groups: readonly (readonly Row[])[]): PaperElement[][] {
  const pages: PaperElement[][] = [[]];
  let y: number = CONTENT.top;
  const turn = () => {
    pages.push([]);
    y = CONTENT.top;
  };
  for (const group of groups) {
    const { height } = above(group);
    const isWhole = height <= CONTENT.bottom - CONTENT.top;
    if (isWhole && y + height > CONTENT.bottom) turn();
    for (const row of group) {
      if (y + row.height > CONTENT.bottom && y > CONTENT.top) turn();
      pages.at(-1)?.push(...row.at(y));
      y += row.height;
    }
    y += GROUP_GAP;
  }
  return pages;
}

function footOf(page: number, pages: number): PaperElement[] {
  const place = { kind: 'phrase', role: 'text', size: SIZE.small, y: FOOT } as const;
  return [
    { ...place, x: CONTENT.left, width: 120, said: { phrase: 'correction' } },
    { ...place, x: CONTENT.left + 130, width: 40, said: { phrase: 'page', page, pages } }
  ];
}
