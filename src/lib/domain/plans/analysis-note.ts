import type { PlanText } from './plan.ts';

/** The three cuts an analysis must be made by (§ 83 letters a and b): druh, forma, cieľová skupina. */
export const DIMENSIONS = ['kind', 'form', 'target-group'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/**
 * What the analysis of services (letter a) or of requirements (letter b) says about one kind, form or group,
 * where figures and needs do not say it already.
 */
export type AnalysisNote = PlanText & {
  id: string;
  part: 'services-analysis' | 'requirements-analysis';
  dimension: Dimension;
  /** Code of the kind, form or target group. */
  code: string;
};

/** Whether another note speaks of the same thing in the same part: one place, one text. */
export function isNoteTwice(note: AnalysisNote, others: readonly AnalysisNote[]): boolean {
  const { id, part, dimension, code } = note;
  return others.some(
    (one) => one.id !== id && one.part === part && one.dimension === dimension && one.code === code
  );
}
