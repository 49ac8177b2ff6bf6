import type { AccountHolder } from '#lib/domain/tenancy/security-notice.ts';
import { type NotingStores, noteSecurityChange } from './note-security-change.ts';

/** What this use case asks of storage. */
export type SecondStepStores = NotingStores & {
  accounts: { forgetKeys(accountId: string): Promise<void> };
  secondFactors: { remove(accountId: string): Promise<boolean> };
  sessions: { endAll(accountId: string): Promise<string[]> };
};

/** Its owner turns the second step off. */
export async function turnOffSecondStep(
  stores: SecondStepStores,
  holder: AccountHolder
): Promise<'off' | 'was-off'> {
  if (!(await stores.secondFactors.remove(holder.accountId))) return 'was-off';
  await noteSecurityChange(stores, holder, 'second-step-off');
  return 'off';
}

/**
 * Whoever runs the machine takes the second step away from somebody who lost the phone and the recovery codes. All her
 * sessions end: the phone may be in foreign hands. She is told by mail, always.
 * @returns the keys of the sessions that ended
 */
export async function resetSecondStep(
  stores: SecondStepStores,
  holder: AccountHolder
): Promise<{ ended: string[] } | 'was-off'> {
  if (!(await stores.secondFactors.remove(holder.accountId))) return 'was-off';
  await stores.accounts.forgetKeys(holder.accountId);
  const ended = await stores.sessions.endAll(holder.accountId);
  await noteSecurityChange(stores, holder, 'second-step-reset', { byOperator: true });
  return { ended };
}
