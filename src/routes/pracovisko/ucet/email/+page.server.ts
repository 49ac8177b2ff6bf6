import { fail } from '@sveltejs/kit';
import { inAccountTransaction } from '#lib/server/account-stores.ts';
import { theInstallation } from '#lib/server/installation.ts';
import { newToken } from '#lib/server/secret-token.ts';
import { askEmailChange } from '#lib/server/use-cases/accounts/change-email.ts';
import { type FormError, textOf } from '../../../prihlasenie/form-errors.ts';
import { done, openOwnAccount } from '../own-account.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { email } = await openOwnAccount(event);
  return { title: event.locals.t('account.email.title'), email };
};

export const actions: Actions = {
  default: async (event) => {
    const holder = await openOwnAccount(event);
    const { locals, request } = event;
    const email = textOf(await request.formData(), 'email');
    const { token, tokenHash } = newToken();
    const outcome = await inAccountTransaction(theInstallation(), (stores) =>
      askEmailChange(stores, holder, { email, tokenHash, now: new Date() }, (to) =>
        stores.send({ kind: 'new-email', to, token })
      )
    );
    if (outcome === 'asked') done(event, '/pracovisko/ucet', 'email-asked');
    const text = outcome === 'same-address' ? locals.t('account.email.same') : locals.t('signIn.error.email');
    return fail(422, { errors: [{ field: 'email', text }] as FormError[], email });
  }
};
