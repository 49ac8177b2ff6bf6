import { error, fail, redirect } from '@sveltejs/kit';
import type { Plan } from '#lib/domain/plans/plan.ts';
import type { FormContext } from '#lib/server/desk/forms/form-context.ts';
import { type Fields, readForm, typedForm, writeForm } from '#lib/server/desk/forms/form-field.ts';
import type { AnyFields } from '#lib/server/desk/forms/item-form.ts';
import { PLAN_REFUSED_AT } from '#lib/server/desk/forms/plan-forms.ts';
import { readSentRevision } from '#lib/server/desk/forms/typed-values.ts';
import { differingFields, faultLines, shownFields } from '#lib/server/desk/shown-fields.ts';
import { changePlan } from '#lib/server/use-cases/plans/change-plan.ts';
import type { FormOnPage } from './keep-sent-form.ts';
import { type OpenPlan, openPlan, type PlanEvent } from './open-plan.ts';

/** A form about the plan itself: its fields, and how they stand in the plan. */
export type PlanForm<Values> = {
  segment: string;
  /** Where a person goes once it is kept, under the plan; the form itself when not given. */
  next?: string;
  fields(context: FormContext): Fields<Values>;
  values(plan: Plan): Values;
  changed(plan: Plan, values: Values): Plan;
};

/** The form as the plan stands now. */
export function planFormOnPage<Values>(form: PlanForm<Values>, { whole, context }: OpenPlan): FormOnPage {
  const fields = form.fields(context);
  const typed = writeForm(fields, form.values(whole.plan));
  return {
    ...{ id: whole.plan.id, revision: whole.plan.revision, errors: [], conflict: null },
    fields: shownFields(fields as AnyFields, typed, [], context.t)
  };
}

/** Keeps what was sent about the plan itself, or gives it back with what is wrong. */
export async function keepPlanForm<Values>(form: PlanForm<Values>, event: PlanEvent) {
  const open = await openPlan(event, 'edit-plan');
  const { t } = event.locals;
  const { desk, context, whole } = open;
  const sent = await event.request.formData();
  const fields = form.fields(context);
  const typed = typedForm(fields as AnyFields, sent);
  const { values, faults } = readForm(fields, typed);
  const revision = readSentRevision(sent.get('revision'));
  const page = (found: Parameters<typeof faultLines>[0]): FormOnPage => ({
    ...{ id: whole.plan.id, revision, conflict: null },
    fields: shownFields(fields as AnyFields, typed, found, t),
    errors: faultLines(found, t)
  });
  if (faults.length > 0) return fail(422, page(faults));

  const { revision: _, demonstration: __, ...before } = whole.plan;
  const plan = form.changed(before, values);
  const outcome = await desk.inBody((stores) => changePlan(stores, desk.actor, { plan, revision }));
  if (outcome === 'not-allowed') error(403, t('error.403.title'));
  if (outcome === 'gone') error(404, t('error.404.title'));
  if (outcome === 'changed') redirect(303, `${open.path}/${form.next ?? form.segment}?ulozene`);
  if (typeof outcome === 'string')
    return fail(422, page([{ field: PLAN_REFUSED_AT[outcome], word: outcome }]));

  const theirs = writeForm(fields, form.values(outcome.conflict));
  const conflict = {
    differing: differingFields(fields as AnyFields, typed, theirs, t),
    keptHref: `${open.path}/${form.segment}`
  };
  return fail(409, { ...page([]), revision: outcome.conflict.revision, conflict });
}
