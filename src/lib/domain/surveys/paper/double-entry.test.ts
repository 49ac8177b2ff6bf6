import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Question } from '../questionnaire/question.ts';
import { type Answer, judgeResponse } from '../questionnaire/response.ts';
import {
  compareTypings,
  controlOf,
  isSameTyping,
  type SheetStanding,
  settledAnswers
} from './double-entry.ts';
import { contentOnPaper, paperQuestions } from './paper-field.ts';
import { readTyped } from './typed-answers.ts';

const words = (sk: string) => ({ sk });
const common = { text: words('Otázka'), hint: null, required: true, askedWhen: null };
const options = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ code: `c${at + 1}`, text: words(`možnosť ${at + 1}`) }));
const QUESTIONS: readonly Question[] = [
  { ...common, id: 'one', type: 'single', options: options(4), other: true },
  { ...common, id: 'many', type: 'multiple', options: options(5), other: true, most: null },
  { ...common, id: 'long', type: 'multiple', options: options(12), other: false, most: 3 },
  { ...common, id: 'scale', type: 'scale', steps: 10, low: words('zle'), high: words('dobre') },
  { ...common, id: 'matrix', type: 'matrix', rows: options(2), columns: options(3) },
  { ...common, id: 'rank', type: 'ranking', options: options(3), most: 2 },
  { ...common, id: 'pay', type: 'number', least: 0, most: 900, unit: null, whole: true },
  { ...common, id: 'day', type: 'date', earliest: '2020-01-01', latest: '2026-12-31' },
  { ...common, id: 'say', type: 'long-text' }
];
const content = { sections: [{ id: 's', title: words('Časť'), questions: QUESTIONS }] };
const asked = paperQuestions(content);

/** What is judged of what was typed, by id of the question. */
function typed(fields: Record<string, string[]>) {
  const given = asked.map((one) => [one.question.id, readTyped(one, fields[one.question.id] ?? [])] as const);
  return judgeResponse(contentOnPaper(content), new Map(given));
}

function answer(id: string, ...fields: string[]): Answer | undefined {
  const judged = typed({ [id]: fields });
  expect(judged.outcome).toBe('accepted');
  return judged.response.get(id);
}

function fault(id: string, ...fields: string[]): string | undefined {
  const judged = typed({ [id]: fields });
  return judged.outcome === 'faulty' ? judged.faults.get(id) : undefined;
}

describe('typing by numbers', () => {
  test('an empty sheet is a sheet too', () => {
    expect(typed({})).toMatchObject({ outcome: 'accepted', response: new Map() });
  });

  test('one number is the box that bears it', () => {
    expect(answer('one', '2')).toEqual({ code: 'c2' });
    expect(answer('one', '5', 'susedka')).toEqual({ other: 'susedka' });
    expect(answer('one', '5', '')).toEqual({ other: '–' });
    expect(answer('scale', '10')).toBe(10);
    expect(fault('one', '6')).toBe('not-offered');
    expect(fault('one', '0')).toBe('not-offered');
    expect(fault('one', 'x')).toBe('not-offered');
    expect(fault('scale', '11')).toBe('out-of-range');
  });

  test('several numbers stand one after another, or apart where there are more than nine', () => {
    expect(answer('many', '135')).toEqual({ codes: ['c1', 'c3', 'c5'], other: null });
    expect(answer('many', '1 3+6', 'sused')).toEqual({ codes: ['c1', 'c3'], other: 'sused' });
    expect(answer('long', '1, 12')).toEqual({ codes: ['c1', 'c12'], other: null });
    expect(answer('long', '12.')).toEqual({ codes: ['c12'], other: null });
    expect(answer('long', '1 2')).toEqual({ codes: ['c1', 'c2'], other: null });
    expect(answer('long', '10')).toEqual({ codes: ['c10'], other: null });
    expect(answer('long', '11')).toEqual({ codes: ['c11'], other: null });
    // One box or two: only who typed it knows.
    expect(fault('long', '12')).toBe('not-offered');
    expect(fault('many', '17')).toBe('not-offered');
    expect(fault('long', '1 2 3 4')).toBe('too-many');
  });

  test('a matrix is typed by rows, a ranking by places', () => {
    expect(answer('matrix', '3', '')).toEqual({ c1: 'c3' });
    expect(answer('rank', '2', '', '1')).toEqual(['c3', 'c1']);
    expect(fault('rank', '1', '1', '')).toBe('repeated');
    expect(fault('rank', '3', '', '')).toBe('not-offered');
    expect(fault('matrix', '4', '1')).toBe('not-offered');
  });

  test('a day is typed with dots or without them', () => {
    expect(answer('day', '12. 3. 2026')).toBe('2026-03-12');
    expect(answer('day', '12032026')).toBe('2026-03-12');
    expect(fault('day', '31022026')).toBe('not-a-day');
    expect(answer('pay', '120')).toBe(120);
    expect(answer('say', 'Chýba opatrovateľka.')).toBe('Chýba opatrovateľka.');
  });
});

describe('two typings', () => {
  const response = (fields: Record<string, string[]>) => typed(fields).response;

  test('differ by marks, and neither by the order of numbers nor by words', () => {
    const first = response({ one: ['5', 'susedka'], many: ['13'], say: ['Chýba lekár.'], scale: ['4'] });
    const second = response({ one: ['5'], many: ['3 1'], scale: ['5'], pay: ['20'] });
    expect(compareTypings(asked, first, second)).toEqual({ compared: 4, differing: ['scale', 'pay'] });
    expect(compareTypings(asked, first, first).differing).toEqual([]);
  });

  test('a row of a matrix that is called other is compared as any row', () => {
    const question: Question = {
      ...{ ...common, id: 'm', type: 'matrix', columns: options(2) },
      rows: [{ code: 'other', text: words('iné') }, ...options(1)]
    };
    const sheet = (other: string) => new Map([['m', { other, c1: 'c1' }]]);
    const own = paperQuestions({ sections: [{ id: 's', title: words(''), questions: [question] }] });
    expect(compareTypings(own, sheet('c1'), sheet('c2')).differing).toEqual(['m']);
  });

  test('what is settled is the first typing with what the second one had right', () => {
    const first = response({ one: ['1'], scale: ['4'], say: ['Slová'] });
    const second = response({ one: ['2'], pay: ['20'] });
    const settled = settledAnswers(
      first,
      second,
      new Map([
        ['one', 'second'],
        ['scale', 'second'],
        ['pay', 'first']
      ])
    );
    expect(Object.fromEntries(settled)).toEqual({ one: { code: 'c2' }, say: 'Slová' });
  });

  test('what was written in words stays, though the second typing has the right boxes', () => {
    const first = response({ many: ['16', 'chýba lekár'] });
    const second = response({ many: ['126', ''] });
    const settled = settledAnswers(first, second, new Map([['many', 'second']]));
    expect(settled.get('many')).toEqual({ codes: ['c1', 'c2'], other: 'chýba lekár' });
    const without = settledAnswers(first, response({ many: ['12', ''] }), new Map([['many', 'second']]));
    expect(without.get('many')).toEqual({ codes: ['c1', 'c2'], other: null });
  });

  test('are the same to the letter, in whatever order their parts stand', () => {
    const typedOnce = response({ many: ['16', 'sused'], one: ['2'] });
    expect(isSameTyping(typedOnce, response({ one: ['2'], many: ['16', 'sused'] }))).toBe(true);
    expect(isSameTyping(typedOnce, response({ many: ['16', 'Sused'], one: ['2'] }))).toBe(false);
    expect(isSameTyping(typedOnce, response({ many: ['16', 'sused'] }))).toBe(false);
  });
});

describe('the control', () => {
  const sheets = (
    count: number,
    given: (at: number) => Partial<SheetStanding> = () => ({})
  ): SheetStanding[] =>
    Array.from({ length: count }, (_, at) => ({
      ...{ number: at + 1, lot: String((at * 7919) % 1009).padStart(4, '0'), state: 'typed-once' },
      ...{ compared: 0, differing: 0, ...given(at) }
    }));
  const twice = (differing = 0): Partial<SheetStanding> => ({
    ...{ state: differing > 0 ? 'to-settle' : 'checked', compared: 20, differing }
  });

  test('is one sheet in ten below a hundred, drawn by lot, and all of them from a hundred on', () => {
    expect(controlOf(sheets(99))).toMatchObject({ wanted: 10, why: 'sample', isFinished: false });
    expect(controlOf(sheets(99)).again).toHaveLength(10);
    expect(controlOf(sheets(1)).again).toEqual([1]);
    expect(controlOf(sheets(100))).toMatchObject({ wanted: 100, why: 'many-sheets' });
    expect(controlOf([])).toMatchObject({ wanted: 0, isFinished: false });
    const drawn = controlOf(sheets(30)).again;
    expect(drawn).not.toEqual([1, 2, 3]);
    expect(controlOf(sheets(30))).toEqual(controlOf(sheets(30).reverse()));
  });

  test('ends when the drawn sheets were typed twice and their differences settled', () => {
    const drawn = controlOf(sheets(30)).again;
    const done = sheets(30, (at) => (drawn.includes(at + 1) ? twice() : {}));
    expect(controlOf(done)).toMatchObject({ done: 3, again: [], isFinished: true });
    const open = sheets(30, (at) => (drawn.includes(at + 1) ? twice(at + 1 === drawn[0] ? 1 : 0) : {}));
    expect(controlOf(open)).toMatchObject({ why: 'sample', toSettle: [drawn[0]], isFinished: false });
  });

  test('is of all sheets where more than two answers in a hundred differ', () => {
    const found = controlOf(sheets(30, (at) => (at < 3 ? twice(1) : {})));
    expect(found).toMatchObject({ why: 'too-different', wanted: 30, isFinished: false });
    expect(found.again).toHaveLength(27);
  });

  test('never lets sheets count before one in ten was typed twice', () => {
    const standing = fc.constantFrom<Partial<SheetStanding>>({}, twice(), twice(1), {
      ...{ state: 'counted', compared: 20 }
    });
    fc.assert(
      fc.property(fc.array(standing, { maxLength: 130 }), (all) => {
        const control = controlOf(sheets(all.length, (at) => all[at] ?? {}));
        if (!control.isFinished) return;
        expect(all.some(({ state }) => state === 'to-settle')).toBe(false);
        const once = all.filter(({ compared }) => !compared).length;
        if (all.length >= 100) expect(once).toBe(0);
        expect(all.length - once).toBeGreaterThanOrEqual(all.length / 10);
      })
    );
  });
});
