import { accountStore } from '#lib/server/db/accounts.ts';
import { emailChangeStore } from '#lib/server/db/email-changes.ts';
import { identityStore } from '#lib/server/db/linked-identities.ts';
import { passkeyStore } from '#lib/server/db/passkeys.ts';
import { secondFactorStore } from '#lib/server/db/second-factors.ts';
import { sessionStore } from '#lib/server/db/sessions.ts';
import { theInstallation } from '#lib/server/installation.ts';
import type { PageServerLoad } from './$types';
import { openOwnAccount } from './own-account.ts';

const DONE = ['email-asked', 'password-changed', 'mail-chosen'] as const;

export const load: PageServerLoad = async (event) => {
  const { accountId, email, token } = await openOwnAccount(event, { fresh: false });
  const { locals, url } = event;
  const now = new Date();
  const secondStep = await secondFactorStore(locals.db).find(accountId);
  const { identity } = theInstallation();
  return {
    title: locals.t('account.title'),
    email,
    newEmail: (await emailChangeStore(locals.db).waiting(accountId, now))?.newEmail ?? null,
    hasPassword: await accountStore(locals.db).hasPassword(accountId),
    recoveryCodesLeft: secondStep?.verified ? secondStep.recoveryCodesLeft : null,
    passkeys: (await passkeyStore(locals.db).list(accountId)).length,
    sessions: (await sessionStore(locals.db).list(accountId, token, now)).length,
    identityLabel: identity?.label ?? null,
    wantsMail: (await accountStore(locals.db).mailChoice(accountId)).digest,
    isLinked: identity ? (await identityStore(locals.db).list(accountId)).length > 0 : false,
    done: DONE.find((state) => state === url.searchParams.get('stav')) ?? null
  };
};
