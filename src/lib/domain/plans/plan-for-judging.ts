import type { ExistingCapacity } from '../directory/capacity.ts';
import { canJudgeBy, type NationalPriorityList } from '../law/national-priority.ts';
import { REQUIREMENTS, type Requirement } from '../law/requirement.ts';
import type { Competence, ServiceType } from '../law/service-type.ts';
import { isVerified } from '../law/verification.ts';
import type { CalendarDay } from '../shared/calendar-day.ts';
import type { TemporarySource } from './budget.ts';
import { type KindInCompetence, kindsInCompetence } from './competence.ts';
import type { Found, WarningAnswer } from './completeness-finding.ts';
import { nationalPriorityId } from './goal.ts';
import type { PlanSectionCode } from './plan.ts';
import type { PlanContent } from './plan-content.ts';
import type { DanglingReference } from './references.ts';

/**
 * How much of a section is somebody's own text and how much stands in a sample, in words (kpss 10-35), and which
 * blanks of samples nobody has filled yet.
 */
export type SectionText = {
  section: PlanSectionCode;
  ownWords: number;
  sampleWords: number;
  openBlanks: readonly string[];
};

/** A plan with everything the judgement looks at. */
export type PlanForJudging = PlanContent & {
  sectionTexts: readonly SectionText[];
  /** References of the text to what the plan no longer has. */
  danglingReferences: readonly DanglingReference[];
  /** The dated population figures the plan prints, or null. */
  demography: { asOf: CalendarDay; source: string } | null;
  /** Existing capacity from the directory on the plan's capacity day. */
  existing: readonly ExistingCapacity[];
  /** The public discussion of the draft, by its last day, or null while none was opened. */
  discussion: { closesOn: CalendarDay } | null;
  answers: readonly WarningAnswer[];
};

/** The law a plan is judged by: dated data of the installation, nothing of it is code. */
export type LawForJudging = {
  requirements: readonly Requirement[];
  /** Kinds the body must provide or secure on the day. */
  kindsInCompetence: readonly KindInCompetence[];
  /** The plan's version of national priorities; an empty list is the operator's first task. */
  nationalPriorities: { priorityIds: readonly string[]; verified: boolean };
  temporarySources: readonly TemporarySource[];
};

/** The law of a day gathered for judging, from rows that hold on that day. */
export function lawForJudging(rows: {
  serviceTypes: readonly ServiceType[];
  competence: Competence;
  /** The list the plan is mapped to, or null when it names none. */
  nationalPriorities: NationalPriorityList | null;
  temporarySources: readonly TemporarySource[];
  requirements?: readonly Requirement[];
}): LawForJudging {
  const list = rows.nationalPriorities;
  const named = list !== null && canJudgeBy(list) ? list.priorities : [];
  return {
    requirements: rows.requirements ?? REQUIREMENTS,
    kindsInCompetence: kindsInCompetence(rows.serviceTypes, rows.competence),
    nationalPriorities: {
      priorityIds: named.map((one) => nationalPriorityId(list?.code ?? '', one.number)),
      verified: named.every((one) => isVerified(one, 'nameSk') && isVerified(one, 'number'))
    },
    temporarySources: rows.temporarySources
  };
}

/** A rule of the check: what it finds in a plan, nothing when all is well. */
export type CompletenessRule = (plan: PlanForJudging, law: LawForJudging, today: CalendarDay) => Found[];

/** Share of samples in the words of some sections, 0 to 1; null when nothing is written at all. */
export function sampleShare(texts: readonly Pick<SectionText, 'ownWords' | 'sampleWords'>[]): number | null {
  const own = texts.reduce((sum, one) => sum + one.ownWords, 0);
  const sample = texts.reduce((sum, one) => sum + one.sampleWords, 0);
  return own + sample === 0 ? null : sample / (own + sample);
}
