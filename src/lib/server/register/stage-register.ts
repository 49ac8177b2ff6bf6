import { judgeEntry } from '#lib/domain/directory/register/judge-entry.ts';
import type { RegisterFault } from '#lib/domain/directory/register/register-entry.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import type { Db } from '../db/db.ts';
import { registerCodeStore } from '../db/register-codes.ts';
import { type RegisterFaultRow, registerImportStore } from '../db/register-imports.ts';
import { registeredServiceStore } from '../db/registered-services.ts';
import type { RegisteredService, RegisterImport } from '../use-cases/directory/register/register-work.ts';
import { type ReadRecord, RefusedFile } from './register-file.ts';
import { readGround } from './register-ground.ts';
import { registeredService } from './registered-service.ts';

/** Rows written by one transaction: short also on a busy machine. */
const AT_ONCE = 150;
const CARRIED_AT_ONCE = 300;

/** A file that refuses itself again and again would fill the table of refusals. */
const MOST_FAULTS = 20_000;

type Staging = { signal: AbortSignal; today: CalendarDay; readBytes(): number };

/**
 * Writes what a file says into its own rows, in short batches that nobody sees yet, and says what it would do to the
 * register. Begun again after an interruption, the same rows are met and nothing is doubled.
 * @returns `stopped` when the program ends or the operator lets the file go
 */
export async function stageRegister(
  db: Db,
  file: RegisterImport,
  records: AsyncIterable<ReadRecord>,
  { signal, today, readBytes }: Staging
): Promise<'staged' | 'stopped'> {
  const imports = registerImportStore(db);
  const services = registeredServiceStore(db);
  const ground = await readGround(db, today);
  const currentId = (await imports.findCurrent())?.id ?? null;
  const seen = new Set<string>();
  let position = 0;
  let refused = 0;
  let batch: RegisteredService[] = [];
  let faults: RegisterFaultRow[] = [];

  const flush = async (): Promise<boolean> => {
    await registerCodeStore(db).add(ground.takeNewCodes());
    await services.addBatch(file.id, currentId, batch);
    await imports.addFaults(file.id, faults);
    await imports.setProgress(file.id, readBytes());
    [batch, faults] = [[], []];
    return !signal.aborted && (await imports.find(file.id))?.stage === 'reading';
  };
  const refuse = (line: number, registerNumber: string, fault: RegisterFault) => {
    refused += 1;
    if (refused > MOST_FAULTS) throw new RefusedFile('damaged', line);
    const known = /^\d{7}$/.test(registerNumber.trim()) ? registerNumber.trim() : null;
    faults.push({ position, line, registerNumber: known, fault });
  };

  for await (const { line, raw } of records) {
    position += 1;
    const judged = judgeEntry(raw);
    if (judged.outcome === 'refused') refuse(line, raw.registerNumber, judged.fault);
    else if (seen.has(judged.entry.registerNumber)) refuse(line, raw.registerNumber, 'number-twice');
    else {
      seen.add(judged.entry.registerNumber);
      batch.push(registeredService(judged.entry, raw, ground));
    }
    if (batch.length + faults.length >= AT_ONCE && !(await flush())) return 'stopped';
  }
  if (!(await flush())) return 'stopped';
  if (seen.size === 0) throw new RefusedFile('no-services');
  if (currentId !== null) await carryOver(db, file.id, currentId);
  await imports.markRead(file.id, await services.count(file.id, await imports.countFaults(file.id)));
  return 'staged';
}

async function carryOver(db: Db, importId: string, currentId: string): Promise<void> {
  const services = registeredServiceStore(db);
  for (let after: string | null = ''; after !== null; ) {
    after = await services.carryOver(importId, currentId, after, CARRIED_AT_ONCE);
  }
}
