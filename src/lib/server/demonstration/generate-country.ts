import type { AssembledPlan } from '#lib/domain/demonstration/assemble-plan.ts';
import type { AuthoredPlan } from '#lib/domain/demonstration/authored-plan.ts';
import { inventedPlan } from '#lib/domain/demonstration/invented-plan.ts';
import { seededRandom } from '#lib/domain/demonstration/random.ts';
import { existingCapacityOn } from '#lib/domain/directory/capacity.ts';
import { type LawForJudging, lawForJudging } from '#lib/domain/plans/plan-for-judging.ts';
import { unitCostsInForce } from '#lib/domain/plans/unit-cost.ts';
import { personsBetween, totalOf } from '#lib/domain/population/age-structure.ts';
import { freezePlan } from '#lib/domain/publishing/freeze-plan.ts';
import type { PlanDocument } from '#lib/domain/publishing/plan-document.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import { officeKindOf } from '#lib/domain/tenancy/office.ts';
import type { BodyId, PlanningBody } from '#lib/domain/tenancy/planning-body.ts';
import type { TerritoryUnitKind } from '#lib/domain/tenancy/territory.ts';
import type { Database, Db } from '../db/db.ts';
import { lawStore } from '../db/law.ts';
import { territoryStore } from '../db/territory.ts';
import { printedBody } from '../printed-body.ts';
import { usualUnitCosts } from '../reference/read-unit-costs.ts';
import { keepDemonstration } from './keep-demonstration.ts';
import { type KeptPlan, keptPlans } from './kept-plans.ts';
import { lastingId } from './lasting-id.ts';

/** The bodies that got a plan, and how many were left out because they have one. */
export type Generated = { added: BodyId[]; skipped: number };

/** Told after each body: how many of how many are done. */
export type GenerateProgress = (done: number, all: number) => void;

/**
 * Invents plans for municipalities that have none, marked as a demonstration, with published rows and search but
 * without files. The same seed gives the same plans.
 * @returns null where real plans are kept and `force` was not said
 */
export async function generateCountry(
  database: Pick<Database, 'bulkDb'>,
  wanted: { bodies: number; seed: number; force: boolean; now: Date },
  progress: GenerateProgress = () => {}
): Promise<Generated | null> {
  const { bulkDb } = database;
  const kept = await keptPlans(bulkDb);
  if (!wanted.force && kept.some(({ demonstration }) => !demonstration)) return null;
  // What a killed process left half is kept again: the same seed gives the same rows.
  const isHalf = (plan: KeptPlan) => plan.demonstration && !plan.published;
  const taken = new Set(kept.filter((plan) => !isHalf(plan)).map(({ bodyId }) => bodyId));
  const all = await municipalities(bulkDb);
  const chosen = all.slice(0, wanted.bodies);
  const free = chosen.filter(({ bodyId }) => !taken.has(bodyId));
  let names: Names | null = null;
  for (const [at, body] of free.entries()) {
    const document = await generateBody(bulkDb, body, wanted, names);
    names ??= { names: document.names, sources: document.sources };
    progress(at + 1, free.length);
  }
  return { added: free.map(({ bodyId }) => bodyId), skipped: chosen.length - free.length };
}

type Names = Pick<PlanDocument, 'names' | 'sources'>;

async function generateBody(
  db: Db,
  body: Municipality,
  { seed, now }: { seed: number; now: Date },
  names: Names | null
): Promise<PlanDocument> {
  const unitCode = body.unitCode ?? '';
  const population = await populationOf(db, unitCode);
  const law = await municipalLaw(db, FROZEN_ON);
  const kinds = law.kindsInCompetence.map((kind) => kind.serviceTypeCode);
  const place = {
    ...{ unitCode, name: body.name },
    inhabitants: population ? totalOf(population) : 0,
    seniors: population ? personsBetween(population, 65) : 0
  };
  const authored = inventedPlan(place, kinds, seededRandom(seed * 1_000_003 + Number(unitCode)));
  const idOf = (name: string) => lastingId(`invented/${seed}/${unitCode}/${name}`);
  const printed = await printedBody(db, body);
  // The same photograph from the rows in hand: reading them again would take most of the time.
  const documentOf = (plan: AssembledPlan) =>
    freezePlan({ ...inputOf(plan, authored, body), ...(names as Names), population }, law, authored.frozenOn);
  return keepDemonstration(db, printed, authored, idOf, now, names ? documentOf : undefined);
}

/** The day of the photograph of every invented plan. */
const FROZEN_ON: CalendarDay = '2025-11-17';

function inputOf(plan: AssembledPlan, { discussion }: Pick<AuthoredPlan, 'discussion'>, body: Municipality) {
  const { content, blocks, providers, services, capacities, answers, translations } = plan;
  const { bodyId, name, kind, unitCode, unitKind } = body;
  return {
    body: { bodyId, name, kind, territoryCode: unitCode, office: officeKindOf(kind, unitKind) },
    demonstration: true,
    // Nothing is invented of what services have beside their capacity.
    ...{ blocks, providers, services, capacities, translations, named: [], shown: [] },
    unitCosts: unitCostsInForce([], usualUnitCosts()),
    content: {
      ...content,
      sectionTexts: [],
      danglingReferences: [],
      demography: { asOf: '2021-01-01', source: 'SODB' } as const,
      existing: existingCapacityOn(capacities, content.plan.capacityDay),
      discussion: { closesOn: discussion.to },
      answers
    }
  };
}

let lawOfDay: { db: Db; law: LawForJudging } | undefined;

/** The law by which municipalities are judged, read once for all of them. */
async function municipalLaw(db: Db, day: CalendarDay): Promise<LawForJudging> {
  if (lawOfDay?.db !== db) {
    const serviceTypes = await lawStore(db).serviceTypesOn(day);
    const law = lawForJudging({
      ...{ serviceTypes, competence: 'municipality' },
      nationalPriorities: null,
      temporarySources: []
    });
    lawOfDay = { db, law };
  }
  return lawOfDay.law;
}

async function populationOf(db: Db, unitCode: string): Promise<PlanDocument['population']> {
  const profile = await territoryStore(db).profileOf(unitCode);
  const ages = profile?.areas.find((area) => area.areaCode === unitCode)?.ages;
  if (!profile?.asOf || !ages) return null;
  return { males: ages.males, females: ages.females, asOf: profile.asOf, source: 'ŠÚ SR, SODB 2021' };
}

type Municipality = PlanningBody & { unitKind: TerritoryUnitKind };

/** Bodies of municipalities and city districts, in the order of their codes. */
function municipalities(db: Db): Promise<Municipality[]> {
  return db
    .selectFrom('planningBody')
    .innerJoin('territoryUnit', 'territoryUnit.code', 'planningBody.unitCode')
    .select([
      ...(['bodyId', 'planningBody.kind', 'planningBody.name', 'slug', 'unitCode'] as const),
      'territoryUnit.kind as unitKind'
    ])
    .where('planningBody.kind', 'in', ['municipality', 'city-district', 'city'])
    .orderBy('unitCode')
    .execute();
}
