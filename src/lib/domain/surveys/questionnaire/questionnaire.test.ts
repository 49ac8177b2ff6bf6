import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { estimatedMinutes, lengthWarnings } from './minutes.ts';
import type { Option, Question } from './question.ts';
import { isAsked, judgeAnswer, judgeResponse, type Response } from './response.ts';
import { questionsOf, type Survey, surveyFaults } from './survey.ts';

const says = (sk: string) => ({ sk });
const options = (...codes: string[]): Option[] =>
  codes.map((code) => ({ code, text: says(`Možnosť ${code}`) }));
const common = { text: says('Otázka?'), hint: null, required: false, askedWhen: null };
const single = (mentions: object = {}): Question => ({
  ...{ ...common, id: 'a', type: 'single' as const, options: options('1', '2'), other: false },
  ...mentions
});
const of = (...questions: Question[]): Pick<Survey, 'sections'> => ({
  sections: [{ id: 's', title: says('Časť'), questions }]
});

/** One question of each type, all in order. */
const EVERY: Question[] = [
  single({ id: 'single', other: true }),
  { ...common, id: 'multiple', type: 'multiple', options: options('a', 'b', 'c'), other: true, most: 2 },
  { ...common, id: 'scale', type: 'scale', steps: 5, low: says('vôbec'), high: says('veľmi') },
  { ...common, id: 'matrix', type: 'matrix', rows: options('x', 'y'), columns: options('1', '2') },
  { ...common, id: 'ranking', type: 'ranking', options: options('a', 'b', 'c'), most: 2 },
  { ...common, id: 'number', type: 'number', least: 0, most: 1_500, unit: says('eur'), whole: false },
  { ...common, id: 'date', type: 'date', earliest: '2020-01-01', latest: '2026-12-31' },
  { ...common, id: 'short-text', type: 'short-text' },
  { ...common, id: 'long-text', type: 'long-text' },
  { ...common, id: 'place', type: 'place' }
];

describe('a questionnaire that cannot be asked', () => {
  test.each<[string, Question[], string]>([
    ['without questions', [], 'no-question'],
    ['two questions of one id', [single(), single()], 'repeated-id'],
    ['no words', [single({ text: says(' ') })], 'no-text'],
    [
      'an option without words',
      [single({ options: [...options('1'), { code: '2', text: says('') }] })],
      'no-text'
    ],
    ['one option', [single({ options: options('1') })], 'too-few-options'],
    ['two options of one code', [single({ options: options('1', '1') })], 'repeated-code'],
    ['more to choose than there is', [{ ...EVERY[1], most: 4 } as Question], 'limit-out-of-range'],
    ['a scale of one step', [{ ...EVERY[2], steps: 1 } as Question], 'limit-out-of-range'],
    ['a number between nothing', [{ ...EVERY[5], least: 9, most: 9 } as Question], 'empty-range'],
    ['days that end before they begin', [{ ...EVERY[6], latest: '2019-12-31' } as Question], 'empty-range'],
    [
      'a condition on itself',
      [single({ askedWhen: { questionId: 'a', codes: ['1'], chose: true } })],
      'condition-on-later'
    ],
    [
      'a condition on what nobody can choose',
      [single(), single({ id: 'b', askedWhen: { questionId: 'a', codes: ['3'], chose: true } })],
      'condition-on-no-code'
    ]
  ])('%s', (_, questions, fault) => {
    expect(surveyFaults(of(...questions)).map((one) => one.fault)).toEqual([fault]);
  });

  test('none of each type', () => {
    expect(surveyFaults(of(...EVERY))).toEqual([]);
  });
});

describe('an answer', () => {
  test.each<[string, unknown, unknown]>([
    ['single', { code: '2' }, { code: '2' }],
    ['single', { other: ' sused ' }, { other: 'sused' }],
    ['multiple', { codes: ['c', 'a', 'c'] }, { codes: ['c', 'a'], other: null }],
    ['multiple', { codes: ['b'], other: 'knižnica' }, { codes: ['b'], other: 'knižnica' }],
    ['scale', '5', 5],
    ['matrix', { x: '1', y: '' }, { x: '1' }],
    ['ranking', ['c', 'a'], ['c', 'a']],
    ['number', '1 250,50', 1250.5],
    ['number', '1\u00a0500', 1500],
    ['date', '2026-02-28', '2026-02-28'],
    ['short-text', '  Chýba nám lekár. ', 'Chýba nám lekár.'],
    ['place', { latitude: 49.1, longitude: 18.6 }, { latitude: 49.1, longitude: 18.6 }]
  ])('to a question of type %s is read: %j', (id, given, answer) => {
    const question = EVERY.find((one) => one.id === id) as Question;
    expect(judgeAnswer(question, given)).toEqual({ answer });
  });

  test.each<[string, unknown, string]>([
    ['single', { code: '3' }, 'not-offered'],
    ['single', { other: 'x'.repeat(201) }, 'too-long'],
    ['multiple', { codes: ['a', 'z'] }, 'not-offered'],
    ['multiple', { codes: 'ab' }, 'not-offered'],
    ['multiple', { codes: ['a', 'b'], other: 'a ešte' }, 'too-many'],
    ['scale', '6', 'out-of-range'],
    ['scale', '2,5', 'not-a-number'],
    ['matrix', { z: '1' }, 'not-offered'],
    ['matrix', { x: '9' }, 'not-offered'],
    ['ranking', ['a', 'a'], 'repeated'],
    ['ranking', ['a', 'b', 'c'], 'too-many'],
    ['number', '-1', 'out-of-range'],
    ['number', '1e3', 'not-a-number'],
    ['number', Number.NaN, 'not-a-number'],
    ['date', '2026-02-30', 'not-a-day'],
    ['date', '2027-01-01', 'out-of-range'],
    ['short-text', 'x'.repeat(301), 'too-long'],
    ['short-text', 'nula\u0000', 'unreadable'],
    ['long-text', { toString: 'x' }, 'unreadable'],
    ['place', { latitude: 91, longitude: 18 }, 'out-of-range'],
    ['place', { latitude: '49' }, 'unreadable']
  ])('to a question of type %s is refused: %j', (id, given, fault) => {
    const question = EVERY.find((one) => one.id === id) as Question;
    expect(judgeAnswer(question, given)).toEqual({ fault });
  });

  test.each([undefined, null, '', '  ', [], {}, { codes: [], other: '' }])('%j is none', (given) => {
    for (const question of EVERY) {
      expect(judgeAnswer(question, given)).toEqual({ answer: null });
      expect(judgeAnswer({ ...question, required: true }, given)).toEqual({ fault: 'missing' });
    }
  });

  test('whatever is sent is read or refused, and what was read is read the same again', () => {
    const anything = fc.oneof(
      fc.anything(),
      fc.record({ code: fc.anything(), codes: fc.anything(), other: fc.anything(), x: fc.anything() })
    );
    fc.assert(
      fc.property(fc.constantFrom(...EVERY), anything, (question, given) => {
        const judged = judgeAnswer(question, given);
        if ('fault' in judged || judged.answer === null) return;
        expect(judgeAnswer(question, judged.answer)).toEqual(judged);
      })
    );
  });
});

describe('which questions are asked', () => {
  const helped = single({ id: 'helped', options: options('yes', 'no') });
  const by = single({
    id: 'by',
    required: true,
    askedWhen: { questionId: 'helped', codes: ['yes'], chose: true }
  });
  const content: Question = {
    ...common,
    ...{ id: 'content', type: 'scale', steps: 5, low: says('nie'), high: says('áno') },
    askedWhen: { questionId: 'by', codes: ['2'], chose: false }
  };
  const survey = of(helped, by, content);

  test('depends on the answers before; what is skipped is neither missing nor kept', () => {
    const skipped = judgeResponse(
      survey,
      new Map<string, unknown>([
        ['helped', { code: 'no' }],
        ['by', { code: '1' }],
        ['content', 4]
      ])
    );
    expect(skipped).toEqual({ outcome: 'accepted', response: new Map([['helped', { code: 'no' }]]) });
    const missing = judgeResponse(survey, new Map([['helped', { code: 'yes' }]]));
    expect(missing.outcome === 'faulty' && [...missing.faults]).toEqual([['by', 'missing']]);
    const whole = new Map<string, unknown>([
      ['helped', { code: 'yes' }],
      ['by', { code: '1' }],
      ['content', 4]
    ]);
    expect(judgeResponse(survey, whole)).toEqual({ outcome: 'accepted', response: whole });
  });

  test('an answer to a question that nobody asked is left out, and the faulty one does not lose the rest', () => {
    const judged = judgeResponse(
      of(...EVERY),
      new Map<string, unknown>([
        ['made-up', 'x'],
        ['scale', 9],
        ['number', 3]
      ])
    );
    expect(judged.outcome).toBe('faulty');
    expect([...judged.response]).toEqual([['number', 3]]);
  });

  test('what is kept was asked, whatever was sent', () => {
    const some = fc.dictionary(
      fc.constantFrom('helped', 'by', 'content'),
      fc.oneof(
        fc.constantFrom<unknown>({ code: 'yes' }, { code: 'no' }, { code: '1' }, { code: '2' }, 4),
        fc.anything()
      )
    );
    fc.assert(
      fc.property(some, (given) => {
        const { response } = judgeResponse(survey, new Map(Object.entries(given)));
        for (const question of questionsOf(survey))
          if (response.has(question.id)) expect(isAsked(question, response as Response)).toBe(true);
      })
    );
  });
});

describe('the time it takes', () => {
  test('grows with every question, and is told in whole minutes', () => {
    expect(estimatedMinutes(of(single()))).toBe(1);
    const many = of(...Array.from({ length: 41 }, (_, at) => single({ id: String(at) })));
    expect(lengthWarnings(many)).toEqual(['too-many-questions']);
    const own = of(
      ...Array.from({ length: 30 }, (_, at): Question => ({ ...common, id: String(at), type: 'long-text' }))
    );
    expect(lengthWarnings(own)).toEqual(['too-long']);
    expect(lengthWarnings(of(...EVERY))).toEqual([]);
  });
});
