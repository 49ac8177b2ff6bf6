import type { CapacityRecord } from '../directory/capacity.ts';
import type { SecuredWith } from '../directory/directory-entry.ts';
import type { Provider } from '../directory/provider.ts';
import type { Finding } from '../evidence/finding.ts';
import type { Need } from '../evidence/need.ts';
import type { SwotItem } from '../evidence/swot.ts';
import type { Activity, ActivityCost } from '../plans/activity.ts';
import type { AnalysisNote } from '../plans/analysis-note.ts';
import type { CapacityCell, ExistingNumber, KindChoice, NamedNumber } from '../plans/capacity-matrix.ts';
import type { StandingNeed } from '../plans/computed-need.ts';
import type { DatedNumber } from '../plans/dated-number.ts';
import type { Goal, GoalService } from '../plans/goal.ts';
import type { Indicator } from '../plans/indicator.ts';
import type { CapacityChange, Measure } from '../plans/measure.ts';
import type { Plan } from '../plans/plan.ts';
import type { Priority } from '../plans/priority.ts';
import type { HumanResource, MaterialResource } from '../plans/resources.ts';
import type { Risk } from '../plans/risk.ts';
import type { UnitCostInForce } from '../plans/unit-cost.ts';

/** Every field of an item but those left out; a field added to the item does not compile until it is decided on. */
type Fields<Item, Left extends keyof Item = never> = { readonly [Field in Exclude<keyof Item, Left>]: true };

/**
 * The fields of each item that leave a body in a frozen document, by name. Rows of a store may carry more
 * (their owner, a revision, a person); what is not named here does not leave, and does not change the hash.
 */
export const PLAN: Fields<Plan> = {
  id: true,
  title: true,
  fileNumber: true,
  validFrom: true,
  validTo: true,
  mode: true,
  nationalPriorityListCode: true,
  joint: true,
  targetGroupCodes: true,
  capacityDay: true,
  texts: true,
  evaluation: true,
  change: true
};

export const COMPUTED_NEED: Fields<StandingNeed> = {
  serviceTypeCode: true,
  formCode: true,
  targetGroupCode: true,
  unitCode: true,
  year: true,
  value: true,
  now: true,
  inputs: true,
  computedOn: true,
  reason: true
};

export const UNIT_COST: Fields<UnitCostInForce> = {
  serviceTypeCode: true,
  unitCode: true,
  period: true,
  cents: true,
  asOf: true,
  source: true,
  verified: true,
  isOwn: true
};

export const ANALYSIS_NOTE: Fields<AnalysisNote> = {
  id: true,
  part: true,
  dimension: true,
  code: true,
  text: true,
  template: true
};

export const FINDING: Fields<Finding, 'position' | 'sample' | 'strength' | 'place' | 'living'> = {
  id: true,
  statement: true,
  origin: true,
  kindOfNeed: true,
  voice: true,
  asOf: true,
  source: true,
  sourceUrl: true,
  targetGroupCodes: true,
  serviceTypeCode: true,
  formCode: true
};

export const NEED: Fields<Need, 'position'> = {
  id: true,
  title: true,
  description: true,
  findingIds: true,
  targetGroupCodes: true,
  serviceTypeCode: true,
  formCode: true
};

export const SWOT_ITEM: Fields<SwotItem, 'position'> = {
  id: true,
  quadrant: true,
  text: true,
  targetGroupCode: true,
  serviceTypeCode: true,
  findingIds: true
};

export const PRIORITY: Fields<Priority, 'position'> = { id: true, title: true, description: true };

export const GOAL: Fields<Goal, 'position' | 'services'> = {
  id: true,
  priorityId: true,
  title: true,
  description: true,
  needIds: true,
  targetGroupCodes: true,
  noCapacityReason: true,
  nationalPriorityIds: true
};

export const GOAL_SERVICE: Fields<GoalService> = { serviceTypeCode: true, formCode: true };

export const MEASURE: Fields<Measure, 'position' | 'capacityChanges'> = {
  id: true,
  code: true,
  goalId: true,
  title: true,
  description: true,
  change: true,
  subject: true,
  targetGroupCodes: true,
  answersFindingIds: true,
  continues: true
};

export const CAPACITY_CHANGE: Fields<CapacityChange> = {
  serviceTypeCode: true,
  formCode: true,
  targetGroupCode: true,
  unitCode: true,
  year: true,
  change: true,
  staffChange: true
};

/** The natural person behind a function never leaves the body (foundations). */
export const ACTIVITY: Fields<
  Activity,
  'position' | 'responsiblePerson' | 'providerIds' | 'serviceIds' | 'costs'
> = {
  id: true,
  measureId: true,
  title: true,
  description: true,
  responsible: true,
  partners: true,
  from: true,
  to: true,
  costsNothing: true
};

export const COST: Fields<ActivityCost> = {
  id: true,
  year: true,
  sourceCode: true,
  cents: true,
  certainty: true,
  nature: true
};

export const INDICATOR: Fields<Indicator, 'position' | 'targets'> = {
  id: true,
  owner: true,
  startingCode: true,
  title: true,
  unit: true,
  direction: true,
  baseline: true,
  source: true
};

export const TARGET: Fields<Indicator['targets'][number]> = { year: true, value: true };

export const KIND_CHOICE: Fields<KindChoice, keyof SecuredWith> = {
  serviceTypeCode: true,
  choice: true,
  reason: true,
  securedAt: true,
  decidedOn: true
};

type CellNumber = 'ownNeed' | 'catchmentNeed' | 'existing' | 'securedElsewhere' | 'staff';

export const CELL: Fields<CapacityCell, CellNumber | keyof SecuredWith> = {
  id: true,
  serviceTypeCode: true,
  formCode: true,
  targetGroupCode: true,
  unitCode: true,
  year: true
};

export const DATED_NUMBER: Fields<DatedNumber> = { value: true, asOf: true, source: true };
export const NAMED_NUMBER: Fields<NamedNumber> = { ...DATED_NUMBER, name: true };
export const EXISTING_NUMBER: Fields<ExistingNumber> = { ...DATED_NUMBER, overrideReason: true };

export const RISK: Fields<Risk, 'position'> = {
  id: true,
  title: true,
  likelihood: true,
  impact: true,
  mitigation: true
};

export const HUMAN_RESOURCE: Fields<HumanResource, 'position'> = {
  id: true,
  role: true,
  employment: true,
  persons: true,
  fullTime: true,
  serviceId: true,
  qualification: true
};

export const MATERIAL_RESOURCE: Fields<MaterialResource, 'position'> = {
  id: true,
  kind: true,
  title: true,
  quantity: true,
  barrierFree: true,
  serviceId: true,
  note: true
};

export const PROVIDER: Fields<Provider, 'stewardBodyId'> = {
  id: true,
  name: true,
  kind: true,
  ico: true,
  website: true
};

type RecordLeft = 'serviceId' | 'serviceTypeCode' | 'staff' | 'validFrom' | 'validTo';

export const CAPACITY: Fields<CapacityRecord, RecordLeft> = {
  formCode: true,
  targetGroupCode: true,
  unitCode: true,
  value: true,
  confirmedOn: true,
  source: true
};

/** The named fields of an item and nothing else. */
export function onlyFields<Item extends object, Field extends keyof Item>(
  item: Item,
  fields: { readonly [Name in Field]: true }
): Pick<Item, Field> {
  const names = Object.keys(fields) as Field[];
  return Object.fromEntries(names.map((name) => [name, item[name]])) as Pick<Item, Field>;
}
