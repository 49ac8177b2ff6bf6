import type { AccountHolder } from '#lib/domain/tenancy/security-notice.ts';
import { type NotingStores, noteSecurityChange } from './note-security-change.ts';

/** What this use case asks of storage. */
export type IdentityStores = NotingStores & { identities: { unlink(accountId: string): Promise<boolean> } };

/** From now on the other identity opens this account no more. A link from a mail always does, so nobody is shut out. */
export async function unlinkIdentity(
  stores: IdentityStores,
  holder: AccountHolder
): Promise<'unlinked' | 'was-not-linked'> {
  if (!(await stores.identities.unlink(holder.accountId))) return 'was-not-linked';
  await noteSecurityChange(stores, holder, 'identity-unlinked');
  return 'unlinked';
}
