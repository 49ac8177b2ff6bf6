import { randomUUID } from 'node:crypto';
import { passkey } from '@better-auth/passkey';
import { hash, verify } from '@node-rs/argon2';
import { betterAuth } from 'better-auth';
import { magicLink } from 'better-auth/plugins';
import { FRESH_MINUTES } from '#lib/domain/tenancy/second-step.ts';
import { identityPlugin, type OidcProvider, refuseLink } from './accounts/oidc-plugin.ts';
import { passkeysOf } from './accounts/passkey-plugin.ts';
import { secondStep } from './accounts/second-step-plugin.ts';
import type { Db } from './db/db.ts';

/** A key in a mail works this long. */
export const LINK_MINUTES = 20;
export const SHORTEST_PASSWORD = 10;

/** Mails that carry a key. */
export type AccountMail = (mail: {
  to: string;
  kind: 'magic-link' | 'reset';
  token: string;
}) => Promise<void>;

/**
 * Accounts and sessions of people who sign in, kept by better-auth on our own tables. Memberships, roles and
 * permissions are ours: nothing here says what anybody may do.
 */
export function openAccounts(
  db: Db,
  {
    secret,
    origin,
    sendMail,
    oidc = null,
    onLinked = async () => {}
  }: {
    secret: string;
    origin: string;
    sendMail: AccountMail;
    /** A provider of identities that answers now; see `accounts/identity-provider.ts`. */
    oidc?: OidcProvider | null;
    /** Another identity opens an account from now on. */
    onLinked?: (accountId: string) => Promise<void>;
  }
) {
  return betterAuth({
    secret,
    baseURL: origin,
    telemetry: { enabled: false },
    // Wrong passwords are no news for the log, and e-mail addresses do not belong there.
    logger: { disabled: true },
    database: { db, type: 'postgres', transaction: false },
    user: {
      modelName: 'userAccount',
      additionalFields: {
        operator: { type: 'boolean', input: false, defaultValue: false },
        language: { type: 'string', input: false, defaultValue: 'sk' }
      },
      validateUserInfo: (given) => refuseLink(db, given)
    },
    session: {
      modelName: 'userSession',
      expiresIn: 60 * 60 * 24 * 14,
      freshAge: FRESH_MINUTES * 60,
      additionalFields: { lastUsedAt: { type: 'date', input: false, required: false } },
      // A role taken away must not linger: memberships are read on every request anyway.
      cookieCache: { enabled: true, maxAge: 30 }
    },
    account: {
      modelName: 'userCredential',
      updateAccountOnSignIn: false,
      // Identities may bear another address than the account; `refuseLink` says which may be linked.
      accountLinking: { allowDifferentEmails: true, trustedProviders: oidc ? [oidc.id] : [] }
    },
    databaseHooks: {
      // We ask a provider once who somebody is; its tokens are of no use afterwards and are not kept.
      account: {
        create: {
          before: async (account) => ({
            data: { ...account, accessToken: null, refreshToken: null, idToken: null }
          }),
          after: async ({ providerId, userId }) => {
            if (providerId === oidc?.id) await onLinked(userId);
          }
        }
      }
    },
    verification: {
      modelName: 'userVerification',
      // Only hashes of keys are kept, so that a copy of the database opens no door.
      storeIdentifier: 'hashed'
    },
    emailAndPassword: {
      enabled: true,
      minPasswordLength: SHORTEST_PASSWORD,
      password: {
        // argon2id with the parameters OWASP gives for it.
        hash: (password) => hash(password, { memoryCost: 19_456, timeCost: 2, parallelism: 1 }),
        verify: ({ hash: kept, password }) => verify(kept, password)
      },
      revokeSessionsOnPasswordReset: true,
      resetPasswordTokenExpiresIn: LINK_MINUTES * 60,
      sendResetPassword: async ({ user, token }) => sendMail({ to: user.email, kind: 'reset', token })
    },
    plugins: [
      magicLink({
        expiresIn: LINK_MINUTES * 60,
        storeToken: 'hashed',
        disableSignUp: true,
        sendMagicLink: async ({ email, token }) => sendMail({ to: email, kind: 'magic-link', token })
      }),
      secondStep(),
      passkey(passkeysOf(db, origin)),
      identityPlugin(oidc, origin)
    ],
    advanced: {
      cookiePrefix: 'opora',
      database: { generateId: () => randomUUID() },
      useSecureCookies: origin.startsWith('https:'),
      ipAddress: { disableIpTracking: true }
    },
    // Our own limits stand before every form; this one would count the proxy as one person.
    rateLimit: { enabled: false }
  });
}

export type Accounts = ReturnType<typeof openAccounts>;
