import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  isFresh,
  RECOVERY_ALPHABET,
  RECOVERY_LENGTH,
  readOneTimeCode,
  readRecoveryCode,
  recoveryCode
} from './second-step.ts';

const codes = fc
  .array(fc.integer({ min: 0, max: 31 }), { minLength: RECOVERY_LENGTH, maxLength: RECOVERY_LENGTH })
  .map(recoveryCode);

describe('recovery codes', () => {
  test('are printed in four groups of four', () => {
    const numbers = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 31];
    expect(recoveryCode(numbers)).toBe('0123-4567-89ab-cdez');
    expect(RECOVERY_ALPHABET).toHaveLength(32);
  });

  test('are read back however somebody copies them', () => {
    const spoilt = fc.tuple(codes, fc.constantFrom('-', '', ' ', ' – ', '‑'), fc.boolean());
    fc.assert(
      fc.property(spoilt, ([code, between, upper]) => {
        const typed = code.replaceAll('-', between).replaceAll('0', 'o').replaceAll('1', 'l');
        expect(readRecoveryCode(upper ? typed.toUpperCase() : ` ${typed} `)).toBe(code);
      })
    );
  });

  test.each([
    '',
    '123456',
    '0123-4567-89ab-cde',
    '0123-4567-89ab-cdezz',
    '0123-4567-89ab-cdeé',
    'u'.repeat(16)
  ])('are not %j', (typed) => {
    expect(readRecoveryCode(typed)).toBeNull();
  });
});

test('codes of an app are six digits, also in two groups', () => {
  expect([readOneTimeCode(' 123 456 '), readOneTimeCode('012345')]).toEqual(['123456', '012345']);
  for (const typed of ['', '12345', '1234567', '12345a', '１２３４５６'])
    expect(readOneTimeCode(typed)).toBeNull();
});

test('a session is fresh for a quarter of an hour', () => {
  const at = (minutes: number) => new Date(Date.UTC(2026, 10, 21, 10, minutes));
  expect([isFresh(at(0), at(14)), isFresh(at(0), at(15))]).toEqual([true, false]);
});
