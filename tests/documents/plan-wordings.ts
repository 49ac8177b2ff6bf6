import type { PlanDocument } from '#lib/domain/publishing/plan-document.ts';
import { planWording } from '#lib/server/documents/plan-wording.ts';

export const sk = (plan: PlanDocument) => planWording('sk', plan.names);
export const en = (plan: PlanDocument) => planWording('en', plan.names);
