import type { Need } from '#lib/domain/evidence/need.ts';
import type { CompletenessFinding, FieldPointer } from '#lib/domain/plans/completeness-finding.ts';
import { openFindings } from '#lib/domain/plans/completeness-finding.ts';
import type { Plan } from '#lib/domain/plans/plan.ts';
import { formats } from '#lib/i18n/format.ts';
import {
  type GuideSegment,
  type GuideStep,
  guideStepOf,
  guideSteps
} from '#lib/server/desk/guide/guide-steps.ts';
import type { KnownAtStep } from '#lib/server/desk/guide/known-at-step.ts';
import { type ShownFinding, shownFindings } from '#lib/server/desk/shown-findings.ts';
import { peopleFigures } from '#lib/server/public/census.ts';
import { fieldId } from '#lib/ui/field.ts';
import type { OpenPlan } from './open-plan.ts';

/** The steps of the guide of a plan that is open at the desk. */
export function stepsOf(open: OpenPlan, current: GuideSegment | null): GuideStep[] {
  return guideSteps(open.whole, open.findings, {
    ...{ plan: open.path, current, published: open.published, t: open.context.t }
  });
}

/** Findings in words; those that a step of the guide mends lead to that step. */
export function guidedFindings(
  findings: readonly CompletenessFinding[],
  current: GuideSegment,
  { path, context }: OpenPlan
): ShownFinding[] {
  return shownFindings(findings, path, context).map((shown, index) => {
    const where = findings[index]?.where;
    const step = where && guideStepOf(where);
    // In its own step the finding leads to its field; elsewhere to the step that asks for it.
    const isElsewhere = step !== undefined && step !== current && step !== 'kontrola';
    if (isElsewhere) return { ...shown, href: `${path}/sprievodca/${step}` };
    const need = where && needLacking(where, context.content.needs);
    return need ? { ...shown, href: `${path}/potreby/${need.id}#${fieldId(need.field)}` } : shown;
  });
}

const NEED_FIELD = { kind: 'serviceTypeCode', form: 'formCode', 'target-group': 'targetGroupCodes' } as const;

/** A need that does not say its kind, form or group yet: naming it there is less work than writing an analysis. */
function needLacking(where: FieldPointer, needs: readonly Need[]) {
  if (where.page !== 'analysis' || where.part !== 'requirements-analysis') return undefined;
  const field = NEED_FIELD[where.dimension];
  const need = needs.find((one) => one[field] === null || one[field]?.length === 0);
  return need && { id: need.id, field };
}

/** The body's plan before this one, whose answers are offered. */
export async function lastPlanOf({ desk, whole }: OpenPlan): Promise<Plan | undefined> {
  const plans = await desk.inBody((stores) => stores.plans.list());
  return plans
    .filter((plan) => plan.id !== whole.plan.id && plan.validFrom < whole.plan.validFrom)
    .toSorted((one, other) => (one.validTo < other.validTo ? -1 : 1))
    .at(-1);
}

/** What the guide knows already and says at a step. */
export async function knownAt(
  { desk, whole, law, context }: OpenPlan,
  last: Plan | undefined
): Promise<KnownAtStep> {
  const { unitCode } = desk.body;
  const profile =
    unitCode === null ? undefined : await desk.inBody((stores) => stores.territory.profileOf(unitCode));
  const area = profile?.areas[0];
  return {
    people: area && profile?.asOf ? { ...peopleFigures(area.name, area.ages), asOf: profile.asOf } : null,
    services: whole.services.map(({ name }) => name),
    kindsInCompetence: law.kindsInCompetence.length,
    lastPlan: last?.title ?? null,
    content: context.content,
    format: formats(context.locale),
    t: context.t
  };
}

/** How many things are missing in the whole plan. */
export function missingIn(findings: readonly CompletenessFinding[]): number {
  return openFindings(findings).filter((one) => one.severity === 'missing').length;
}
