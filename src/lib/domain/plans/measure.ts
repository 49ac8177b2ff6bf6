import type { CapacityKey } from './capacity-matrix.ts';

/** Kinds of change a measure brings: skvalitniť, rozšíriť, vytvoriť, zabezpečiť inde, ukončiť. */
export const MEASURE_CHANGES = ['improve', 'extend', 'create', 'secure-elsewhere', 'end'] as const;
export type MeasureChange = (typeof MEASURE_CHANGES)[number];

/** Subjects besides a kind of service, so that no kind is forced upon a measure. */
export const OTHER_SUBJECTS = [
  'counselling',
  'prevention',
  'community-development',
  'self-help-volunteering',
  'education-supervision',
  'buildings-barriers',
  'information'
] as const;
export type OtherSubject = (typeof OTHER_SUBJECTS)[number];

/** What a measure is about; community development (komunitný rozvoj) rests on § 82 (kpss 1.8). */
export type MeasureSubject = { kind: 'service'; serviceTypeCode: string } | { kind: OtherSubject };

/**
 * A change of capacity a measure brings from the first day of `year` on, in the unit of the key.
 * `change` is negative when capacity ends; `staffChange` is in full-time equivalents.
 */
export type CapacityChange = CapacityKey & { year: number; change: number; staffChange: number };

/** A measure (opatrenie): how a goal is reached. Who, when and for how much stands in its activities. */
export type Measure = {
  id: string;
  /** Given once, never reused, stands in the address; the displayed number is separate (foundations). */
  code: string;
  position: string;
  goalId: string;
  title: string;
  description: string;
  change: MeasureChange;
  subject: MeasureSubject;
  targetGroupCodes: readonly string[];
  capacityChanges: readonly CapacityChange[];
  /** Which findings of its goal it answers; empty means all of them (foundations, "The chain and the matrix"). */
  answersFindingIds: readonly string[];
  /** The unfinished measure of the previous plan it continues (kpss 10-63). */
  continues: { planId: string; measureCode: string } | null;
};

export type MeasureRefusal =
  | 'no-title'
  | 'year-outside-plan'
  | 'other-service'
  | 'no-change'
  | 'grows-while-ending'
  | 'change-twice';

/** Why a measure cannot be kept, or null. `years` are the years of the plan. */
export function refuseMeasure(
  measure: Pick<Measure, 'title' | 'change' | 'subject' | 'capacityChanges'>,
  years: readonly number[]
): MeasureRefusal | null {
  if (measure.title.trim() === '') return 'no-title';
  const seen = new Set<string>();
  for (const one of measure.capacityChanges) {
    const refusal = refuseCapacityChange(one, measure, years);
    if (refusal) return refusal;
    const key = [one.serviceTypeCode, one.formCode, one.targetGroupCode, one.unitCode, one.year].join('/');
    if (seen.has(key)) return 'change-twice';
    seen.add(key);
  }
  return null;
}

function refuseCapacityChange(
  one: CapacityChange,
  measure: Pick<Measure, 'change' | 'subject'>,
  years: readonly number[]
): MeasureRefusal | null {
  if (!years.includes(one.year)) return 'year-outside-plan';
  const { subject } = measure;
  if (subject.kind === 'service' && subject.serviceTypeCode !== one.serviceTypeCode) return 'other-service';
  if (one.change === 0 && one.staffChange === 0) return 'no-change';
  if (measure.change === 'end' && one.change > 0) return 'grows-while-ending';
  return null;
}

const CODE = /^o(\d+)$/;

/**
 * The next code of a measure, `o1`, `o2`, …
 * `everGiven` holds every code the plan ever gave, those of removed measures too: a code is never reused.
 */
export function nextMeasureCode(everGiven: Iterable<string>): string {
  let highest = 0;
  for (const code of everGiven) highest = Math.max(highest, Number(CODE.exec(code)?.[1] ?? 0));
  return `o${highest + 1}`;
}
