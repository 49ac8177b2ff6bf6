import { readEmail } from '#lib/domain/tenancy/email.ts';

/** What this use case asks of storage. */
export type OperatorStore = {
  ensureAccount(email: string, name: string): Promise<string>;
  makeOperator(accountId: string): Promise<void>;
};

/** Gives an e-mail address the right to run the installation, and an account when it has none. */
export async function addOperator(store: OperatorStore, email: string): Promise<'added' | 'not-an-address'> {
  const address = readEmail(email);
  if (!address) return 'not-an-address';
  const accountId = await store.ensureAccount(address, address);
  await store.makeOperator(accountId);
  return 'added';
}
