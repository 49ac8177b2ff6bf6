import { fail } from '@sveltejs/kit';
import { inAccountTransaction } from '#lib/server/account-stores.ts';
import { emailChangeStore } from '#lib/server/db/email-changes.ts';
import { theInstallation } from '#lib/server/installation.ts';
import { hashOfToken, newToken } from '#lib/server/secret-token.ts';
import { confirmEmailChange, refuseConfirmation } from '#lib/server/use-cases/accounts/change-email.ts';
import type { Actions, PageServerLoad } from './$types';

/** Only shows the change: scanners of mail open every link, and must not confirm it. */
export const load: PageServerLoad = async ({ locals, params }) => {
  const change = await emailChangeStore(locals.db).find(hashOfToken(params.token));
  const isGone = refuseConfirmation(change, new Date()) !== null;
  return { title: locals.t('newEmail.title'), newEmail: isGone ? null : (change?.newEmail ?? null) };
};

export const actions: Actions = {
  default: async ({ params }) => {
    const undo = newToken();
    const given = { tokenHash: hashOfToken(params.token), undoHash: undo.tokenHash, now: new Date() };
    const outcome = await inAccountTransaction(theInstallation(), (stores) =>
      confirmEmailChange(stores, given, ({ to, newEmail }) =>
        stores.send({ kind: 'email-changed', to, newEmail, token: undo.token })
      )
    );
    return outcome === 'changed' ? { outcome } : fail(410, { outcome });
  }
};
