import type { AdverseSituationLetter } from '../../law/target-group.ts';
import type { IndicatorDirection } from '../indicator.ts';
import type { MeasureChange, MeasureSubject } from '../measure.ts';
import type { Sample } from '../samples/sample.ts';

/**
 * When an activity runs, told from the beginning of the plan: from the first day of a quarter of its n-th year,
 * for so many months or to the end of the plan.
 */
export type TermPattern = { year: number; quarter: 1 | 2 | 3 | 4; months: number | 'to-end' };

export type ModelActivity = {
  title: string;
  /** A function or organisation, never a person; may hold words in braces (samples/setting.ts). */
  responsible: string;
  partners: readonly string[];
  term: TermPattern;
  /** It is done within ordinary work; otherwise the cost stays to be filled in. */
  costsNothing: boolean;
};

export type ModelIndicator = {
  title: string;
  unit: string;
  direction: IndicatorDirection;
  /** Questions that lead to the first value and to the one wanted; the numbers themselves belong to the place. */
  baseline: string;
  target: string;
  /** Where values will come from. */
  source: string;
};

/** An original model measure (vzorové opatrenie) to start from. Everything in it is a draft to be edited. */
export type ModelMeasure = {
  /** Stands in addresses and events; never reused. */
  code: string;
  fits: Sample['fits'];
  /** The goal it serves, as it can be taken over into a plan. */
  goal: string;
  title: string;
  description: string;
  change: MeasureChange;
  subject: MeasureSubject;
  targetGroupCodes: readonly string[];
  /** Reasons of § 2 ods. 2 that it answers. */
  reasons: readonly AdverseSituationLetter[];
  activities: readonly ModelActivity[];
  indicators: readonly ModelIndicator[];
  /** What must be there for it to work. */
  conditions: string;
  /** Codes of sources of financing that come into question, and a hint in words. */
  sources: readonly string[];
  moneyHint: string;
};

export const FIRST_HALF: TermPattern = { year: 1, quarter: 1, months: 6 };
export const SECOND_HALF: TermPattern = { year: 1, quarter: 3, months: 6 };
export const FIRST_YEAR: TermPattern = { year: 1, quarter: 1, months: 12 };
export const SECOND_YEAR: TermPattern = { year: 2, quarter: 1, months: 12 };
export const ALWAYS: TermPattern = { year: 1, quarter: 1, months: 'to-end' };
export const FROM_SECOND_HALF: TermPattern = { year: 1, quarter: 3, months: 'to-end' };
export const FROM_SECOND: TermPattern = { year: 2, quarter: 1, months: 'to-end' };
export const FROM_THIRD: TermPattern = { year: 3, quarter: 1, months: 'to-end' };

/** An activity of a model; the cost stays open. */
export function step(
  title: string,
  responsible: string,
  term: TermPattern,
  partners: readonly string[] = []
): ModelActivity {
  return { title, responsible, term, partners, costsNothing: false };
}

/** An activity done within ordinary work. */
export function workStep(
  title: string,
  responsible: string,
  term: TermPattern,
  partners: readonly string[] = []
): ModelActivity {
  return { ...step(title, responsible, term, partners), costsNothing: true };
}

/** An indicator that shall grow; `[title, unit]`, the two questions, and the source. */
export function grows(
  [title, unit]: readonly [title: string, unit: string],
  baseline: string,
  target: string,
  source: string
): ModelIndicator {
  return { title, unit, direction: 'up', baseline, target, source };
}

/** An indicator that shall fall. */
export function falls(
  named: readonly [title: string, unit: string],
  baseline: string,
  target: string,
  source: string
): ModelIndicator {
  return { ...grows(named, baseline, target, source), direction: 'down' };
}

/** A measure about a kind of service. */
export function ofService(serviceTypeCode: string): MeasureSubject {
  return { kind: 'service', serviceTypeCode };
}
