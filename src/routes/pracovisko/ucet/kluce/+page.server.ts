import { fail } from '@sveltejs/kit';
import { inAccountTransaction } from '#lib/server/account-stores.ts';
import { passkeyStore } from '#lib/server/db/passkeys.ts';
import { isUuid } from '#lib/server/desk/forms/typed-values.ts';
import { theInstallation } from '#lib/server/installation.ts';
import { removePasskey } from '#lib/server/use-cases/accounts/remove-passkey.ts';
import { type FormError, textOf } from '../../../prihlasenie/form-errors.ts';
import { done, openOwnAccount } from '../own-account.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';
import { LONGEST_PASSKEY_NAME, readPasskeyName } from './passkey-name.ts';

const PAGE = '/pracovisko/ucet/kluce';
const DONE = ['added', 'renamed', 'removed'] as const;

export const load: PageServerLoad = async (event) => {
  const { accountId } = await openOwnAccount(event);
  const { locals, url } = event;
  return {
    title: locals.t('account.passkeys'),
    passkeys: await passkeyStore(locals.db).list(accountId),
    longest: LONGEST_PASSKEY_NAME,
    done: DONE.find((state) => state === url.searchParams.get('stav')) ?? null
  };
};

export const actions: Actions = {
  premenovat: async (event) => {
    const { accountId } = await openOwnAccount(event);
    const { locals } = event;
    const { id, form } = await sentId(event);
    const name = readPasskeyName(textOf(form, 'name'));
    if (!id || !name) {
      const text = id
        ? locals.t('account.passkeys.name.wrong', { count: LONGEST_PASSKEY_NAME })
        : locals.t('account.passkeys.gone');
      return fail(422, { errors: [id ? { field: `name-${id}`, text } : { text }] as FormError[] });
    }
    if (await passkeyStore(locals.db).rename(accountId, id, name)) done(event, PAGE, 'renamed');
    return gone(event);
  },

  odstranit: async (event) => {
    const own = await openOwnAccount(event);
    const { id } = await sentId(event);
    if (!id) return gone(event);
    const outcome = await inAccountTransaction(theInstallation(), (stores) => removePasskey(stores, own, id));
    if (outcome === 'removed') done(event, PAGE, 'removed');
    return gone(event);
  }
};

async function sentId({ request }: RequestEvent): Promise<{ id: string | null; form: FormData }> {
  const form = await request.formData();
  const id = textOf(form, 'id');
  return { id: isUuid(id) ? id : null, form };
}

function gone({ locals }: RequestEvent) {
  return fail(422, { errors: [{ text: locals.t('account.passkeys.gone') }] as FormError[] });
}
