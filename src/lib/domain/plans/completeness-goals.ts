import { capacityKeyText } from '../directory/capacity.ts';
import type { Rule } from '../law/requirement.ts';
import { type MatrixRow, matrixRows } from './capacity-figures.ts';
import type { Found } from './completeness-finding.ts';
import type { Goal } from './goal.ts';
import { planYears } from './plan.ts';
import type { CompletenessRule, LawForJudging, PlanForJudging } from './plan-for-judging.ts';

/** Parts d and e of § 83, and the links of the chain. */
export const GOAL_RULES = {
  goals: judgeGoals,
  'goal-capacity': judgeGoalCapacity,
  'year-value': (plan, law) => [...judgeKinds(plan, law), ...judgeRows(plan)],
  'goal-national-priority': judgeNationalPriorities,
  'target-group-goal': judgeTargetGroups,
  'goal-need': judgeNeeds,
  'goal-measure': judgeMeasures,
  'measure-indicator': judgeIndicators,
  'measure-activity': judgeActivities
} satisfies Partial<Record<Rule, CompletenessRule>>;

/** Letter d: a plan without a single goal. */
function judgeGoals(plan: PlanForJudging): Found[] {
  if (plan.goals.length > 0) return [];
  const where = { page: 'goals', goalId: null, field: 'title' } as const;
  return [{ subject: { kind: 'plan', id: plan.plan.id }, where }];
}

/** Letter d: every goal has a quantified capacity in the matrix, also 0, or says why none belongs to it. */
function judgeGoalCapacity(plan: PlanForJudging): Found[] {
  const rows = rowsOf(plan);
  return plan.goals
    .filter((goal) => goal.noCapacityReason.trim() === '' && !hasCapacity(goal, rows, plan))
    .map((goal) => atGoal(goal, 'services'));
}

function hasCapacity(goal: Goal, rows: readonly MatrixRow[], plan: PlanForJudging): boolean {
  const groups = new Set(goal.targetGroupCodes);
  const isNumbered = ({ serviceTypeCode, formCode }: Goal['services'][number]) =>
    plan.kindChoices.some((one) => one.serviceTypeCode === serviceTypeCode) ||
    rows.some(
      (row) =>
        row.serviceTypeCode === serviceTypeCode &&
        (formCode === null || row.formCode === formCode) &&
        (groups.size === 0 || groups.has(row.targetGroupCode)) &&
        row.years.some((year) => year.figures !== null)
    );
  return goal.services.length > 0 && goal.services.every(isNumbered);
}

/** Letter e: a kind in the body's competence about which no year says anything. */
function judgeKinds(plan: PlanForJudging, law: LawForJudging): Found[] {
  const known = new Set(
    [...plan.kindChoices, ...plan.cells, ...plan.measures.flatMap((one) => one.capacityChanges)].map(
      (one) => one.serviceTypeCode
    )
  );
  return law.kindsInCompetence
    .filter((kind) => !known.has(kind.serviceTypeCode))
    .map(({ serviceTypeCode, verified }) => ({
      subject: { kind: 'service-type', id: serviceTypeCode },
      where: { page: 'kinds', serviceTypeCode },
      variant: 'kind',
      params: { kind: serviceTypeCode },
      // An unverified competence must not decide that the law is broken (product.md, "The law is data").
      severity: verified ? 'missing' : 'warning',
      verified
    }));
}

/** Letter e: a row of the matrix with years nobody gave a value for. */
function judgeRows(plan: PlanForJudging): Found[] {
  return rowsOf(plan).flatMap((row): Found[] => {
    const years = row.years.filter((one) => one.figures === null).map((one) => one.year);
    if (years.length === 0) return [];
    const { serviceTypeCode: kind, formCode: form, targetGroupCode: group } = row;
    const id = capacityKeyText(row);
    const where = { page: 'matrix', row: id } as const;
    return [
      { subject: { kind: 'capacity-row', id }, where, variant: 'row', params: { kind, form, group, years } }
    ];
  });
}

function rowsOf(plan: PlanForJudging): MatrixRow[] {
  const { cells, kindChoices: choices, measures, existing } = plan;
  return matrixRows({ years: planYears(plan.plan), cells, choices, measures, existing });
}

/** Goals follow the national priorities; while the list is empty nobody can say that a link is missing. */
function judgeNationalPriorities(plan: PlanForJudging, law: LawForJudging): Found[] {
  const { priorityIds, verified } = law.nationalPriorities;
  if (priorityIds.length === 0) {
    const where = { page: 'operator', list: 'national-priorities' } as const;
    const subject = { kind: 'plan', id: plan.plan.id } as const;
    return [{ subject, where, variant: 'unknown', severity: 'ask-operator', verified: false }];
  }
  return plan.goals
    .filter((goal) => !goal.nationalPriorityIds.some((id) => priorityIds.includes(id)))
    .map((goal) => ({ ...atGoal(goal, 'nationalPriorities'), variant: 'unmapped', verified }));
}

function judgeTargetGroups(plan: PlanForJudging): Found[] {
  const served = new Set(plan.goals.flatMap((goal) => goal.targetGroupCodes));
  return plan.plan.targetGroupCodes
    .filter((code) => !served.has(code))
    .map((code) => ({
      subject: { kind: 'target-group', id: code },
      where: { page: 'goals', goalId: null, field: 'targetGroups', targetGroupCode: code },
      params: { group: code }
    }));
}

/** The chain begins with evidence: a goal names the needs it answers (kpss 10-12). */
function judgeNeeds(plan: PlanForJudging): Found[] {
  return plan.goals.filter((goal) => goal.needIds.length === 0).map((goal) => atGoal(goal, 'needs'));
}

function judgeMeasures(plan: PlanForJudging): Found[] {
  const withMeasure = new Set(plan.measures.map((one) => one.goalId));
  return plan.goals
    .filter((goal) => !withMeasure.has(goal.id))
    .map((goal) => ({
      ...atGoal(goal, 'title'),
      where: { page: 'measures', goalId: goal.id, measureId: null, field: 'title' }
    }));
}

function judgeIndicators(plan: PlanForJudging): Found[] {
  const measured = new Set(
    plan.indicators.map((one) => (one.owner.kind === 'measure' ? one.owner.measureId : ''))
  );
  return plan.measures
    .filter((measure) => !measured.has(measure.id))
    .map(({ id, title, goalId }) => ({
      subject: { kind: 'measure', id },
      where: { page: 'measures', goalId, measureId: id, field: 'indicators' },
      params: { title }
    }));
}

function judgeActivities(plan: PlanForJudging): Found[] {
  const begun = new Set(plan.activities.map((one) => one.measureId));
  return plan.measures
    .filter((measure) => !begun.has(measure.id))
    .map(({ id, title }) => ({
      subject: { kind: 'measure', id },
      where: { page: 'activities', measureId: id, activityId: null, field: 'title' },
      params: { title }
    }));
}

function atGoal(goal: Goal, field: 'title' | 'services' | 'needs' | 'nationalPriorities'): Found {
  return {
    subject: { kind: 'goal', id: goal.id },
    where: { page: 'goals', goalId: goal.id, field },
    params: { title: goal.title }
  };
}
