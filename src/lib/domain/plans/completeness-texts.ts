import type { Rule } from '../law/requirement.ts';
import type { CalendarDay } from '../shared/calendar-day.ts';
import type { Found } from './completeness-finding.ts';
import { isOwnText, type PlanSectionCode, type PlanTextCode } from './plan.ts';
import { type CompletenessRule, type PlanForJudging, sampleShare } from './plan-for-judging.ts';

/** Parts f and g of § 83, the four conditions, and what is said in words. */
export const TEXT_RULES = {
  'annual-evaluation': judgeEvaluation,
  'change-and-update': judgeChange,
  'condition-personnel': (plan) => judgeText(plan, 'condition-personnel'),
  'condition-financial': (plan) => judgeText(plan, 'condition-financial'),
  'condition-operational': (plan) => judgeText(plan, 'condition-operational'),
  'condition-organisational': (plan) => judgeText(plan, 'condition-organisational'),
  'local-specifics': (plan) => judgeText(plan, 'local-specifics'),
  'public-discussion': judgeDiscussion,
  'untouched-template': judgeSamples,
  'dangling-reference': judgeReferences
} satisfies Partial<Record<Rule, CompletenessRule>>;

/** An untouched sample counts as empty (kpss 10-35). */
function judgeText(plan: PlanForJudging, text: PlanTextCode): Found[] {
  if (isOwnText(plan.plan.texts[text])) return [];
  return [{ subject: { kind: 'section', id: text }, where: { page: 'text', text } }];
}

/** Letter f: who evaluates and in which month of every year, or an own description of it. */
function judgeEvaluation(plan: PlanForJudging): Found[] {
  const { responsible, month } = plan.plan.evaluation;
  const stated = responsible.trim() !== '' && month !== null;
  return stated || isDescribed(plan, 'annual-evaluation') ? [] : judgeText(plan, 'annual-evaluation');
}

/** Letter g: what makes the plan change and who proposes it, or an own description of it. */
function judgeChange(plan: PlanForJudging): Found[] {
  const { reasons, proposedBy } = plan.plan.change;
  const stated = reasons.length > 0 && proposedBy.trim() !== '';
  return stated || isDescribed(plan, 'change-and-update') ? [] : judgeText(plan, 'change-and-update');
}

function isDescribed(plan: PlanForJudging, section: PlanSectionCode): boolean {
  return plan.sectionTexts.some((one) => one.section === section && one.ownWords > 0);
}

/** § 83 ods. 4: the draft is discussed in public before the council; leaving it out needs a printed reason. */
function judgeDiscussion(plan: PlanForJudging, _law: unknown, today: CalendarDay): Found[] {
  if (plan.discussion !== null && plan.discussion.closesOn < today) return [];
  const variant = plan.discussion === null ? 'none' : 'open';
  return [{ subject: { kind: 'plan', id: plan.plan.id }, where: { page: 'discussion' }, variant }];
}

/**
 * Most that samples may make of a plan's text before the list says so. What a plan says of the law, of its making,
 * its conditions, evaluation and change may be alike anywhere, and that is under a third of all samples; a plan
 * with more of them has borrowed what it says of its own people too. A test holds the bound to the samples.
 */
export const MOST_OF_SAMPLES = 1 / 3;

/** Copied plans are the named failure (kpss 5.4-5): the list says which text nobody has made their own. */
function judgeSamples(plan: PlanForJudging): Found[] {
  const share = sampleShare(plan.sectionTexts) ?? 0;
  const untouched = plan.sectionTexts.filter((one) => one.sampleWords > 0 && one.ownWords === 0);
  const unfilled = plan.sectionTexts.filter((one) => one.ownWords > 0 && one.openBlanks.length > 0);
  const most = [...plan.sectionTexts].sort((one, other) => other.sampleWords - one.sampleWords)[0];
  return [
    ...untouched.map(({ section }) => inSection(section, 'section', { section })),
    ...unfilled.map(({ section, openBlanks }) =>
      inSection(section, 'blanks', { section, blanks: [...new Set(openBlanks)] })
    ),
    ...(most && share > MOST_OF_SAMPLES
      ? [
          {
            ...inSection(most.section, 'share', { share }),
            subject: { kind: 'plan', id: plan.plan.id } as const
          }
        ]
      : [])
  ];
}

/** A text that points at what is gone: the reader is sent nowhere, so the block is named once for each such reference. */
function judgeReferences({ danglingReferences }: PlanForJudging): Found[] {
  return danglingReferences.map(({ section, blockId, text }, at) => ({
    subject: { kind: 'section', id: `${section}-${blockId}-${at}` },
    where: { page: 'section', section, blockId },
    variant: text === '' ? 'unnamed' : 'named',
    params: text === '' ? { section } : { section, text }
  }));
}

function inSection(
  section: PlanSectionCode,
  variant: 'section' | 'blanks' | 'share',
  params: Found['params']
): Found {
  return {
    subject: { kind: 'section', id: `${section}-${variant}` },
    where: { page: 'section', section },
    variant,
    ...(params ? { params } : {})
  };
}
