import type { Kysely } from 'kysely';
import type { Finding } from '#lib/domain/evidence/finding.ts';
import type { Need } from '#lib/domain/evidence/need.ts';
import type { SwotItem } from '#lib/domain/evidence/swot.ts';
import type { Activity } from '#lib/domain/plans/activity.ts';
import type { AnalysisNote } from '#lib/domain/plans/analysis-note.ts';
import type { CapacityCell } from '#lib/domain/plans/capacity-matrix.ts';
import type { Goal } from '#lib/domain/plans/goal.ts';
import type { Indicator } from '#lib/domain/plans/indicator.ts';
import type { Measure } from '#lib/domain/plans/measure.ts';
import type { Priority } from '#lib/domain/plans/priority.ts';
import type { FinancialResource, HumanResource, MaterialResource } from '#lib/domain/plans/resources.ts';
import type { Risk } from '#lib/domain/plans/risk.ts';
import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import { type ItemShape, itemShelf } from './item-shelf.ts';
import type { Schema } from './schema.ts';

const FINDING: ItemShape<Finding> = {
  table: 'finding',
  columns: [
    'id',
    'position',
    'statement',
    'origin',
    'kindOfNeed',
    'voice',
    'asOf',
    'source',
    'sourceUrl',
    'sample',
    'strength',
    'place',
    'living',
    'targetGroupCodes',
    'serviceTypeCode',
    'formCode'
  ],
  json: ['sample', 'living']
};

const NEED: ItemShape<Need> = {
  table: 'need',
  columns: ['id', 'position', 'title', 'description', 'targetGroupCodes', 'serviceTypeCode', 'formCode'],
  links: { findingIds: { table: 'need_finding', own: 'need_id', other: 'finding_id' } }
};

const SWOT_ITEM: ItemShape<SwotItem> = {
  table: 'swot_item',
  columns: ['id', 'position', 'quadrant', 'text', 'targetGroupCode', 'serviceTypeCode'],
  links: { findingIds: { table: 'swot_item_finding', own: 'swot_item_id', other: 'finding_id' } }
};

/** Notes have no order of their own; they print in the order of the catalogue. */
const ANALYSIS_NOTE: ItemShape<AnalysisNote & { position: string }> = {
  table: 'analysis_note',
  columns: ['id', 'position', 'part', 'dimension', 'code', 'text', 'template']
};

const PRIORITY: ItemShape<Priority> = {
  table: 'priority',
  columns: ['id', 'position', 'title', 'description']
};

const GOAL: ItemShape<Goal> = {
  table: 'goal',
  columns: [
    'id',
    'position',
    'priorityId',
    'title',
    'description',
    'targetGroupCodes',
    'services',
    'noCapacityReason',
    'nationalPriorityIds'
  ],
  json: ['services'],
  links: { needIds: { table: 'goal_need', own: 'goal_id', other: 'need_id' } }
};

const CAPACITY_KEY = ['serviceTypeCode', 'formCode', 'targetGroupCode', 'unitCode'] as const;

const MEASURE: ItemShape<Measure> = {
  table: 'measure',
  columns: [
    'id',
    'position',
    'goalId',
    'code',
    'title',
    'description',
    'change',
    'subject',
    'targetGroupCodes',
    'continues'
  ],
  json: ['subject', 'continues'],
  links: { answersFindingIds: { table: 'measure_finding', own: 'measure_id', other: 'finding_id' } },
  children: {
    capacityChanges: {
      table: 'capacity_change',
      owner: 'measure_id',
      columns: [...CAPACITY_KEY, 'year', 'change', 'staffChange']
    }
  }
};

const ACTIVITY: ItemShape<Activity> = {
  table: 'activity',
  columns: [
    'id',
    'position',
    'measureId',
    'title',
    'description',
    'responsible',
    'responsiblePerson',
    'partners',
    'from',
    'to',
    'costsNothing'
  ],
  links: {
    providerIds: { table: 'activity_provider', own: 'activity_id', other: 'provider_id' },
    serviceIds: { table: 'activity_service', own: 'activity_id', other: 'service_id' }
  },
  children: {
    costs: {
      table: 'activity_cost',
      owner: 'activity_id',
      columns: ['id', 'year', 'sourceCode', 'cents', 'certainty', 'nature']
    }
  }
};

const INDICATOR: ItemShape<Indicator> = {
  table: 'indicator',
  columns: [
    'id',
    'position',
    'owner',
    'startingCode',
    'title',
    'unit',
    'direction',
    'baseline',
    'targets',
    'source'
  ],
  json: ['owner', 'baseline', 'targets']
};

const RISK: ItemShape<Risk> = {
  table: 'risk',
  columns: ['id', 'position', 'title', 'likelihood', 'impact', 'mitigation']
};

const CELL: ItemShape<CapacityCell> = {
  table: 'capacity_cell',
  columns: [
    'id',
    ...CAPACITY_KEY,
    'year',
    'ownNeed',
    'catchmentNeed',
    'existing',
    'securedElsewhere',
    'securedProviderId',
    'securedServiceId',
    'staff'
  ],
  json: ['ownNeed', 'catchmentNeed', 'existing', 'securedElsewhere', 'staff'],
  order: 'year'
};

const HUMAN_RESOURCE: ItemShape<HumanResource> = {
  table: 'human_resource',
  columns: ['id', 'position', 'role', 'employment', 'persons', 'fullTime', 'serviceId', 'qualification']
};

const MATERIAL_RESOURCE: ItemShape<MaterialResource> = {
  table: 'material_resource',
  columns: ['id', 'position', 'kind', 'title', 'quantity', 'barrierFree', 'serviceId', 'note']
};

const FINANCIAL_RESOURCE: ItemShape<FinancialResource> = {
  table: 'financial_resource',
  columns: ['id', 'position', 'year', 'sourceCode', 'item', 'cents', 'state', 'serviceId', 'budgetLine']
};

/** The items of one body's plans, each kind on its shelf. */
export function planItems(tx: Kysely<Schema>, bodyId: BodyId) {
  return {
    findings: itemShelf(tx, bodyId, FINDING),
    needs: itemShelf(tx, bodyId, NEED),
    swot: itemShelf(tx, bodyId, SWOT_ITEM),
    analysisNotes: itemShelf(tx, bodyId, ANALYSIS_NOTE),
    priorities: itemShelf(tx, bodyId, PRIORITY),
    goals: itemShelf(tx, bodyId, GOAL),
    measures: itemShelf(tx, bodyId, MEASURE),
    activities: itemShelf(tx, bodyId, ACTIVITY),
    indicators: itemShelf(tx, bodyId, INDICATOR),
    risks: itemShelf(tx, bodyId, RISK),
    cells: itemShelf(tx, bodyId, CELL),
    humanResources: itemShelf(tx, bodyId, HUMAN_RESOURCE),
    materialResources: itemShelf(tx, bodyId, MATERIAL_RESOURCE),
    financialResources: itemShelf(tx, bodyId, FINANCIAL_RESOURCE)
  };
}

export type PlanItems = ReturnType<typeof planItems>;
