import type { AccountHolder } from '#lib/domain/tenancy/security-notice.ts';
import { type NotingStores, noteSecurityChange } from './note-security-change.ts';

/** What these use cases ask of storage. */
export type RecoveryStores = NotingStores & {
  secondFactors: {
    confirm(accountId: string): Promise<boolean>;
    replaceRecoveryCodes(accountId: string, hashes: readonly string[]): Promise<boolean>;
  };
};

/**
 * The app on the phone has shown the right code: from now on it is asked for.
 * @param hashes of the recovery codes that are about to be shown, once
 */
export async function turnOnSecondStep(
  stores: RecoveryStores,
  holder: AccountHolder,
  hashes: readonly string[]
): Promise<'given' | 'nothing-waits'> {
  if (!(await stores.secondFactors.confirm(holder.accountId))) return 'nothing-waits';
  await stores.secondFactors.replaceRecoveryCodes(holder.accountId, hashes);
  await noteSecurityChange(stores, holder, 'second-step-on');
  return 'given';
}

/** Gives somebody with a second step new recovery codes; those from before no longer work. */
export async function renewRecoveryCodes(
  stores: RecoveryStores,
  holder: AccountHolder,
  hashes: readonly string[]
): Promise<'given' | 'no-second-step'> {
  if (!(await stores.secondFactors.replaceRecoveryCodes(holder.accountId, hashes))) return 'no-second-step';
  await noteSecurityChange(stores, holder, 'recovery-codes-renewed');
  return 'given';
}
