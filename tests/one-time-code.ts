import { oneTimeCode as codeAt, STEP_MS } from '#lib/server/accounts/one-time-code.ts';

/** What an app on a phone shows for a secret as it is printed, so many half minutes from now. */
export function oneTimeCode(secret: string, stepsAhead = 0): string {
  return codeAt(secret.replace(/\s/g, ''), Date.now() + stepsAhead * STEP_MS);
}
