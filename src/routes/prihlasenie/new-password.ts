import type { Translate } from '#lib/i18n/messages.ts';
import { SHORTEST_PASSWORD } from '#lib/server/accounts.ts';
import type { FormError } from './form-errors.ts';

/** The longest password that the accounts library hashes. */
const LONGEST_PASSWORD = 128;

/** What is wrong with a password that somebody chose, at its field. */
export function passwordErrors(password: string, t: Translate): FormError[] {
  if (password.length < SHORTEST_PASSWORD)
    return [{ field: 'password', text: t('signIn.error.short', { count: SHORTEST_PASSWORD }) }];
  if (password.length > LONGEST_PASSWORD)
    return [{ field: 'password', text: t('signIn.error.long', { count: LONGEST_PASSWORD }) }];
  return [];
}
