import type { AccountHolder } from '#lib/domain/tenancy/security-notice.ts';
import { type NotingStores, noteSecurityChange } from './note-security-change.ts';

/** What this use case asks of storage. */
export type PasskeyStores = NotingStores & {
  passkeys: { remove(accountId: string, id: string): Promise<boolean> };
};

/** Takes away a passkey of one's own. */
export async function removePasskey(
  stores: PasskeyStores,
  holder: AccountHolder,
  id: string
): Promise<'removed' | 'no-such-passkey'> {
  if (!(await stores.passkeys.remove(holder.accountId, id))) return 'no-such-passkey';
  await noteSecurityChange(stores, holder, 'passkey-removed');
  return 'removed';
}
