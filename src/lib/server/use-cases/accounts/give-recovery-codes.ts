import type { AccountHolder } from '#lib/domain/tenancy/security-notice.ts';
import { type NotingStores, noteSecurityChange } from './note-security-change.ts';

/** What this use case asks of storage. */
export type RecoveryStores = NotingStores & {
  secondFactors: { replaceRecoveryCodes(accountId: string, hashes: readonly string[]): Promise<boolean> };
};

/**
 * Gives somebody with a second step new recovery codes; those from before no longer work.
 * @param hashes of the codes that are about to be shown, once
 * @param why the step was just turned on, or the codes are renewed
 */
export async function giveRecoveryCodes(
  stores: RecoveryStores,
  holder: AccountHolder,
  hashes: readonly string[],
  why: 'second-step-on' | 'recovery-codes-renewed'
): Promise<'given' | 'no-second-step'> {
  if (!(await stores.secondFactors.replaceRecoveryCodes(holder.accountId, hashes))) return 'no-second-step';
  await noteSecurityChange(stores, holder, why);
  return 'given';
}
