import type { Activity } from '../plans/activity.ts';
import type { Goal } from '../plans/goal.ts';
import type { Indicator, IndicatorOwner } from '../plans/indicator.ts';
import type { Measure } from '../plans/measure.ts';
import type { PlanContent } from '../plans/plan-content.ts';
import type { Priority } from '../plans/priority.ts';
import type { AuthoredGoal, AuthoredIndicator, AuthoredMeasure, AuthoredPlan } from './authored-plan.ts';
import { positionAt } from './position.ts';

/** Gives a thing of a plan its id, always the same for the same plan and name. */
export type IdOf = (name: string) => string;

type Chain = Pick<PlanContent, 'priorities' | 'goals' | 'measures' | 'activities' | 'indicators'>;
type Growing = {
  priorities: Priority[];
  goals: Goal[];
  measures: Measure[];
  activities: Activity[];
  indicators: Indicator[];
};

/** Priorities, goals, measures, activities and indicators with ids, positions and links to each other. */
export function assembleChain(authored: AuthoredPlan, idOf: IdOf): Chain {
  const chain: Growing = { priorities: [], goals: [], measures: [], activities: [], indicators: [] };
  for (const { code, ...indicator } of authored.startingIndicators) {
    addIndicator(chain, indicator, { kind: 'plan' }, idOf, code);
  }
  for (const { goals, ...priority } of authored.priorities) {
    const at = chain.priorities.length;
    const id = idOf(`priority/${at}`);
    chain.priorities.push({ ...priority, id, position: positionAt(at) });
    for (const goal of goals) addGoal(chain, goal, id, authored, idOf);
  }
  return chain;
}

function addGoal(chain: Growing, authored: AuthoredGoal, priorityId: string, plan: AuthoredPlan, idOf: IdOf) {
  const {
    title,
    description,
    needs,
    groups,
    services,
    noCapacityReason,
    indicators = [],
    measures
  } = authored;
  for (const need of needs) if (!plan.needs[need]) throw new Error(`${title}: there is no need ${need}.`);
  const at = chain.goals.length;
  const id = idOf(`goal/${at}`);
  chain.goals.push({
    ...{ id, position: positionAt(at), priorityId, title, description },
    needIds: needs.map((need) => idOf(`need/${need}`)),
    targetGroupCodes: groups,
    services: services.map(([serviceTypeCode, formCode]) => ({ serviceTypeCode, formCode })),
    noCapacityReason: noCapacityReason ?? '',
    nationalPriorityIds: []
  });
  for (const one of indicators) addIndicator(chain, one, { kind: 'goal', goalId: id }, idOf);
  for (const measure of measures) addMeasure(chain, measure, id, plan, idOf);
}

function addMeasure(
  chain: Growing,
  authored: AuthoredMeasure,
  goalId: string,
  plan: AuthoredPlan,
  idOf: IdOf
) {
  const {
    title,
    description,
    change,
    subject,
    groups,
    capacity = [],
    answers = [],
    indicators,
    activities
  } = authored;
  for (const name of answers)
    if (!plan.findings[name]) throw new Error(`${title}: there is no finding ${name}.`);
  const at = chain.measures.length;
  const id = idOf(`measure/${at}`);
  chain.measures.push({
    ...{ id, code: `o${at + 1}`, position: positionAt(at), goalId, title, description, change },
    subject:
      typeof subject === 'string' ? { kind: subject } : { kind: 'service', serviceTypeCode: subject.service },
    targetGroupCodes: groups,
    capacityChanges: capacity,
    answersFindingIds: answers.map((name) => idOf(`finding/${name}`)),
    continues: null
  });
  for (const one of indicators) addIndicator(chain, one, { kind: 'measure', measureId: id }, idOf);
  activities.forEach(({ description: said = '', partners = [], costs = [], ...activity }, index) => {
    const name = `activity/${at}/${index}`;
    chain.activities.push({
      ...activity,
      ...{ id: idOf(name), position: positionAt(index), measureId: id, description: said, partners },
      ...{ responsiblePerson: '', providerIds: [], serviceIds: [] },
      costs: costs.map((cost, number) => ({ ...cost, id: idOf(`${name}/cost/${number}`) })),
      costsNothing: costs.length === 0
    });
  });
}

function addIndicator(
  chain: Growing,
  indicator: AuthoredIndicator,
  owner: IndicatorOwner,
  idOf: IdOf,
  startingCode: Indicator['startingCode'] = null
): void {
  const at = chain.indicators.length;
  chain.indicators.push({
    ...indicator,
    ...{ id: idOf(`indicator/${at}`), position: positionAt(at), owner, startingCode }
  });
}
