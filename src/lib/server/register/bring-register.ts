import { dayInSlovakia } from '#lib/domain/shared/calendar-day.ts';
import type { Db } from '../db/db.ts';
import { installationEventStore } from '../db/installation-events.ts';
import { registerImportStore } from '../db/register-imports.ts';
import type { Installation } from '../installation.ts';
import type { Operator } from '../use-cases/accounts/operator.ts';
import { decideRegister } from '../use-cases/directory/register/decide-register.ts';
import { type SendOutcome, sendRegister } from '../use-cases/directory/register/send-register.ts';

type Over = Pick<Installation, 'database' | 'files' | 'register'>;

function storesOf(tx: Parameters<typeof installationEventStore>[0]) {
  return { imports: registerImportStore(tx), events: installationEventStore(tx) };
}

/** Keeps a file of the register and has it read in the background. */
export async function bringRegister(
  { database, files, register }: Over,
  operator: Operator,
  file: { id: string; fileName: string; content: Uint8Array },
  now: Date
): Promise<SendOutcome> {
  const fileHash = await files.put(file.content);
  const { id, fileName } = file;
  const sent = await database.db.transaction().execute((tx) =>
    sendRegister(storesOf(tx), operator, {
      ...{ id, fileName, fileHash, fileBytes: file.content.length, asOf: null },
      today: dayInSlovakia(now)
    })
  );
  register.wake();
  return sent;
}

/** Lets a file that was read count, or lets it go. */
export async function decideOnRegister(
  { database, register }: { database: { db: Db }; register: Installation['register'] },
  operator: Operator,
  decision: { id: string; applied: boolean }
): ReturnType<typeof decideRegister> {
  const outcome = await database.db
    .transaction()
    .execute((tx) => decideRegister(storesOf(tx), operator, decision));
  register.wake();
  return outcome;
}
