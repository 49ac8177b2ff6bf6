/** Letters and digits of recovery codes: 32 that nobody mistakes for each other on paper (no i, l, o, u). */
export const RECOVERY_ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
/** 80 bits of chance: guessing one from its hash is beyond anybody's means. */
export const RECOVERY_LENGTH = 16;
/** How many are given at once. */
export const RECOVERY_CODES = 10;

/** A recovery code from numbers 0–31, as it is printed: `k7mp-4xqd-9htw-2c3v`. */
export function recoveryCode(numbers: readonly number[]): string {
  const letters = numbers.map((number) => RECOVERY_ALPHABET.charAt(number % RECOVERY_ALPHABET.length));
  return letters.join('').replace(/(.{4})(?=.)/g, '$1-');
}

/**
 * A recovery code as somebody copied it from paper: any case, with or without hyphens and spaces, o for 0 and i or l
 * for 1. Null when it cannot be one.
 */
export function readRecoveryCode(typed: string): string | null {
  const letters = typed
    .toLowerCase()
    .replace(/[\s\p{Pd}]/gu, '')
    .replaceAll('o', '0')
    .replace(/[il]/g, '1');
  const isCode =
    letters.length === RECOVERY_LENGTH && [...letters].every((letter) => RECOVERY_ALPHABET.includes(letter));
  return isCode ? letters.replace(/(.{4})(?=.)/g, '$1-') : null;
}

/** The six digits that an app on the phone shows, also as `123 456`; null when they cannot be that. */
export function readOneTimeCode(typed: string): string | null {
  const digits = typed.replace(/\s/g, '');
  return /^\d{6}$/.test(digits) ? digits : null;
}

/** How long after signing in somebody may change how she signs in; later she signs in again first. */
export const FRESH_MINUTES = 15;

/** Whether a session was opened a short while ago: an unattended computer must not give an account away. */
export function isFresh(signedInAt: Date, now: Date): boolean {
  return now.getTime() - signedInAt.getTime() < FRESH_MINUTES * 60_000;
}
