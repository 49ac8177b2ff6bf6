import { fail } from '@sveltejs/kit';
import { inAccountTransaction } from '#lib/server/account-stores.ts';
import { newRecoveryCodes } from '#lib/server/accounts/recovery-codes.ts';
import { beginSecondStep, isFirstCode, secondStepSetup } from '#lib/server/accounts/second-step.ts';
import { secondFactorStore } from '#lib/server/db/second-factors.ts';
import { theInstallation } from '#lib/server/installation.ts';
import { renewRecoveryCodes, turnOnSecondStep } from '#lib/server/use-cases/accounts/recovery-codes.ts';
import { turnOffSecondStep } from '#lib/server/use-cases/accounts/remove-second-step.ts';
import { type FormError, textOf } from '../../../prihlasenie/form-errors.ts';
import { done, type OwnAccount, openOwnAccount } from '../own-account.ts';
import type { Actions, PageServerLoad } from './$types';

const PAGE = '/pracovisko/ucet/druhy-krok';
const DONE = ['off'] as const;

export const load: PageServerLoad = async (event) => {
  const { accountId, email } = await openOwnAccount(event);
  const { locals, url } = event;
  const { accounts } = theInstallation();
  const kept = await secondFactorStore(locals.db).find(accountId);
  return {
    title: locals.t('account.secondStep'),
    email,
    on: kept?.verified ? { recoveryCodesLeft: kept.recoveryCodesLeft, since: kept.since } : null,
    setup: await secondStepSetup(accounts, locals.db, { id: accountId, email }),
    done: DONE.find((state) => state === url.searchParams.get('stav')) ?? null
  };
};

const NOTHING = { errors: [] as FormError[], codes: null };

export const actions: Actions = {
  /** Makes a secret for the app; nothing is asked for until its first code has come. */
  zacat: async (event) => {
    const { accountId } = await openOwnAccount(event);
    const { accounts, database } = theInstallation();
    await beginSecondStep(accounts, database.db, accountId);
    return NOTHING;
  },

  potvrdit: async (event) => {
    const own = await openOwnAccount(event);
    const { locals, request } = event;
    const typed = textOf(await request.formData(), 'code');
    const { accounts } = theInstallation();
    const kept = await secondFactorStore(locals.db).find(own.accountId);
    // The form of a page that was sent already: the step is on, and its codes were shown.
    if (!kept || kept.verified) return NOTHING;
    if (!(await isFirstCode(accounts, locals.db, { id: own.accountId, typed }))) {
      const errors: FormError[] = [{ field: 'code', text: locals.t('secondStep.error.wrong.code') }];
      return fail(422, { errors, codes: null });
    }
    return { errors: [] as FormError[], codes: await freshCodes(own, turnOnSecondStep) };
  },

  /** New recovery codes, shown once. */
  kody: async (event) => {
    const own = await openOwnAccount(event);
    return { errors: [] as FormError[], codes: await freshCodes(own, renewRecoveryCodes) };
  },

  vypnut: async (event) => {
    const own = await openOwnAccount(event);
    await inAccountTransaction(theInstallation(), (stores) => turnOffSecondStep(stores, own));
    done(event, PAGE, 'off');
  }
};

/** Recovery codes as they are shown, once; null when there is no step that they would be for. */
async function freshCodes(own: OwnAccount, give: typeof renewRecoveryCodes | typeof turnOnSecondStep) {
  const { codes, hashes } = newRecoveryCodes();
  const outcome = await inAccountTransaction(theInstallation(), (stores) => give(stores, own, hashes));
  return outcome === 'given' ? codes : null;
}
