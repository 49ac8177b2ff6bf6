import { type CalendarDay, isPossibleDay } from '../shared/calendar-day.ts';
import {
  CONDITION_KINDS,
  isOwnText,
  PLAN_SECTIONS,
  type PlanSectionCode,
  type PlanTextCode
} from './plan.ts';
import type { PlanContent } from './plan-content.ts';
import type { SectionText } from './plan-for-judging.ts';

export const PART_STATES = ['empty', 'sample', 'in-work', 'ready'] as const;

/** How far a part of a plan is: nothing written, an untouched sample, somebody's own words, said to be ready. */
export type PartState = (typeof PART_STATES)[number];

/** Who works on a part, until when, and whether she says that it is ready. */
export type PartWork = {
  section: PlanSectionCode;
  /** The person as events name her; null while nobody in particular. */
  actorId: string | null;
  /** A group of the body instead of a person. */
  groupId: string | null;
  /** The last day, or null. */
  dueOn: CalendarDay | null;
  finished: boolean;
};

/** What stands in a part: own words or items, an untouched sample alone, or nothing. */
export type PartContent = 'own' | 'template' | 'empty';

/** Three of the states follow from what stands in the part; only „hotová“ is somebody's word. */
export function partState(content: PartContent, work: Pick<PartWork, 'finished'> | undefined): PartState {
  if (work?.finished) return 'ready';
  return ({ own: 'in-work', template: 'sample', empty: 'empty' } as const)[content];
}

/** Parts that print items of the plan which somebody has entered: such a part is not empty, even without a text. */
export function partsWithItems(plan: PlanContent): ReadonlySet<PlanSectionCode> {
  const { texts, evaluation, change } = plan.plan;
  const isWritten = (...codes: PlanTextCode[]) => codes.some((code) => isOwnText(texts[code]));
  const has: Partial<Record<PlanSectionCode, boolean>> = {
    'social-situation': isWritten('local-specifics'),
    'services-analysis': plan.analysisNotes.some(({ part }) => part === 'services-analysis'),
    'requirements-analysis': plan.findings.length + plan.needs.length > 0,
    resources:
      plan.humanResources.length + plan.materialResources.length + plan.financialResources.length > 0,
    swot: plan.swot.length > 0,
    vision: isWritten('vision'),
    'goals-and-priorities': plan.priorities.length + plan.goals.length + plan.measures.length > 0,
    timetable: plan.cells.length + plan.activities.length > 0,
    conditions: isWritten(...CONDITION_KINDS.map((kind) => `condition-${kind}` as const)),
    competence: plan.kindChoices.length > 0,
    risks: plan.risks.length > 0,
    'annual-evaluation': evaluation.responsible.trim() !== '' || isWritten('annual-evaluation'),
    'change-and-update': change.proposedBy.trim() !== '' || isWritten('change-and-update')
  };
  return new Set(PLAN_SECTIONS.filter((section) => has[section] === true));
}

export type PartWorkRefusal = 'no-such-part' | 'impossible-day' | 'person-and-group';

/** Why an assignment cannot be kept, or null. */
export function refusePartWork({ section, actorId, groupId, dueOn }: PartWork): PartWorkRefusal | null {
  if (!PLAN_SECTIONS.includes(section)) return 'no-such-part';
  if (actorId !== null && groupId !== null) return 'person-and-group';
  return dueOn !== null && !isPossibleDay(dueOn) ? 'impossible-day' : null;
}

/** A sample counts as empty (kpss 10-35), so a part that is nothing else cannot be said to be ready. */
export function refuseReady(text: Pick<SectionText, 'ownWords' | 'sampleWords'>): 'only-sample' | null {
  return text.ownWords === 0 && text.sampleWords > 0 ? 'only-sample' : null;
}
