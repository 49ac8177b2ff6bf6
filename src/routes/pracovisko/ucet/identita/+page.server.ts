import { error, fail } from '@sveltejs/kit';
import { inAccountTransaction } from '#lib/server/account-stores.ts';
import { identityStore } from '#lib/server/db/linked-identities.ts';
import { theInstallation } from '#lib/server/installation.ts';
import { unlinkIdentity } from '#lib/server/use-cases/accounts/unlink-identity.ts';
import { askIdentity, identityRefusal } from '../../../prihlasenie/eid/ask-identity.ts';
import type { FormError } from '../../../prihlasenie/form-errors.ts';
import { done, openOwnAccount } from '../own-account.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const PAGE = '/pracovisko/ucet/identita';
const DONE = ['linked', 'unlinked'] as const;

export const load: PageServerLoad = async (event) => {
  const { accountId } = await openOwnAccount(event, { fresh: false });
  const { locals, url } = event;
  const { label } = theProvider(event);
  const [linked] = await identityStore(locals.db).list(accountId);
  const refusal = identityRefusal(url.searchParams.get('chyba'));
  return {
    title: label,
    label,
    since: linked?.createdAt ?? null,
    refusal: refusal && locals.t(`signIn.identity.error.${refusal}`, { label }),
    done: DONE.find((state) => state === url.searchParams.get('stav')) ?? null
  };
};

export const actions: Actions = {
  prepojit: async (event) => {
    await openOwnAccount(event);
    const provider = theProvider(event);
    const to = await askIdentity(event, provider, 'link');
    if (to) return { errors: [] as FormError[], to };
    const text = event.locals.t('signIn.identity.error.down', { label: provider.label });
    return fail(503, { errors: [{ text }] as FormError[], to: null });
  },

  odpojit: async (event) => {
    const own = await openOwnAccount(event);
    theProvider(event);
    await inAccountTransaction(theInstallation(), (stores) => unlinkIdentity(stores, own));
    done(event, PAGE, 'unlinked');
  }
};

function theProvider({ locals }: Pick<RequestEvent, 'locals'>) {
  const { identity } = theInstallation();
  if (!identity) error(404, locals.t('error.404.title'));
  return identity;
}
