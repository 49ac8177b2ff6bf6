import { fail } from '@sveltejs/kit';
import { inAccountTransaction } from '#lib/server/account-stores.ts';
import { SHORTEST_PASSWORD } from '#lib/server/accounts.ts';
import { accountStore } from '#lib/server/db/accounts.ts';
import { theInstallation } from '#lib/server/installation.ts';
import { refused } from '#lib/server/signed-in.ts';
import { endOtherSessions } from '#lib/server/use-cases/accounts/end-sessions.ts';
import { noteSecurityChange } from '#lib/server/use-cases/accounts/note-security-change.ts';
import type { FormError } from '../../../prihlasenie/form-errors.ts';
import { passwordErrors } from '../../../prihlasenie/new-password.ts';
import { done, type OwnAccount, openOwnAccount } from '../own-account.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { accountId, email } = await openOwnAccount(event);
  const { locals } = event;
  return {
    title: locals.t('account.password.title'),
    email,
    hasPassword: await accountStore(locals.db).hasPassword(accountId),
    shortest: SHORTEST_PASSWORD
  };
};

export const actions: Actions = {
  default: async (event) => {
    const own = await openOwnAccount(event);
    const { locals, request } = event;
    const form = await request.formData();
    const [current, password] = [String(form.get('current') ?? ''), String(form.get('password') ?? '')];
    const errors: FormError[] = passwordErrors(password, locals.t);
    if (errors.length === 0 && !(await changePassword(own, request.headers, current, password)))
      errors.push({ field: 'current', text: locals.t('account.password.wrong') });
    if (errors.length > 0) return fail(422, { errors });
    const installation = theInstallation();
    const ended = await inAccountTransaction(installation, async (stores) => {
      await stores.accounts.forgetKeys(own.accountId);
      await noteSecurityChange(stores, own, 'password-changed');
      return endOtherSessions(stores, own, own.token);
    });
    installation.ended.add(ended);
    done(event, '/pracovisko/ucet', 'password-changed');
  }
};

/** False when the present password is wrong. Who has none, and signed in a short while ago, sets the first. */
async function changePassword(
  { accountId }: OwnAccount,
  headers: Headers,
  currentPassword: string,
  newPassword: string
): Promise<boolean> {
  const { accounts, database } = theInstallation();
  const store = accountStore(database.db);
  if (!(await store.hasPassword(accountId))) {
    const { password } = await accounts.$context;
    await store.setFirstPassword(accountId, await password.hash(newPassword));
    return true;
  }
  const changed = await accounts.api
    .changePassword({ body: { currentPassword, newPassword }, headers })
    .catch(refused);
  return changed !== false;
}
