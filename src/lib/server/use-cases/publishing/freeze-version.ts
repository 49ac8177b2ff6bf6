import type { PublishedService } from '#lib/domain/directory/published-service.ts';
import { nationalPriorityId } from '#lib/domain/plans/goal.ts';
import { printedBlocks } from '#lib/domain/plans/samples/section-shares.ts';
import type { Translation } from '#lib/domain/plans/translation.ts';
import { freezePlan } from '#lib/domain/publishing/freeze-plan.ts';
import type {
  CodeNames,
  DocumentBody,
  DocumentSource,
  PlanDocument
} from '#lib/domain/publishing/plan-document.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import { canonicalJson } from '#lib/domain/shared/canonical-json.ts';
import type { CoatOfArms } from '#lib/domain/tenancy/coat-of-arms.ts';
import { officeKindOf } from '#lib/domain/tenancy/office.ts';
import { type Actor, refuseAction } from '#lib/domain/tenancy/permissions.ts';
import type { PlanningBody } from '#lib/domain/tenancy/planning-body.ts';
import type { TerritoryUnitKind } from '#lib/domain/tenancy/territory.ts';
import type { EventLog } from '../event-log.ts';
import {
  CENSUS_SOURCE,
  type LawCatalogue,
  lawOf,
  type PlanReading,
  readCatalogue,
  readPlan
} from '../plans/read-plan.ts';

/** What taking the photograph asks of storage. */
export type FreezeStores = Omit<PlanReading, 'law' | 'territory' | 'versions'> & {
  plans: PlanReading['plans'] & { lock(planId: string): Promise<unknown> };
  law: PlanReading['law'] & {
    serviceForms(): Promise<{ code: string; nameSk: string }[]>;
    targetGroups(): Promise<{ code: string; nameSk: string }[]>;
    capacityUnits(): Promise<{ code: string; nameSk: string }[]>;
  };
  territory: PlanReading['territory'] & {
    unitKindOf(unitCode: string): Promise<TerritoryUnitKind | null>;
    referenceSets(): Promise<
      { code: string; titleSk: string; source: string; asOf: CalendarDay; licence: string }[]
    >;
  };
  coatOfArms: { find(): Promise<CoatOfArms | undefined> };
  translations: { list(planId: string): Promise<Translation[]> };
  publishedServices: { listShown(): Promise<PublishedService[]> };
  versions: PlanReading['versions'] & {
    list(planId: string): Promise<{ number: number; contentHash: string }[]>;
    add(version: {
      planId: string;
      number: number;
      contentHash: string;
      document: PlanDocument;
      actorId: string | null;
    }): Promise<void>;
  };
  events: EventLog;
};

export type FreezeOutcome =
  | { outcome: 'frozen' | 'unchanged'; number: number; contentHash: string }
  | { outcome: 'not-allowed' | 'no-such-plan' };

/**
 * Takes a photograph of the plan as it stands: an immutable version with the hash of its content. The same content
 * on the same day is the same version.
 * @param hashOf SHA-256 in hex of a text
 */
export async function freezeVersion(
  stores: FreezeStores,
  actor: Actor,
  input: { body: PlanningBody; planId: string; today: CalendarDay; hashOf: (text: string) => string }
): Promise<FreezeOutcome> {
  if (refuseAction(actor, 'publish-version')) return { outcome: 'not-allowed' };
  const { body, planId, today, hashOf } = input;
  if (!(await stores.plans.lock(planId))) return { outcome: 'no-such-plan' };
  const document = await photograph(stores, body, planId, today);
  if (!document) return { outcome: 'no-such-plan' };

  const contentHash = hashOf(canonicalJson(document));
  const earlier = await stores.versions.list(planId);
  const same = earlier.find((one) => one.contentHash === contentHash);
  if (same) return { outcome: 'unchanged', number: same.number, contentHash };

  const number = (earlier[0]?.number ?? 0) + 1;
  await stores.versions.add({ planId, number, contentHash, document, actorId: actor.actorId });
  await stores.events.add({
    actorId: actor.actorId,
    action: 'frozen',
    subject: 'plan',
    subjectId: planId,
    details: { number, contentHash }
  });
  return { outcome: 'frozen', number, contentHash };
}

/** The canonical content of a plan today; also for a preview that nobody keeps. */
export async function photograph(
  stores: FreezeStores,
  body: PlanningBody,
  planId: string,
  today: CalendarDay
): Promise<PlanDocument | undefined> {
  const whole = await readPlan(stores, body, planId);
  if (!whole) return undefined;
  const catalogue = await readCatalogue(stores, today);
  const { census } = whole;
  const ages = census?.areas.find((area) => area.areaCode === body.unitCode)?.ages;
  const sources = await readSources(stores);
  return freezePlan(
    {
      body: await documentBody(stores, body),
      demonstration: whole.plan.demonstration,
      content: whole.judged,
      blocks: printedBlocks(whole.blocks),
      population:
        census?.asOf && ages
          ? { males: ages.males, females: ages.females, asOf: census.asOf, source: CENSUS_SOURCE }
          : null,
      providers: whole.providers,
      services: whole.services,
      computedNeeds: whole.computedNeeds,
      unitCosts: whole.unitCosts,
      capacities: whole.capacities,
      shown: await stores.publishedServices.listShown(),
      named: whole.named,
      names: await readNames(stores, catalogue),
      sources,
      translations: await stores.translations.list(planId)
    },
    lawOf(catalogue, body, whole.plan),
    today
  );
}

async function documentBody(
  { territory, coatOfArms }: FreezeStores,
  { bodyId, name, kind, unitCode }: PlanningBody
): Promise<DocumentBody> {
  const office = officeKindOf(kind, unitCode === null ? null : await territory.unitKindOf(unitCode));
  const arms = await coatOfArms.find();
  return { bodyId, name, kind, territoryCode: unitCode, office, ...(arms ? { arms } : {}) };
}

async function readSources({ territory }: FreezeStores): Promise<DocumentSource[]> {
  const sets = await territory.referenceSets();
  return sets.map(({ code, titleSk, source, asOf, licence }) => ({
    code,
    title: titleSk,
    source,
    asOf,
    licence
  }));
}

async function readNames(
  { law }: FreezeStores,
  { serviceTypes, priorityLists, financingSources }: LawCatalogue
): Promise<CodeNames> {
  const named = (rows: readonly { code: string; nameSk: string }[]) =>
    Object.fromEntries(rows.map(({ code, nameSk }) => [code, nameSk]));
  return {
    serviceTypes: Object.fromEntries(
      serviceTypes.map((type) => [type.code, { name: type.nameSk, provision: type.section }])
    ),
    forms: named(await law.serviceForms()),
    targetGroups: named(await law.targetGroups()),
    units: named(await law.capacityUnits()),
    sources: named(financingSources),
    nationalPriorities: Object.fromEntries(
      priorityLists.flatMap((list) =>
        list.priorities.map((one) => [nationalPriorityId(list.code, one.number), one.nameSk])
      )
    )
  };
}
