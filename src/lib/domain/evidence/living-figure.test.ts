import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type FigureKey, figureChange, figureKeyText, type LivingSource } from './living-figure.ts';

const code = fc.stringMatching(/^[a-z]+(-[a-z]+)*$/);
const age = fc.nat(100);
const anyKey: fc.Arbitrary<FigureKey> = fc.oneof(
  fc.record({ figure: fc.constant('residents' as const), from: age, to: fc.option(age) }),
  fc.record({ figure: fc.constant('capacity' as const), serviceTypeCode: code, unitCode: code }),
  fc.record({ figure: fc.constantFrom('missed' as const, 'applied' as const), serviceTypeCode: code })
);

test('two keys have one text only when they speak of the same', () => {
  fc.assert(
    fc.property(anyKey, anyKey, (one, other) => {
      const isSame = JSON.stringify(Object.entries(one)) === JSON.stringify(Object.entries(other));
      expect(figureKeyText(one) === figureKeyText(other)).toBe(isSame);
    })
  );
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
