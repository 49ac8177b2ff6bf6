import type { Finding } from '../evidence/finding.ts';
import type { Need } from '../evidence/need.ts';
import type { SwotItem } from '../evidence/swot.ts';
import type { Activity } from './activity.ts';
import type { AnalysisNote } from './analysis-note.ts';
import type { CapacityCell, KindChoice } from './capacity-matrix.ts';
import type { Goal } from './goal.ts';
import type { Indicator } from './indicator.ts';
import type { Measure } from './measure.ts';
import type { Plan } from './plan.ts';
import type { Priority } from './priority.ts';
import type { FinancialResource, HumanResource, MaterialResource } from './resources.ts';
import type { Risk } from './risk.ts';

/** Everything one plan says in structured form; its narrative stands beside it as blocks (block.ts). */
export type PlanContent = {
  plan: Plan;
  analysisNotes: readonly AnalysisNote[];
  findings: readonly Finding[];
  needs: readonly Need[];
  swot: readonly SwotItem[];
  priorities: readonly Priority[];
  goals: readonly Goal[];
  measures: readonly Measure[];
  activities: readonly Activity[];
  indicators: readonly Indicator[];
  kindChoices: readonly KindChoice[];
  cells: readonly CapacityCell[];
  risks: readonly Risk[];
  humanResources: readonly HumanResource[];
  materialResources: readonly MaterialResource[];
  financialResources: readonly FinancialResource[];
};
