import { confirmationMail } from './mail/confirmation-mail.ts';
import { newToken } from './secret-token.ts';
import type { Stores } from './stores.ts';
import type { SendLink } from './use-cases/directory/ask-providers.ts';

/** Writes mails with a new key each, which leave only if the transaction is kept; only the hash stays here. */
export function letterWithLink(
  { queueMail }: Pick<Stores, 'queueMail'>,
  bodyName: string,
  origin: string
): SendLink {
  return async (letter) => {
    const { token, tokenHash } = newToken();
    await queueMail(confirmationMail({ ...letter, bodyName, token }, origin));
    return { tokenHash };
  };
}
