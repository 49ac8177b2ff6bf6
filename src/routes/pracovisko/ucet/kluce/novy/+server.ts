import { json } from '@sveltejs/kit';
import { inLanguage } from '#lib/i18n/locale.ts';
import { inAccountTransaction } from '#lib/server/account-stores.ts';
import { theInstallation } from '#lib/server/installation.ts';
import { keepCookies, refused } from '#lib/server/signed-in.ts';
import { noteSecurityChange } from '#lib/server/use-cases/accounts/note-security-change.ts';
import { openOwnAccount } from '../../own-account.ts';
import { LONGEST_PASSKEY_NAME, readPasskeyName } from '../passkey-name.ts';
import type { RequestHandler } from './$types';

type Sent = { response?: Record<string, unknown>; name?: unknown };

/** What a device made and nobody can read is a refusal; the library takes it for a surprise. */
function unmade(error: unknown): false {
  const { body } = error as { body?: { code?: string } };
  return body?.code === 'FAILED_TO_VERIFY_REGISTRATION' ? false : refused(error);
}

/** Adding a passkey, in two messages of a script: what the device is to make, and what it made. */
export const POST: RequestHandler = async (event) => {
  const own = await openOwnAccount(event);
  const { request, cookies, locals } = event;
  const installation = theInstallation();
  const { api } = installation.accounts;
  const { headers } = request;
  const { response, name: typed } = ((await request.json().catch(() => null)) ?? {}) as Sent;
  if (!response) {
    const asked = await api.generatePasskeyRegistrationOptions({ headers, returnHeaders: true });
    keepCookies(cookies, asked.headers);
    return json(asked.response);
  }
  const name = readPasskeyName(typed);
  if (!name) {
    const message = locals.t('account.passkeys.name.wrong', { count: LONGEST_PASSKEY_NAME });
    return json({ message }, { status: 422 });
  }
  const added = await api.verifyPasskeyRegistration({ body: { response, name }, headers }).catch(unmade);
  if (!added) return json({ message: locals.t('account.passkeys.refused') }, { status: 422 });
  await inAccountTransaction(installation, (stores) => noteSecurityChange(stores, own, 'passkey-added'));
  return json({ to: `${inLanguage('/pracovisko/ucet/kluce', locals.locale)}?stav=added` });
};
