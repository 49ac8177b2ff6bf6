import { fail } from '@sveltejs/kit';
import { inAccountTransaction } from '#lib/server/account-stores.ts';
import { emailChangeStore } from '#lib/server/db/email-changes.ts';
import { theInstallation } from '#lib/server/installation.ts';
import { hashOfToken } from '#lib/server/secret-token.ts';
import { refuseUndo, undoEmailChange } from '#lib/server/use-cases/accounts/undo-email-change.ts';
import { sendKey } from '../../session.ts';
import type { Actions, PageServerLoad } from './$types';

/** Only shows what a button would do. */
export const load: PageServerLoad = async ({ locals, params }) => {
  const change = await emailChangeStore(locals.db).findUndo(hashOfToken(params.token));
  const isGone = refuseUndo(change, new Date()) !== null;
  return { title: locals.t('oldEmail.title'), oldEmail: isGone ? null : (change?.oldEmail ?? null) };
};

export const actions: Actions = {
  default: async ({ params }) => {
    const installation = theInstallation();
    const given = { undoHash: hashOfToken(params.token), now: new Date() };
    const outcome = await inAccountTransaction(installation, (stores) => undoEmailChange(stores, given));
    if (typeof outcome === 'string') return fail(410, { outcome });
    installation.ended.add(outcome.ended);
    sendKey('reset', outcome.email);
    return { outcome: 'restored' as const };
  }
};
