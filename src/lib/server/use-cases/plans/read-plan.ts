import { type CapacityRecord, existingCapacityOn } from '#lib/domain/directory/capacity.ts';
import { type DirectoryEntry, type DirectoryRef, refsNamed } from '#lib/domain/directory/directory-entry.ts';
import type { Provider } from '#lib/domain/directory/provider.ts';
import type { Service } from '#lib/domain/directory/service.ts';
import type { FinancingSourceKind } from '#lib/domain/law/financing-source.ts';
import type { NationalPriorityList } from '#lib/domain/law/national-priority.ts';
import type { ServiceType } from '#lib/domain/law/service-type.ts';
import type { Block } from '#lib/domain/plans/block.ts';
import type { KindChoice } from '#lib/domain/plans/capacity-matrix.ts';
import { judgeCompleteness } from '#lib/domain/plans/completeness.ts';
import type { CompletenessFinding, WarningAnswer } from '#lib/domain/plans/completeness-finding.ts';
import type { ComputedNeed } from '#lib/domain/plans/computed-need.ts';
import type { Plan } from '#lib/domain/plans/plan.ts';
import type { PlanContent } from '#lib/domain/plans/plan-content.ts';
import {
  type LawForJudging,
  lawForJudging,
  type PlanForJudging
} from '#lib/domain/plans/plan-for-judging.ts';
import type { StateRecord } from '#lib/domain/plans/plan-status.ts';
import { danglingReferences } from '#lib/domain/plans/references.ts';
import { sectionTexts, withSamplesMarked } from '#lib/domain/plans/samples/section-shares.ts';
import { type UnitCost, type UnitCostInForce, unitCostsInForce } from '#lib/domain/plans/unit-cost.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import type { PlanningBody } from '#lib/domain/tenancy/planning-body.ts';
import type { PlanItemKind, PlanItemTypes } from './item-rules.ts';

/** Where the population figures of a plan come from. */
export const CENSUS_SOURCE = 'ŠÚ SR, SODB 2021';

/** What reading a whole plan asks of storage. */
export type PlanReading = {
  plans: {
    find(id: string): Promise<(Plan & { revision: number; demonstration: boolean }) | undefined>;
    kindChoices(planId: string): Promise<KindChoice[]>;
    answers(planId: string): Promise<WarningAnswer[]>;
  };
  items: { readonly [K in PlanItemKind]: { list(planId: string): Promise<PlanItemTypes[K][]> } };
  blocks: { list(planId: string): Promise<(Block & { template: boolean })[]> };
  directory: {
    providers(): Promise<Provider[]>;
    services(): Promise<KeptService[]>;
    capacities(): Promise<CapacityRecord[]>;
    entries(refs: readonly DirectoryRef[]): Promise<DirectoryEntry[]>;
    providersOf(ids: readonly string[]): Promise<Provider[]>;
  };
  law: {
    serviceTypesOn(day: CalendarDay): Promise<ServiceType[]>;
    nationalPriorityLists(): Promise<NationalPriorityList[]>;
    financingSourcesOn(day: CalendarDay): Promise<FinancingSource[]>;
  };
  computedNeeds: { list(planId: string): Promise<ComputedNeed[]> };
  unitCosts: {
    list(): Promise<UnitCost[]>;
    /** Those that come with the program. */
    usual(): readonly UnitCost[];
  };
  versions: { records(planId: string): Promise<StateRecord[]> };
  territory: {
    profileOf(unitCode: string): Promise<Census | undefined>;
  };
};

type FinancingSource = {
  code: string;
  kind: FinancingSourceKind;
  nameSk: string;
  validTo: CalendarDay | null;
};

/** How many people of which age live in an area and in what is above it. */
export type Census = {
  asOf: CalendarDay | null;
  areas: readonly { areaCode: string; ages: { males: readonly number[]; females: readonly number[] } }[];
};

export type WholePlan = {
  plan: Plan & { revision: number; demonstration: boolean };
  judged: PlanForJudging;
  blocks: readonly (Block & { template: boolean })[];
  /** The body's own, and those of services in its territory. */
  providers: readonly Provider[];
  services: readonly KeptService[];
  capacities: readonly CapacityRecord[];
  /** Rows of the directory that the plan names, whoever keeps them. */
  named: readonly DirectoryEntry[];
  /** From what the needs in the matrix were computed. */
  computedNeeds: readonly ComputedNeed[];
  /** What a unit of each kind costs here. */
  unitCosts: readonly UnitCostInForce[];
  /** Of the body's unit; a union has none. */
  census: Census | undefined;
};

/** A service with the body that keeps its row. */
export type KeptService = Service & { stewardBodyId: string };

/** Everything one plan says, as the completeness check and the photograph need it; undefined when there is none. */
export async function readPlan(
  stores: PlanReading,
  body: Pick<PlanningBody, 'unitCode'>,
  planId: string
): Promise<WholePlan | undefined> {
  const plan = await stores.plans.find(planId);
  if (!plan) return undefined;
  const content = await readContent(stores, plan);
  const blocks = await stores.blocks.list(planId);
  const services = await stores.directory.services();
  const providers = await providersOf(stores, services);
  const capacities = await stores.directory.capacities();
  const named = await stores.directory.entries(refsNamed(content));
  const computedNeeds = await stores.computedNeeds.list(planId);
  const unitCosts = unitCostsInForce(await stores.unitCosts.list(), stores.unitCosts.usual());
  const census = body.unitCode === null ? undefined : await stores.territory.profileOf(body.unitCode);
  const judged: PlanForJudging = {
    ...content,
    plan: withSamplesMarked(content.plan),
    sectionTexts: sectionTexts(blocks),
    danglingReferences: danglingReferences({ ...content, blocks }),
    demography: census?.asOf ? { asOf: census.asOf, source: CENSUS_SOURCE } : null,
    existing: existingCapacityOn(capacities, plan.capacityDay),
    discussion: discussionOf(await stores.versions.records(planId)),
    answers: await stores.plans.answers(planId)
  };
  return { plan, judged, blocks, providers, services, capacities, named, computedNeeds, unitCosts, census };
}

/** The body's own providers, then those of others whose service stands in its territory. */
async function providersOf(
  { directory }: Pick<PlanReading, 'directory'>,
  services: readonly KeptService[]
): Promise<Provider[]> {
  const own = await directory.providers();
  const known = new Set(own.map(({ id }) => id));
  const others = [...new Set(services.map(({ providerId }) => providerId).filter((id) => !known.has(id)))];
  const found = new Map((await directory.providersOf(others)).map((provider) => [provider.id, provider]));
  return [...own, ...others.flatMap((id) => found.get(id) ?? [])];
}

/** The structured form of a plan, without its narrative. */
export async function readContent(
  stores: Pick<PlanReading, 'items'> & { plans: Pick<PlanReading['plans'], 'kindChoices'> },
  plan: Plan
): Promise<PlanContent> {
  const { items, plans } = stores;
  // One after the other on purpose: the embedded database has one connection.
  return {
    plan,
    analysisNotes: await items.analysisNotes.list(plan.id),
    findings: await items.findings.list(plan.id),
    needs: await items.needs.list(plan.id),
    swot: await items.swot.list(plan.id),
    priorities: await items.priorities.list(plan.id),
    goals: await items.goals.list(plan.id),
    measures: await items.measures.list(plan.id),
    activities: await items.activities.list(plan.id),
    indicators: await items.indicators.list(plan.id),
    kindChoices: await plans.kindChoices(plan.id),
    cells: await items.cells.list(plan.id),
    risks: await items.risks.list(plan.id),
    humanResources: await items.humanResources.list(plan.id),
    materialResources: await items.materialResources.list(plan.id),
    financialResources: await items.financialResources.list(plan.id)
  };
}

/** The last public discussion of any version of the plan. */
function discussionOf(records: readonly StateRecord[]): PlanForJudging['discussion'] {
  const opened = records.findLast((record) => record.kind === 'opened-for-discussion');
  return opened?.to ? { closesOn: opened.to } : null;
}

/** What the catalogue of the law holds on a day. */
export type LawCatalogue = {
  serviceTypes: ServiceType[];
  priorityLists: NationalPriorityList[];
  financingSources: FinancingSource[];
};

export async function readCatalogue(
  { law }: Pick<PlanReading, 'law'>,
  day: CalendarDay
): Promise<LawCatalogue> {
  return {
    serviceTypes: await law.serviceTypesOn(day),
    priorityLists: await law.nationalPriorityLists(),
    financingSources: await law.financingSourcesOn(day)
  };
}

/** The law a body's plan is judged by on a day. */
export async function readLaw(
  stores: Pick<PlanReading, 'law'>,
  body: Pick<PlanningBody, 'kind'>,
  plan: Pick<Plan, 'nationalPriorityListCode'>,
  day: CalendarDay
): Promise<LawForJudging> {
  return lawOf(await readCatalogue(stores, day), body, plan);
}

/** The same from a catalogue that was read. */
export function lawOf(
  { serviceTypes, priorityLists, financingSources }: LawCatalogue,
  body: Pick<PlanningBody, 'kind'>,
  plan: Pick<Plan, 'nationalPriorityListCode'>
): LawForJudging {
  return lawForJudging({
    serviceTypes,
    competence: body.kind === 'region' ? 'region' : 'municipality',
    nationalPriorities: priorityLists.find((list) => list.code === plan.nationalPriorityListCode) ?? null,
    temporarySources: financingSources
      .filter((source) => source.kind === 'european' || source.validTo !== null)
      .map((source) => ({ sourceCode: source.code, endsOn: source.validTo }))
  });
}

/** What a plan misses by the law of a day. */
export async function checkPlan(
  stores: PlanReading,
  body: Pick<PlanningBody, 'unitCode' | 'kind'>,
  planId: string,
  today: CalendarDay
): Promise<CompletenessFinding[] | undefined> {
  const whole = await readPlan(stores, body, planId);
  if (!whole) return undefined;
  return judgeCompleteness(whole.judged, await readLaw(stores, body, whole.plan, today), today);
}
