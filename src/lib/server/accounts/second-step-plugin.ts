import { twoFactor } from 'better-auth/plugins';

/** Who the account belongs to, as the app on the phone shows it. */
export const ISSUER = 'Opora';

/** Ways in that are one factor only. A passkey is two by itself: a thing, and the finger or number that unlocks it. */
const ONE_FACTOR: ReadonlySet<string> = new Set(['/sign-in/email', '/magic-link/verify', '/callback/:id']);

/**
 * Codes of an app as a second step of signing in. The library asks for them after a password only; here after a link
 * from a mail and after another identity too. Ten wrong ones in a row close the step for a quarter of an hour.
 */
export function secondStep() {
  const plugin = twoFactor({
    issuer: ISSUER,
    twoFactorTable: 'userSecondFactor',
    // They are hashes already, see `recovery-codes.ts`.
    backupCodeOptions: { storeBackupCodes: 'plain' }
  });
  return {
    ...plugin,
    hooks: {
      after: plugin.hooks.after.map((hook) => ({
        ...hook,
        matcher: ({ path }: { path?: string | undefined }) => ONE_FACTOR.has(path ?? '')
      }))
    }
  };
}
