import type { Kysely } from 'kysely';
import type { DeadlineRule } from '#lib/domain/law/deadline.ts';
import type { NationalPriorityList } from '#lib/domain/law/national-priority.ts';
import type { ServiceType } from '#lib/domain/law/service-type.ts';
import type { AdverseSituationLetter, TargetGroup } from '#lib/domain/law/target-group.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import type { LawTables } from './tables/law.ts';

/** The catalogue of the law: plain public reads. */
export function lawStore(db: Kysely<LawTables>) {
  return {
    /** Kinds of services as they stand on a day, in the order of the act. */
    serviceTypesOn: (day: CalendarDay): Promise<ServiceType[]> =>
      serviceTypes(db)
        .where('validFrom', '<=', day)
        .where((on) => on.or([on('validTo', 'is', null), on('validTo', '>', day)]))
        .execute(),

    /** Every row of one kind, oldest first. */
    serviceTypeRows: (code: string): Promise<ServiceType[]> =>
      serviceTypes(db).where('code', '=', code).orderBy('validFrom').execute(),

    serviceGroups: () =>
      db
        .selectFrom('serviceGroup')
        .select(['code', 'nameSk', 'nameEn', 'provision'])
        .orderBy('position')
        .execute(),

    serviceForms: () =>
      db
        .selectFrom('serviceForm')
        .select(['code', 'parent', 'nameSk', 'nameEn'])
        .orderBy('position')
        .execute(),

    capacityUnits: () =>
      db.selectFrom('capacityUnit').select(['code', 'nameSk', 'nameEn']).orderBy('position').execute(),

    /** Sources of financing that exist on a day. */
    financingSourcesOn: (day: CalendarDay) =>
      db
        .selectFrom('financingSource')
        .select(['code', 'kind', 'nameSk', 'nameEn', 'validFrom', 'validTo'])
        .where('validFrom', '<=', day)
        .where((on) => on.or([on('validTo', 'is', null), on('validTo', '>', day)]))
        .orderBy('position')
        .execute(),

    /** The nine reasons of § 2 ods. 2. */
    adverseSituations: () => db.selectFrom('adverseSituation').selectAll().orderBy('letter').execute(),

    /** The usual target groups with the reasons each of them answers. */
    targetGroups: () => targetGroups(db),

    /** All lists of national priorities, oldest first; one without priorities waits for the operator. */
    nationalPriorityLists: () => nationalPriorityLists(db),

    /** How long every deadline is and was, in the order of days. */
    deadlineRules: (): Promise<DeadlineRule[]> =>
      db
        .selectFrom('deadlineRule')
        .select([
          ...(['code', 'validFrom', 'validTo', 'months', 'days', 'opens', 'closes'] as const),
          ...(['provision', 'verified', 'source'] as const)
        ])
        .orderBy('code')
        .orderBy('validFrom')
        .execute(),

    /** Titles of the pages that rows rest on. */
    sourcesOf: (codes: readonly string[]) =>
      codes.length === 0
        ? Promise.resolve([])
        : db
            .selectFrom('lawSource')
            .selectAll()
            .where('code', 'in', [...codes])
            .orderBy('code')
            .execute()
  };
}

function serviceTypes(db: Kysely<LawTables>) {
  return db
    .selectFrom('serviceType')
    .select([
      'code',
      'validFrom',
      'validTo',
      'nameSk',
      'nameEn',
      'section',
      'group',
      'forms',
      'capacityUnit',
      'otherCapacityUnits',
      'responsible',
      'financing',
      'complianceStatementBy',
      'registerCode',
      'protectedPlace',
      'synonyms',
      'ruleSk',
      'ruleEn',
      'noteSk',
      'noteEn',
      'sources',
      'certainty',
      'unverified'
    ])
    .orderBy('position');
}

async function targetGroups(db: Kysely<LawTables>): Promise<TargetGroup[]> {
  const groups = await db
    .selectFrom('targetGroup')
    .select(['code', 'nameSk', 'nameEn'])
    .orderBy('position')
    .execute();
  const mapped = await db.selectFrom('targetGroupSituation').selectAll().orderBy('letter').execute();
  const letters = Map.groupBy(mapped, (row) => row.targetGroup);
  return groups.map((group) => ({
    ...group,
    adverseSituations: (letters.get(group.code) ?? []).map((row): AdverseSituationLetter => row.letter)
  }));
}

async function nationalPriorityLists(db: Kysely<LawTables>): Promise<NationalPriorityList[]> {
  const lists = await db
    .selectFrom('nationalPriorityList')
    .select(['code', 'fromYear', 'toYear', 'issued', 'publishedOn', 'sources', 'unverified'])
    .orderBy('fromYear')
    .execute();
  const priorities = await db
    .selectFrom('nationalPriority')
    .select(['listCode', 'number', 'nameSk', 'nameEn', 'certainty', 'unverified'])
    .orderBy('position')
    .execute();
  const ofList = Map.groupBy(priorities, (priority) => priority.listCode);
  return lists.map((list) => ({
    ...list,
    priorities: (ofList.get(list.code) ?? []).map(({ listCode: _, ...priority }) => priority)
  }));
}
