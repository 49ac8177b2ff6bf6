import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type FigureKey,
  figureChange,
  figureKeyText,
  isSurveyFigure,
  type LivingSource,
  readSurveyFigure,
  type SurveyFigureKey
} from './living-figure.ts';

const code = fc.stringMatching(/^[a-z]+(-[a-z]+)*$/);
const age = fc.nat(100);
const id = fc.uuid();
const anyCode = fc.string({ minLength: 1, unit: 'grapheme' });
const surveyKey: fc.Arbitrary<SurveyFigureKey> = fc.oneof(
  fc.record({
    figure: fc.constant('answer' as const),
    ...{ questionnaireId: id, questionId: anyCode, part: fc.option(anyCode) },
    codes: fc.array(anyCode, { minLength: 1, maxLength: 3 })
  }),
  fc.record({ figure: fc.constant('theme' as const), questionnaireId: id, themeId: id })
);
const anyKey: fc.Arbitrary<FigureKey> = fc.oneof(
  fc.record({ figure: fc.constant('residents' as const), from: age, to: fc.option(age) }),
  fc.record({ figure: fc.constant('capacity' as const), serviceTypeCode: code, unitCode: code }),
  fc.record({ figure: fc.constantFrom('missed' as const, 'applied' as const), serviceTypeCode: code }),
  surveyKey
);

test('two keys have one text only when they speak of the same', () => {
  fc.assert(
    fc.property(anyKey, anyKey, (one, other) => {
      const isSame = JSON.stringify(Object.entries(one)) === JSON.stringify(Object.entries(other));
      expect(figureKeyText(one) === figureKeyText(other)).toBe(isSame);
    })
  );
});

test('a figure of a questionnaire is read from its own text, and from no other', () => {
  fc.assert(
    fc.property(surveyKey, (key) => {
      expect(readSurveyFigure(figureKeyText(key))).toEqual(key);
      expect(isSurveyFigure(key)).toBe(true);
    })
  );
  for (const text of ['', 'residents:0-', 'answer:x:y::z', `theme:${'0'.repeat(36)}:x`])
    expect(readSurveyFigure(text)).toBeNull();
  const damaged = 'answer:00000000-0000-0000-0000-000000000000:%E0%A4%A::a';
  expect(readSurveyFigure(damaged)).toBeNull();
});

const source: LivingSource = {
  of: { figure: 'missed', serviceTypeCode: 'opatrovatelska-sluzba' },
  value: 9,
  readOn: '2026-10-01'
};

test('a finding stands on the same figure, on another, or on none', () => {
  expect(figureChange(source, [{ of: source.of, value: 9 }])).toEqual({ outcome: 'same' });
  expect(figureChange(source, [{ of: source.of, value: 14 }])).toEqual({ outcome: 'changed', now: 14 });
  const another = { figure: 'applied', serviceTypeCode: 'opatrovatelska-sluzba' } as const;
  expect(figureChange(source, [{ of: another, value: 9 }])).toEqual({ outcome: 'gone' });
});
