import { createHash, randomInt } from 'node:crypto';
import {
  RECOVERY_ALPHABET,
  RECOVERY_CODES,
  RECOVERY_LENGTH,
  recoveryCode
} from '#lib/domain/tenancy/second-step.ts';

/** New recovery codes: as they are shown once, and what of them is kept. */
export function newRecoveryCodes(): { codes: string[]; hashes: string[] } {
  const numbers = () => Array.from({ length: RECOVERY_LENGTH }, () => randomInt(RECOVERY_ALPHABET.length));
  const codes = Array.from({ length: RECOVERY_CODES }, () => recoveryCode(numbers()));
  return { codes, hashes: codes.map(hashOfRecoveryCode) };
}

/** A copy of the database opens no door: hashes of codes are kept. They need no key, so they outlive a lost one. */
export function hashOfRecoveryCode(code: string): string {
  return createHash('sha256').update(code).digest('base64url');
}
