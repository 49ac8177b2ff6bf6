import type { BetterAuthPlugin } from 'better-auth';
import { getOAuthState } from 'better-auth/api';
import { genericOAuth } from 'better-auth/plugins';
import type { Db } from '../db/db.ts';
import { membershipsOf } from '../db/memberships.ts';

/** A provider of identities by OpenID Connect, as the settings name it. */
export type OidcProvider = {
  /** Its name in our tables; another issuer is another name, because subjects are unique within one issuer only. */
  id: string;
  discoveryUrl: string;
  clientId: string;
  clientSecret: string;
  /** How it wants the secret: as the standard has it when it says nothing, or in the body of the message. */
  authentication: 'basic' | 'post';
};

/** Where the provider sends people back. */
export const RETURN_PATH = '/prihlasenie/eid/navrat';

/** Sign-in with another identity; without a provider a plugin that does nothing. */
export function identityPlugin(
  oidc: OidcProvider | null,
  origin: string
): Pick<BetterAuthPlugin, 'id' | 'init' | 'hooks'> {
  if (!oidc) return { id: 'no-identity-provider' };
  const { init, hooks } = genericOAuth({
    config: [
      {
        providerId: oidc.id,
        discoveryUrl: oidc.discoveryUrl,
        clientId: oidc.clientId,
        clientSecret: oidc.clientSecret,
        authentication: oidc.authentication,
        redirectURI: origin + RETURN_PATH,
        scopes: ['openid', 'email', 'profile'],
        pkce: true,
        requireIdTokenVerification: true,
        // Accounts are made by invitation; an identity alone makes none.
        disableSignUp: true,
        mapProfileToUser: ({ sub, email }) => (email ? {} : { email: `${sub}@bez-adresy.invalid` })
      }
    ]
  });
  return { id: 'generic-oauth', init, hooks } as Pick<BetterAuthPlugin, 'id' | 'init' | 'hooks'>;
}

/**
 * Whether an identity that comes for the first time may open an account: it does when its owner linked it while signed
 * in, or when the provider vouches for the very address that an invitation was accepted from. An account that
 * somebody made for herself is linked by hand only.
 */
export async function refuseLink(
  db: Db,
  {
    user,
    source
  }: { user: { id?: string; emailVerified?: boolean }; source: { action: string; method: string } }
): Promise<{ error: string } | undefined> {
  if (source.action !== 'link-account' || source.method !== 'oauth') return undefined;
  if ((await getOAuthState())?.link) return undefined;
  const isInvited = user.emailVerified === true && user.id && (await wasInvited(db, user.id));
  return isInvited ? undefined : { error: 'account_not_linked' };
}

async function wasInvited(db: Db, accountId: string): Promise<boolean> {
  if ((await membershipsOf(db, accountId)).length > 0) return true;
  const account = await db
    .selectFrom('userAccount')
    .select('operator')
    .where('id', '=', accountId)
    .executeTakeFirst();
  return account?.operator === true;
}
