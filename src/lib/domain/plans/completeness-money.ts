import type { Rule } from '../law/requirement.ts';
import { sumCents } from '../shared/euro.ts';
import type { Activity } from './activity.ts';
import { budgetByYear, projectCliffs, uncoveredShare } from './budget.ts';
import type { Found } from './completeness-finding.ts';
import type { CompletenessRule, LawForJudging, PlanForJudging } from './plan-for-judging.ts';

/** Who, when, for how much and from whose money (kpss 5.4-8, 5.4-11, 10-11). */
export const MONEY_RULES = {
  'activity-responsible': (plan) =>
    activitiesThat(plan, 'responsible', (one) => one.responsible.trim() === ''),
  'activity-term': (plan) => activitiesThat(plan, 'term', (one) => one.from === null || one.to === null),
  'activity-cost': (plan) =>
    activitiesThat(plan, 'costs', (one) => one.costs.length === 0 && !one.costsNothing),
  'activity-source': (plan) =>
    activitiesThat(plan, 'costs', (one) =>
      one.costs.some((cost) => cost.sourceCode === null && cost.cents > 0)
    ),
  'project-cliff': judgeCliffs,
  'uncovered-money': judgeCover
} satisfies Partial<Record<Rule, CompletenessRule>>;

function activitiesThat(
  plan: PlanForJudging,
  field: 'responsible' | 'term' | 'costs',
  lack: (activity: Activity) => boolean
): Found[] {
  return plan.activities.filter(lack).map((one) => atActivity(one, field));
}

function judgeCliffs(plan: PlanForJudging, law: LawForJudging): Found[] {
  const cliffs = projectCliffs(plan.measures, plan.activities, law.temporarySources, plan.plan.validTo);
  return cliffs.flatMap(({ activityId, sourceCode, paysUntil, from }) => {
    const activity = plan.activities.find((one) => one.id === activityId);
    if (!activity) return [];
    const params = { title: activity.title, source: sourceCode, until: paysUntil, from };
    return [{ ...atActivity(activity, 'costs'), params }];
  });
}

/** Money with a source that nobody promised. What has no source at all is told by `activity-source`. */
function judgeCover(plan: PlanForJudging): Found[] {
  const intended = plan.activities
    .flatMap((one) => one.costs)
    .filter((cost) => cost.sourceCode !== null && cost.certainty === 'intention' && cost.cents > 0);
  if (intended.length === 0) return [];
  const years = budgetByYear(plan.activities);
  const cents = sumCents(years.map((one) => one.uncoveredCents));
  const params = { cents, share: uncoveredShare(years) ?? 0 };
  return [{ subject: { kind: 'plan', id: plan.plan.id }, where: { page: 'budget' }, params }];
}

function atActivity(activity: Activity, field: 'responsible' | 'term' | 'costs'): Found {
  const { id, measureId, title } = activity;
  return {
    subject: { kind: 'activity', id },
    where: { page: 'activities', measureId, activityId: id, field },
    params: { title }
  };
}
