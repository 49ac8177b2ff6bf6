import type { Kysely } from 'kysely';
import type { DeadlineRule } from '#lib/domain/law/deadline.ts';
import type { NationalPriorityList } from '#lib/domain/law/national-priority.ts';
import type { LawTables } from '../db/tables/law.ts';
import type { SuppliedLaw } from './read-law.ts';

/** Writes the catalogue of the law in one short transaction; codes that the operator has touched stay as they are. */
export async function loadLaw(db: Kysely<LawTables>, law: SuppliedLaw): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await loadNames(tx, law);
    await replaceFinancingSources(tx, law);
    await replaceServiceTypes(tx, law);
  });
}

async function loadNames(tx: Kysely<LawTables>, law: SuppliedLaw): Promise<void> {
  await tx
    .insertInto('lawSource')
    .values(law.sources)
    .onConflict((on) => on.column('code').doUpdateSet((row) => ({ title: row.ref('excluded.title') })))
    .execute();
  await tx
    .insertInto('serviceGroup')
    .values(law.serviceGroups.map(numbered))
    .onConflict((on) =>
      on.column('code').doUpdateSet((row) => ({
        nameSk: row.ref('excluded.nameSk'),
        nameEn: row.ref('excluded.nameEn'),
        provision: row.ref('excluded.provision'),
        position: row.ref('excluded.position')
      }))
    )
    .execute();
  await tx
    .insertInto('serviceForm')
    .values(law.serviceForms.map(numbered))
    .onConflict((on) =>
      on.column('code').doUpdateSet((row) => ({
        nameSk: row.ref('excluded.nameSk'),
        nameEn: row.ref('excluded.nameEn'),
        position: row.ref('excluded.position')
      }))
    )
    .execute();
  await tx
    .insertInto('capacityUnit')
    .values(law.capacityUnits.map(numbered))
    .onConflict((on) =>
      on.column('code').doUpdateSet((row) => ({
        nameSk: row.ref('excluded.nameSk'),
        nameEn: row.ref('excluded.nameEn'),
        position: row.ref('excluded.position')
      }))
    )
    .execute();
  await loadTargetGroups(tx, law);
}

async function loadTargetGroups(tx: Kysely<LawTables>, law: SuppliedLaw): Promise<void> {
  await tx
    .insertInto('adverseSituation')
    .values(
      law.adverseSituations.map((situation) => ({ ...situation, unverified: [...situation.unverified] }))
    )
    .onConflict((on) =>
      on.column('letter').doUpdateSet((row) => ({
        nameSk: row.ref('excluded.nameSk'),
        nameEn: row.ref('excluded.nameEn'),
        unverified: row.ref('excluded.unverified')
      }))
    )
    .execute();
  await tx
    .insertInto('targetGroup')
    .values(law.targetGroups.map(({ code, nameSk, nameEn }, at) => numbered({ code, nameSk, nameEn }, at)))
    .onConflict((on) =>
      on.column('code').doUpdateSet((row) => ({
        nameSk: row.ref('excluded.nameSk'),
        nameEn: row.ref('excluded.nameEn'),
        position: row.ref('excluded.position')
      }))
    )
    .execute();
  const codes = law.targetGroups.map((group) => group.code);
  await tx.deleteFrom('targetGroupSituation').where('targetGroup', 'in', codes).execute();
  await tx
    .insertInto('targetGroupSituation')
    .values(
      law.targetGroups.flatMap((group) =>
        group.adverseSituations.map((letter) => ({ targetGroup: group.code, letter }))
      )
    )
    .execute();
}

async function replaceFinancingSources(tx: Kysely<LawTables>, law: SuppliedLaw): Promise<void> {
  const edited = await tx
    .selectFrom('financingSource')
    .select('code')
    .where('origin', '=', 'operator')
    .execute();
  const kept = new Set(edited.map((row) => row.code));
  const rows = law.financingSources.map(numbered).filter((row) => !kept.has(row.code));
  const codes = rows.map((row) => row.code);
  if (rows.length === 0) return;
  await tx.deleteFrom('financingSource').where('code', 'in', codes).execute();
  await tx.insertInto('financingSource').values(rows).execute();
}

async function replaceServiceTypes(tx: Kysely<LawTables>, law: SuppliedLaw): Promise<void> {
  const edited = await tx.selectFrom('serviceType').select('code').where('origin', '=', 'operator').execute();
  const kept = new Set(edited.map((row) => row.code));
  const rows = law.serviceTypes
    .map(numbered)
    .filter((row) => !kept.has(row.code))
    .map((row) => ({
      ...row,
      forms: [...row.forms],
      otherCapacityUnits: [...row.otherCapacityUnits],
      responsible: [...row.responsible],
      financing: [...row.financing],
      synonyms: [...row.synonyms],
      sources: [...row.sources],
      unverified: [...row.unverified]
    }));
  const codes = rows.map((row) => row.code);
  if (rows.length === 0) return;
  await tx.deleteFrom('serviceType').where('code', 'in', codes).execute();
  await tx.insertInto('serviceType').values(rows).execute();
}

/** Writes the deadlines of the law; one that the operator has corrected stays whole. */
export async function loadDeadlines(db: Kysely<LawTables>, rules: readonly DeadlineRule[]): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const edited = await tx
      .selectFrom('deadlineRule')
      .select('code')
      .where('origin', '=', 'operator')
      .execute();
    const kept = new Set<string>(edited.map(({ code }) => code));
    const rows = rules.filter(({ code }) => !kept.has(code));
    if (rows.length === 0) return;
    await tx
      .deleteFrom('deadlineRule')
      .where(
        'code',
        'in',
        rows.map(({ code }) => code)
      )
      .execute();
    await tx.insertInto('deadlineRule').values(rows).execute();
  });
}

/** Writes lists of national priorities; a list the operator has entered or edited stays whole. */
export async function loadNationalPriorities(
  db: Kysely<LawTables>,
  lists: readonly NationalPriorityList[]
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    for (const { priorities, ...list } of lists) {
      const row = { ...list, sources: [...list.sources], unverified: [...list.unverified] };
      const { code: _, ...changes } = row;
      const written = await tx
        .insertInto('nationalPriorityList')
        .values(row)
        .onConflict((on) =>
          on.column('code').doUpdateSet(changes).where('nationalPriorityList.origin', '=', 'supplied')
        )
        .returning('code')
        .execute();
      if (written.length > 0 && priorities.length > 0) await loadPriorities(tx, list.code, priorities);
    }
  });
}

async function loadPriorities(
  tx: Kysely<LawTables>,
  listCode: string,
  priorities: NationalPriorityList['priorities']
): Promise<void> {
  await tx
    .insertInto('nationalPriority')
    .values(
      priorities.map((priority, at) => ({
        ...numbered(priority, at),
        listCode,
        unverified: [...priority.unverified]
      }))
    )
    .onConflict((on) =>
      on
        .columns(['listCode', 'number'])
        .doUpdateSet((row) => ({
          position: row.ref('excluded.position'),
          nameSk: row.ref('excluded.nameSk'),
          nameEn: row.ref('excluded.nameEn'),
          certainty: row.ref('excluded.certainty'),
          unverified: row.ref('excluded.unverified')
        }))
        .where('nationalPriority.origin', '=', 'supplied')
    )
    .execute();
}

function numbered<T>(row: T, at: number): T & { position: number } {
  return { ...row, position: at + 1 };
}
