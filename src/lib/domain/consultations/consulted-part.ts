import type { PlanSectionCode } from '../plans/plan.ts';

/** What people comment on: the whole draft, a piece of its text, a row of a table, a goal, a measure … */
export const PART_KINDS = [
  'whole',
  'text',
  'heading',
  'row',
  'priority',
  'goal',
  'measure',
  'activity',
  'need',
  'capacity',
  'indicator',
  'risk'
] as const;
export type PartKind = (typeof PART_KINDS)[number];

/** A part of a draft that can be commented on. Its key is the lasting identity of the block or item it is. */
export type ConsultedPart = {
  key: string;
  kind: PartKind;
  /** The section it stands in; null for the whole. */
  section: PlanSectionCode | null;
  /** The number people see, for instance *1.2*; null where there is none. */
  number: string | null;
  /** As it is read. */
  text: string;
  /** What its hash is taken of: a block's content, as its kept wordings are; otherwise the words. */
  wording: unknown;
};

export const WHOLE = 'whole';
