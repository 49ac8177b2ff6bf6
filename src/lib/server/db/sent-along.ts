import type { CompiledQuery } from 'kysely';
import type { Tx } from './db.ts';

type SentAlong = CompiledQuery & { isSentAlong: true };

/**
 * Runs a statement of a transaction whose answer decides nothing. On the embedded database it is not waited for: it
 * travels with the next statement, for waking the other thread costs as much as a short statement. On PostgreSQL it is
 * run at once. If it fails, nothing of the transaction is kept, and whoever asks next is told why.
 */
export async function sendAlong(tx: Tx, statement: CompiledQuery): Promise<void> {
  const sent: SentAlong = { ...statement, isSentAlong: true };
  await tx.executeQuery(sent);
}

/** Whether nobody waits for what a statement answers. */
export function isSentAlong(statement: CompiledQuery): boolean {
  return 'isSentAlong' in statement;
}
