import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CODE_ALPHABET } from '../questionnaire/questionnaire-code.ts';
import { LETTER_CODE_CHANCE, letterCodeFrom, readLetterCode, shownLetterCode } from './letter-code.ts';

const codes = fc
  .uint8Array({ minLength: LETTER_CODE_CHANCE, maxLength: LETTER_CODE_CHANCE })
  .map(letterCodeFrom);

test('a code is read as it is printed, in capitals, with spaces and with other dashes', () => {
  fc.assert(
    fc.property(codes, (code) => {
      const shown = shownLetterCode(code);
      expect(shown).toMatch(/^[2-9a-km-np-z]{4}-[2-9a-km-np-z]{4}-[2-9a-km-np-z]{4}$/);
      for (const typed of [shown, shown.toUpperCase(), ` ${shown.replaceAll('-', ' – ')} `])
        expect(readLetterCode(typed)).toBe(code);
    })
  );
});

test('one mistaken letter is always noticed', () => {
  const letter = fc.constantFrom(...CODE_ALPHABET);
  fc.assert(
    fc.property(codes, fc.nat({ max: LETTER_CODE_CHANCE }), letter, (code, at, other) => {
      fc.pre(code[at] !== other);
      expect(readLetterCode(code.slice(0, at) + other + code.slice(at + 1))).toBeNull();
    })
  );
});

test('two letters that changed places are always noticed', () => {
  const place = fc.nat({ max: LETTER_CODE_CHANCE });
  fc.assert(
    fc.property(codes, place, place, (code, one, other) => {
      fc.pre(code[one] !== code[other]);
      const letters = [...code];
      letters[one] = code[other] ?? '';
      letters[other] = code[one] ?? '';
      expect(readLetterCode(letters.join(''))).toBeNull();
    })
  );
});

test.each(['', 'k7rm', 'k7rm-2xqh-9vt', 'k7rm-2xqh-9vtbb', '0000-0000-0000', 'x'.repeat(10_000)])(
  'what is no code is none: %s',
  (typed) => {
    expect(readLetterCode(typed)).toBeNull();
  }
);
