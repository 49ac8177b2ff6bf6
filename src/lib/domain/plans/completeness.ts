import { type Rule, requirementsOn } from '../law/requirement.ts';
import type { CalendarDay } from '../shared/calendar-day.ts';
import { ANALYSIS_RULES } from './completeness-analysis.ts';
import { type CompletenessFinding, completeFinding } from './completeness-finding.ts';
import { GOAL_RULES } from './completeness-goals.ts';
import { MONEY_RULES } from './completeness-money.ts';
import { TEXT_RULES } from './completeness-texts.ts';
import type { CompletenessRule, LawForJudging, PlanForJudging } from './plan-for-judging.ts';

const RULE_OF: Record<Rule, CompletenessRule> = {
  ...ANALYSIS_RULES,
  ...GOAL_RULES,
  ...MONEY_RULES,
  ...TEXT_RULES
};

/**
 * What a plan misses or leaves open on a day, by the requirements in force that day, in the order of the law
 * and of the plan (kpss 10-2, 10-11; issue 2, part 7). Answered warnings stay in the list with their reason.
 */
export function judgeCompleteness(
  plan: PlanForJudging,
  law: LawForJudging,
  today: CalendarDay
): CompletenessFinding[] {
  return requirementsOn(today, law.requirements).flatMap((requirement) =>
    RULE_OF[requirement.rule](plan, law, today).map((found) =>
      completeFinding(found, requirement, plan.answers)
    )
  );
}
