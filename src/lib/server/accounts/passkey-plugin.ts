import type { PasskeyOptions } from '@better-auth/passkey';
import { APIError } from 'better-auth/api';
import type { Db } from '../db/db.ts';

/**
 * Passkeys of this installation's address. One opens a session without a second step, so its device must have asked
 * for a finger, a face or a number each time.
 */
export function passkeysOf(db: Db, origin: string): PasskeyOptions {
  return {
    rpID: new URL(origin).hostname,
    rpName: 'Opora',
    origin,
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    advanced: { webAuthnChallengeCookie: 'passkey' },
    schema: { passkey: { modelName: 'userPasskey', fields: { credentialID: 'credentialId' } } },
    registration: {
      afterVerification: async ({ verification }) => {
        if (!verification.registrationInfo?.userVerified) throw unverified();
      }
    },
    authentication: {
      afterVerification: async ({ verification, clientData }) => {
        if (!verification.authenticationInfo.userVerified) throw unverified();
        await db
          .updateTable('userPasskey')
          .set({ lastUsedAt: new Date() })
          .where('credentialId', '=', clientData.id)
          .execute();
      }
    }
  };
}

function unverified(): APIError {
  return new APIError('UNAUTHORIZED', { message: 'The device did not verify the person.' });
}
