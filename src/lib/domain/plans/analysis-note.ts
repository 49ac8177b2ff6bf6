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
