import { json } from '@sveltejs/kit';
import { theInstallation } from '#lib/server/installation.ts';
import { keepCookies, refused } from '#lib/server/signed-in.ts';
import { onwardPath } from '../onward.ts';
import type { RequestHandler } from './$types';

type Verify = ReturnType<typeof theInstallation>['accounts']['api']['verifyPasskeyAuthentication'];
/** What the device signed is judged by the library, whatever its shape. */
type Sent = { response?: NonNullable<Parameters<Verify>[0]>['body']['response']; onward?: string };

/**
 * Signing in with a passkey, in two messages of a script: what is to be signed, and the signature. A passkey is two
 * factors by itself, so no code is asked for.
 */
export const POST: RequestHandler = async ({ request, cookies, locals }) => {
  const { api } = theInstallation().accounts;
  const { headers } = request;
  const { response, onward } = ((await request.json().catch(() => null)) ?? {}) as Sent;
  if (!response) {
    const asked = await api.generatePasskeyAuthenticationOptions({ headers, returnHeaders: true });
    keepCookies(cookies, asked.headers);
    return json(asked.response);
  }
  const answer =
    typeof response.id === 'string' &&
    (await api
      .verifyPasskeyAuthentication({ body: { response }, headers, returnHeaders: true })
      .catch(refused));
  if (!answer) return json({ message: locals.t('signIn.passkey.refused') }, { status: 422 });
  keepCookies(cookies, answer.headers);
  return json({ to: onwardPath(onward, locals.locale) });
};
