import { plainText } from '#lib/domain/shared/plain-text.ts';

export const LONGEST_PASSKEY_NAME = 60;

/** What somebody calls a passkey: "pracovný notebook"; null when it is empty or too long. */
export function readPasskeyName(typed: unknown): string | null {
  const name = typeof typed === 'string' ? plainText(typed).replace(/\s+/g, ' ').trim() : '';
  return name === '' || name.length > LONGEST_PASSKEY_NAME ? null : name;
}
