import { type CalendarDay, isPossibleDay } from '../shared/calendar-day.ts';
import { PLAN_SECTIONS, type PlanSectionCode } from './plan.ts';
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

/** Three of the states follow from the text; only „hotová“ is somebody's word. */
export function partState(
  text: Pick<SectionText, 'ownWords' | 'sampleWords'> | undefined,
  work: Pick<PartWork, 'finished'> | undefined
): PartState {
  if (work?.finished) return 'ready';
  if (!text || text.ownWords + text.sampleWords === 0) return 'empty';
  return text.ownWords === 0 ? 'sample' : 'in-work';
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
