import { sql } from 'kysely';
import type { DeadlineCode, DeadlineRuleChange } from '#lib/domain/law/deadline.ts';
import type { EnteredPriorities } from '#lib/domain/law/national-priority.ts';
import type { ServiceType } from '#lib/domain/law/service-type.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import type { Tx } from './db.ts';

/** What an operator may change of a kind of service from a day on. */
export type ServiceTypeChange = Partial<Omit<ServiceType, 'code' | 'validFrom' | 'validTo'>>;

/**
 * Changes of the catalogue by the operator, inside a transaction. What is written here
 * is never replaced by what comes with the program.
 */
export function lawEdits(tx: Tx) {
  return {
    /** Puts the official names in place of a list's priorities; false when there is no such list. */
    enterPriorities: (listCode: string, entered: EnteredPriorities) => enterPriorities(tx, listCode, entered),

    /**
     * Lets a kind of service stand differently from a day on, as long as the row of that day would have held.
     * Days before keep what they had. False when the kind does not exist on that day.
     */
    changeServiceType: (code: string, from: CalendarDay, change: ServiceTypeChange) =>
      changeServiceType(tx, code, from, change),

    /** Lets a deadline be another from a day on; what began before keeps its own. False when none held on that day. */
    changeDeadlineRule: (code: DeadlineCode, from: CalendarDay, change: DeadlineRuleChange) =>
      changeDeadlineRule(tx, code, from, change)
  };
}

async function enterPriorities(tx: Tx, listCode: string, entered: EnteredPriorities) {
  const list = await tx
    .updateTable('nationalPriorityList')
    .set({
      publishedOn: entered.publishedOn,
      unverified: entered.publishedOn === null ? ['publishedOn'] : [],
      origin: 'operator'
    })
    .where('code', '=', listCode)
    .returning('code')
    .executeTakeFirst();
  if (!list) return false;
  await markChanged(tx, 'national-priorities');
  const rows = entered.priorities.map((priority, at) => ({
    listCode,
    number: priority.number.trim(),
    position: at + 1,
    nameSk: priority.nameSk.trim(),
    nameEn: priority.nameEn.trim(),
    certainty: 'high' as const,
    unverified: [],
    origin: 'operator' as const
  }));
  const numbers = rows.map((row) => row.number);
  await tx
    .deleteFrom('nationalPriority')
    .where('listCode', '=', listCode)
    .$if(numbers.length > 0, (query) => query.where('number', 'not in', numbers))
    .execute();
  if (rows.length === 0) return true;
  // Not deleted and written anew: goals of plans refer to a priority by its number.
  await tx
    .insertInto('nationalPriority')
    .values(rows)
    .onConflict((on) =>
      on.columns(['listCode', 'number']).doUpdateSet((row) => ({
        position: row.ref('excluded.position'),
        nameSk: row.ref('excluded.nameSk'),
        nameEn: row.ref('excluded.nameEn'),
        certainty: row.ref('excluded.certainty'),
        unverified: row.ref('excluded.unverified'),
        origin: row.ref('excluded.origin')
      }))
    )
    .execute();
  return true;
}

async function changeServiceType(tx: Tx, code: string, from: CalendarDay, change: ServiceTypeChange) {
  const held = await tx
    .selectFrom('serviceType')
    .selectAll()
    .where('code', '=', code)
    .where('validFrom', '<=', from)
    .where((on) => on.or([on('validTo', 'is', null), on('validTo', '>', from)]))
    .forUpdate()
    .executeTakeFirst();
  if (!held) return false;
  await markChanged(tx, 'law-catalogue');
  const changed = { ...held, ...columnsOf(change), origin: 'operator' as const };
  const row = tx.updateTable('serviceType').where('code', '=', code).where('validFrom', '=', held.validFrom);
  if (held.validFrom === from) {
    await row.set(changed).execute();
    return true;
  }
  // The old row ends first: the database refuses two rows on one day.
  await row.set({ validTo: from, origin: 'operator' }).execute();
  await tx
    .insertInto('serviceType')
    .values({ ...changed, validFrom: from })
    .execute();
  return true;
}

async function changeDeadlineRule(tx: Tx, code: DeadlineCode, from: CalendarDay, change: DeadlineRuleChange) {
  const held = await tx
    .selectFrom('deadlineRule')
    .selectAll()
    .where('code', '=', code)
    .where('validFrom', '<=', from)
    .where((on) => on.or([on('validTo', 'is', null), on('validTo', '>', from)]))
    .forUpdate()
    .executeTakeFirst();
  if (!held) return false;
  await markChanged(tx, 'deadlines');
  const row = tx.updateTable('deadlineRule').where('code', '=', code).where('validFrom', '=', held.validFrom);
  if (held.validFrom === from) {
    await row.set({ ...change, origin: 'operator' }).execute();
    return true;
  }
  await row.set({ validTo: from, origin: 'operator' }).execute();
  await tx
    .insertInto('deadlineRule')
    .values({ ...held, ...change, validFrom: from, origin: 'operator' })
    .execute();
  return true;
}

/** Pages that were rendered from the set before are old now. */
async function markChanged(tx: Tx, setCode: string): Promise<void> {
  await tx
    .updateTable('referenceSet')
    .set({ loadedAt: sql<Date>`clock_timestamp()` })
    .where('code', '=', setCode)
    .execute();
}

/** Lists of the domain are read-only, those of a query are not. */
function columnsOf({
  forms,
  otherCapacityUnits,
  responsible,
  financing,
  synonyms,
  sources,
  unverified,
  ...rest
}: ServiceTypeChange) {
  return {
    ...rest,
    ...(forms && { forms: [...forms] }),
    ...(otherCapacityUnits && { otherCapacityUnits: [...otherCapacityUnits] }),
    ...(responsible && { responsible: [...responsible] }),
    ...(financing && { financing: [...financing] }),
    ...(synonyms && { synonyms: [...synonyms] }),
    ...(sources && { sources: [...sources] }),
    ...(unverified && { unverified: [...unverified] })
  };
}
