import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import type { Db, PublicDb } from '../db/db.ts';
import { lawStore } from '../db/law.ts';
import { registerCodeStore } from '../db/register-codes.ts';
import { registerPlaceStore } from '../db/register-places.ts';
import { registeredServiceStore, standsBy } from '../db/registered-services.ts';
import { showRegistered, touchRegister } from '../db/shown-register.ts';
import type { RegisterCode } from '../use-cases/directory/register/register-work.ts';
import { kindsOf } from './register-ground.ts';

/** Rows of the public directory looked at by one transaction. */
const AT_ONCE = 150;

/** Half a transaction is none: hiding and showing are one step. */
function shownOf(db: Db, numbers: readonly string[], today: CalendarDay): Promise<number> {
  return db.transaction().execute((tx) => showRegistered(tx, numbers, today));
}

/**
 * Brings the whole public directory to what the register says on a day, in short steps by register number; to be
 * called again after an interruption.
 * @returns how many rows changed
 */
export async function showRegister(db: Db, today: CalendarDay, signal?: AbortSignal): Promise<number> {
  const services = registeredServiceStore(db);
  let changed = 0;
  let numbers = await services.numbersAfter('', AT_ONCE);
  while (numbers.length > 0 && !signal?.aborted) {
    changed += await shownOf(db, numbers, today);
    numbers = await services.numbersAfter(numbers.at(-1) ?? '', AT_ONCE);
  }
  if (changed > 0) await touchRegister(db);
  return changed;
}

/** Lets services stand by what the operator says of their codes: those that waited come in, others change or leave. */
export async function settleCodes(db: Db, today: CalendarDay, signal?: AbortSignal): Promise<number> {
  let changed = 0;
  for (const code of await registerCodeStore(db).unsettled()) {
    changed += await settleCode(db, code, today, signal);
    if (signal?.aborted) break;
    await registerCodeStore(db).markSettled(code);
  }
  if (changed > 0) await touchRegister(db);
  return changed;
}

/** Lets services stand where the operator placed them, or nowhere again where that was taken back. */
export async function settlePlaces(db: Db, today: CalendarDay, signal?: AbortSignal): Promise<number> {
  let changed = 0;
  while (!signal?.aborted) {
    const numbers = await registerPlaceStore(db).unsettled(AT_ONCE);
    if (numbers.length === 0) break;
    changed += await db.transaction().execute(async (tx) => {
      await registerPlaceStore(tx).settle(numbers);
      return showRegistered(tx, numbers, today);
    });
  }
  if (changed > 0) await touchRegister(db);
  return changed;
}

async function settleCode(
  db: Db,
  code: RegisterCode,
  today: CalendarDay,
  signal?: AbortSignal
): Promise<number> {
  const types =
    code.codebook === 'type' ? await lawStore(db as unknown as PublicDb).serviceTypesOn(today) : [];
  const kind = kindsOf(types).get(code.means ?? '') ?? {
    ...{ serviceTypeCode: null, name: null, sortKey: null, capacityUnit: null, protectedPlace: false }
  };
  const services = registeredServiceStore(db);
  // A kind may have left the catalogue since it was chosen; its services wait then.
  const wanted = standsBy(code.codebook === 'type' ? { ...code, means: kind.serviceTypeCode } : code);
  let changed = 0;
  while (!signal?.aborted) {
    const numbers = await services.unsettledBy(code, wanted, AT_ONCE);
    if (numbers.length === 0) break;
    changed += await db.transaction().execute(async (tx) => {
      const inside = registeredServiceStore(tx);
      if (code.codebook === 'type') await inside.settleType(code.code, numbers, kind);
      else if (code.codebook === 'form') await inside.settleForms(code.code, numbers, code.means);
      else await inside.settleGroups(code.code, numbers);
      return showRegistered(tx, numbers, today);
    });
  }
  return changed;
}
