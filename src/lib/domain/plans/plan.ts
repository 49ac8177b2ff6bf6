import type { LegalBasis } from '../law/requirement.ts';
import { addDays, type CalendarDay, isPossibleDay, yearOf } from '../shared/calendar-day.ts';

export const PLAN_MODES = ['small-village', 'full'] as const;

/** Guided steps for one person, or groups, roles and minutes; the data are the same (product.md). */
export type PlanMode = (typeof PLAN_MODES)[number];

/** The seven mandatory parts (§ 83, letters a to g; kpss 1.3), in the order of the law. */
export const PLAN_PARTS = [
  part('a', 'services-analysis'),
  part('b', 'requirements-analysis'),
  part('c', 'social-situation'),
  part('d', 'goals-and-priorities'),
  part('e', 'timetable'),
  part('f', 'annual-evaluation'),
  part('g', 'change-and-update')
] as const;

export type PlanPartCode = (typeof PLAN_PARTS)[number]['code'];

/** Places in a plan where narrative blocks stand: the seven parts and what plans print around them (kpss 6.1). */
export const PLAN_SECTIONS = [
  'foreword',
  'legal-frame',
  'process',
  'social-situation',
  'services-analysis',
  'requirements-analysis',
  'resources',
  'swot',
  'vision',
  'goals-and-priorities',
  'timetable',
  'conditions',
  'competence',
  'risks',
  'annual-evaluation',
  'change-and-update',
  'annexes'
] as const;

export type PlanSectionCode = (typeof PLAN_SECTIONS)[number];

/** The four kinds of conditions a plan must set (§ 83, kpss 1.3). */
export const CONDITION_KINDS = ['personnel', 'financial', 'operational', 'organisational'] as const;
export type ConditionKind = (typeof CONDITION_KINDS)[number];

/** Short texts of a plan outside its narrative blocks. */
export const PLAN_TEXTS = [
  'vision',
  'local-specifics',
  'condition-personnel',
  'condition-financial',
  'condition-operational',
  'condition-organisational',
  'annual-evaluation',
  'change-and-update'
] as const;

export type PlanTextCode = (typeof PLAN_TEXTS)[number];

/** A text and whether it still is the untouched wording of a template, which counts as empty (kpss 10-35). */
export type PlanText = { text: string; template: boolean };

/** Who evaluates each year and in which month (1–12) the evaluation is due (§ 83 letter f, kpss 1.4). */
export type EvaluationWay = { responsible: string; month: number | null; presentedTo: string };

export const CHANGE_REASONS = ['law', 'needs', 'services', 'funding', 'evaluation', 'proposal'] as const;

/** What makes the plan change, and who brings the change to the council (§ 83 letter g). */
export type ChangeWay = { reasons: readonly (typeof CHANGE_REASONS)[number][]; proposedBy: string };

/** A municipality's community plan of social services (komunitný plán sociálnych služieb, § 83). */
export type Plan = {
  id: string;
  title: string;
  /** Number of the file at the office (spisová značka), printed on the title page; empty while there is none. */
  fileNumber: string;
  /** The first day of validity. */
  validFrom: CalendarDay;
  /** The last day of validity, counted in: people write „do 31. 12. 2031“ and mean that day too. */
  validTo: CalendarDay;
  mode: PlanMode;
  /** Code of the version of national priorities its goals are mapped to, or null. */
  nationalPriorityListCode: string | null;
  /** Members of a joint plan of a union (spoločný plán), by their body ids; null for a plan of one body. */
  joint: { memberBodyIds: readonly string[] } | null;
  /** Target groups the plan speaks of, in the order it prints them. */
  targetGroupCodes: readonly string[];
  /** The day on which existing capacity is read from the directory. */
  capacityDay: CalendarDay;
  texts: Partial<Record<PlanTextCode, PlanText>>;
  evaluation: EvaluationWay;
  change: ChangeWay;
};

/** What the items of a plan are judged by. */
export type PlanBasis = Pick<Plan, 'id' | 'validFrom' | 'validTo' | 'capacityDay' | 'targetGroupCodes'>;

export type PlanRefusal =
  | 'no-title'
  | 'impossible-day'
  | 'before-the-act'
  | 'ends-before-start'
  | 'too-short'
  | 'too-long'
  | 'joint-without-members'
  | 'file-number-too-long';

/** The act on social services, which asks for the plan, holds from this day on (act 448/2008 § 112). */
export const FIRST_DAY_OF_THE_ACT: CalendarDay = '2009-01-01';

/** Plans found run 4 to 11 years (kpss 4); more than 20 is a slip of the keyboard. */
export const LONGEST_PLAN_YEARS = 20;

/** It stands in the foot of every page. */
export const LONGEST_FILE_NUMBER = 100;

/**
 * Why a plan cannot be kept like this, or null. The period is free (kpss 10-5), only impossible ones are refused. It has
 * at least one whole year: the timetable counts in years and the plan is evaluated every year (§ 83, letters e and f).
 */
export function refusePlan(
  plan: Pick<Plan, 'title' | 'validFrom' | 'validTo' | 'capacityDay' | 'joint' | 'fileNumber'>
): PlanRefusal | null {
  if (plan.title.trim() === '') return 'no-title';
  if (plan.fileNumber.length > LONGEST_FILE_NUMBER) return 'file-number-too-long';
  const { validFrom, validTo, capacityDay } = plan;
  if (![validFrom, validTo, capacityDay].every(isPossibleDay)) return 'impossible-day';
  if (validFrom < FIRST_DAY_OF_THE_ACT) return 'before-the-act';
  if (validTo < validFrom) return 'ends-before-start';
  if (dayAfterPlan(plan) < `${yearOf(validFrom) + 1}${validFrom.slice(4)}`) return 'too-short';
  if (yearOf(validTo) - yearOf(validFrom) >= LONGEST_PLAN_YEARS) return 'too-long';
  if (plan.joint !== null && plan.joint.memberBodyIds.length < 2) return 'joint-without-members';
  return null;
}

/** The calendar years a plan touches, ascending and without a gap (kpss 10-5). */
export function planYears(plan: Pick<Plan, 'validFrom' | 'validTo'>): number[] {
  const first = yearOf(plan.validFrom);
  return Array.from({ length: yearOf(plan.validTo) - first + 1 }, (_, offset) => first + offset);
}

/** The period as it stands in addresses, for instance `2027-2031`. */
export function planPeriod(plan: Pick<Plan, 'validFrom' | 'validTo'>): string {
  return `${yearOf(plan.validFrom)}-${yearOf(plan.validTo)}`;
}

/** The first day after the plan, for half-open periods `[validFrom, dayAfter)` in storage. */
export function dayAfterPlan(plan: Pick<Plan, 'validTo'>): CalendarDay {
  return addDays(plan.validTo, 1);
}

/** Whether somebody wrote a text of their own: neither blank nor an untouched template (kpss 10-35). */
export function isOwnText(text: PlanText | undefined): boolean {
  return text !== undefined && !text.template && text.text.trim() !== '';
}

function part<Letter extends string, Code extends PlanSectionName>(letter: Letter, code: Code) {
  // The letters themselves were not read in the act: kpss 1.3.
  const basis: LegalBasis = {
    provision: `§ 83 ods. 5 písm. ${letter})`,
    verified: false,
    source: 'zhrnutia novely 331/2017 Z. z. a nález NKÚ KA-017/2020'
  };
  return { letter, code, basis };
}

type PlanSectionName =
  | 'services-analysis'
  | 'requirements-analysis'
  | 'social-situation'
  | 'goals-and-priorities'
  | 'timetable'
  | 'annual-evaluation'
  | 'change-and-update';
