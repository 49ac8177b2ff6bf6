import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Question } from '../questionnaire/question.ts';
import { codeFrom, QUESTIONNAIRE_CODE } from '../questionnaire/questionnaire-code.ts';
import type { Answer } from '../questionnaire/response.ts';
import { partOwnWords } from './own-words.ts';
import { profileOf, withSmallProfile } from './profile.ts';
import { readReceipt, shownReceipt } from './receipt.ts';
import { peopleLines, tallyLines } from './tally.ts';

const text = (sk: string) => ({ sk });
const common = { text: text('Otázka'), hint: null, required: false, askedWhen: null };
const options = ['a', 'b', 'c'].map((code) => ({ code, text: text(code) }));
const questions: Question[] = [
  { ...common, id: 'one', type: 'single', options, other: true },
  { ...common, id: 'many', type: 'multiple', options, other: true, most: null },
  { ...common, id: 'scale', type: 'scale', steps: 5, low: text('zle'), high: text('dobre') },
  { ...common, id: 'matrix', type: 'matrix', rows: options, columns: options },
  { ...common, id: 'ranking', type: 'ranking', options, most: null },
  { ...common, id: 'number', type: 'number', least: 0, most: 9, unit: null, whole: false },
  { ...common, id: 'day', type: 'date', earliest: '2026-01-01', latest: '2026-12-31' },
  { ...common, id: 'words', type: 'long-text' },
  { ...common, id: 'place', type: 'place' }
];
const survey = { sections: [{ id: 's', title: text('Časť'), questions }] };
const response = new Map<string, Answer>([
  ['one', { other: 'Marta z hornej ulice' }],
  ['many', { codes: ['b', 'a'], other: 'moja suseda' }],
  ['scale', 4],
  ['matrix', { a: 'c', b: 'a' }],
  ['ranking', ['c', 'a']],
  ['number', 2.5],
  ['day', '2026-11-22'],
  ['words', 'Bývam v poslednom dome.'],
  ['place', { latitude: 48.741_23, longitude: 18.263_91 }]
]);

describe('words of one’s own', () => {
  const { response: kept, words } = partOwnWords(survey, response);

  test('leave the other answers, and say only that there were some', () => {
    expect(words.map(({ questionId }) => questionId)).toEqual(['one', 'many', 'words']);
    expect([...kept.keys()]).toEqual([...response.keys()]);
    const stored = JSON.stringify([...kept]);
    for (const word of words) expect(stored).not.toContain(word.text);
    expect(kept.get('one')).toEqual({ other: '' });
    expect(kept.get('many')).toEqual({ codes: ['b', 'a'], other: '' });
    expect(kept.get('words')).toBe('');
  });

  test('a place is kept as its neighbourhood', () => {
    const place = kept.get('place') as { latitude: number; longitude: number };
    expect(place).not.toEqual(response.get('place'));
    expect(Math.abs(place.latitude - 48.741_23)).toBeLessThan(0.0013);
    expect(Math.abs(place.longitude - 18.263_91)).toBeLessThan(0.0017);
  });

  test('what is counted of answers without them is what is counted of whole ones', () => {
    const places = (lines: { questionId: string }[]) =>
      lines.filter(({ questionId }) => questionId !== 'place');
    expect(places(tallyLines(survey, kept))).toEqual(places(tallyLines(survey, response)));
  });
});

test('every answer adds to its question, in one order', () => {
  const lines = tallyLines(survey, response).map(({ questionId, answer }) => `${questionId}=${answer}`);
  expect(lines).toEqual([
    ...['day=', 'day=2026-11-22', 'many=', 'many=a', 'many=b', 'many=~'],
    ...['matrix=', 'matrix=a|c', 'matrix=b|a', 'number=', 'number=2.5', 'one=', 'one=~'],
    ...['place=', 'place=48.74123|18.26391', 'ranking=', 'ranking=a|2', 'ranking=c|1'],
    ...['scale=', 'scale=4', 'words=']
  ]);
});

describe('who answered', () => {
  const answered = (sex: string, age: string, part: string) =>
    new Map<string, Answer>([
      ['sex', { code: sex }],
      ['age', { code: age }],
      ['part', { code: part }],
      ['one', { code: 'a' }]
    ]);

  test('is told by sex, age and part', () => {
    expect(profileOf(answered('woman', '30-49', 'dolny'))).toEqual({
      sex: 'woman',
      age: '30-49',
      part: 'dolny'
    });
    expect(profileOf(new Map([['sex', { other: 'x' }]]))).toEqual({ sex: '', age: '', part: '' });
  });

  test('in a small body by sex and four ages alone, before anything is stored', () => {
    expect([...withSmallProfile(answered('woman', '65-over', 'dolny')).keys()]).toEqual([
      'sex',
      'age',
      'one'
    ]);
    expect([...withSmallProfile(answered('other', '85-over', 'dolny')).keys()]).toEqual(['one']);
  });
});

describe('codes', () => {
  test('are never mistaken for others', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 6, maxLength: 6 }), (bytes) => {
        expect(codeFrom(bytes)).toMatch(QUESTIONNAIRE_CODE);
        expect(codeFrom(bytes)).not.toMatch(/[01lo]/i);
      })
    );
  });

  test('a receipt is read as it is shown, in capitals and with spaces too', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 12, maxLength: 12 }), (bytes) => {
        const receipt = codeFrom(bytes);
        for (const typed of [
          shownReceipt(receipt),
          ` ${shownReceipt(receipt).toUpperCase().replaceAll('-', ' ')} `
        ])
          expect(readReceipt(typed)).toBe(receipt);
      })
    );
    for (const typed of ['', 'k7rm', 'k7rm-2xqh-9vt0', 'k7rm-2xqh-9vtbx'])
      expect(readReceipt(typed)).toBeNull();
  });
});

test('many sheets together count what each counts alone, in the order in which single ones do', () => {
  const code = fc.constantFrom('a', 'b', 'B', 'á', '');
  const sheet = fc.record({
    version: fc.integer({ min: 1, max: 2 }),
    profile: fc.record({ sex: fc.constantFrom('woman', ''), age: fc.constantFrom('30-49', ''), part: code }),
    given: fc.dictionary(fc.constantFrom('one', 'two'), code, { maxKeys: 2 })
  });
  const single = { ...common, type: 'single', options, other: false } as const;
  const asked = {
    sections: [
      {
        id: 's',
        title: text(''),
        questions: [
          { ...single, id: 'two' },
          { ...single, id: 'one' }
        ]
      }
    ]
  };
  fc.assert(
    fc.property(fc.array(sheet, { maxLength: 12 }), (sheets) => {
      const counted = sheets.map(({ version, profile, given }) => {
        const answers = new Map(Object.entries(given).map(([id, one]) => [id, { code: one }] as const));
        return { version, profile, lines: tallyLines(asked, answers) };
      });
      const together = peopleLines(counted);
      const people = together.reduce((sum, line) => sum + line.people, 0);
      expect(people).toBe(counted.reduce((sum, { lines }) => sum + lines.length, 0));
      for (const { version, profile, lines } of counted) {
        const own = together.filter(
          (line) =>
            line.version === version &&
            Object.entries(profile).every(([trait, is]) => line[trait as 'sex'] === is)
        );
        const order = own.map(({ questionId, answer }) => `${questionId}=${answer}`);
        const places = lines.map(({ questionId, answer }) => order.indexOf(`${questionId}=${answer}`));
        expect(places).not.toContain(-1);
        expect(places).toEqual(places.toSorted((a, b) => a - b));
      }
    })
  );
});
