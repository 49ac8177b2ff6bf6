import type { Plan } from '#lib/domain/plans/plan.ts';
import type { FormContext } from '../forms/form-context.ts';
import type { Field, Fields } from '../forms/form-field.ts';
import type { AnyFields } from '../forms/item-form.ts';
import {
  type PlanBasics,
  type PlanTextValues,
  planBasicsFields,
  planTextFields,
  planTextValues,
  withPlanTexts
} from '../forms/plan-forms.ts';

type ProfileValues = Omit<PlanBasics, 'mode'> & Pick<PlanTextValues, 'local-specifics'>;

/** What is confirmed at the beginning: name, period, groups, and what is different here. */
export const GUIDE_PROFILE = {
  ...{ segment: 'sprievodca/profil', next: 'sprievodca/sluzby' },
  asked: ['title', 'validFrom', 'validTo', 'targetGroupCodes', 'local-specifics'],
  fields: (context: FormContext): Fields<ProfileValues> => {
    const { mode: _, ...basics } = planBasicsFields(context);
    return { ...basics, 'local-specifics': needed(planTextFields(context)['local-specifics']) };
  },
  values: (plan: Plan): ProfileValues => ({
    ...plan,
    'local-specifics': planTextValues(plan)['local-specifics']
  }),
  changed: (plan: Plan, { 'local-specifics': specifics, ...basics }: ProfileValues): Plan =>
    withPlanTexts({ ...plan, ...basics }, { ...planTextValues(plan), 'local-specifics': specifics })
};

/** Some of the short texts of a plan, asked together; the others stay as they are. */
function textForm<Name extends keyof PlanTextValues>(given: {
  segment: string;
  next: string;
  asked: readonly Name[];
  folded?: readonly Name[];
}) {
  type Values = Pick<PlanTextValues, Name>;
  const { segment, next, asked, folded = [] } = given;
  const pick = <Of extends object>(of: Of) =>
    Object.fromEntries([...asked, ...folded].map((name) => [name, of[name as unknown as keyof Of]]));
  return {
    ...{ segment, next, asked },
    fields: (context: FormContext): Fields<Values> => {
      const picked = Object.entries(pick(planTextFields(context)) as AnyFields).map(([name, field]) => [
        name,
        (asked as readonly string[]).includes(name) ? needed(field) : field
      ]);
      return Object.fromEntries(picked) as unknown as Fields<Values>;
    },
    values: (plan: Plan): Values => pick(planTextValues(plan)) as Values,
    changed: (plan: Plan, values: Values): Plan =>
      withPlanTexts(plan, {
        ...planTextValues(plan),
        ...(values as Partial<PlanTextValues>)
      } as PlanTextValues)
  };
}

export const GUIDE_CONDITIONS = textForm({
  ...{ segment: 'sprievodca/opatrenia', next: 'sprievodca/opatrenia' },
  asked: ['condition-personnel', 'condition-financial', 'condition-operational', 'condition-organisational']
});

export const GUIDE_EVALUATION = textForm({
  ...{ segment: 'sprievodca/hodnotenie', next: 'sprievodca/zmena' },
  asked: ['evaluationResponsible', 'evaluationMonth'],
  folded: ['presentedTo', 'annual-evaluation']
});

export const GUIDE_CHANGE = textForm({
  ...{ segment: 'sprievodca/zmena', next: 'sprievodca/kontrola' },
  asked: ['changeReasons', 'proposedBy'],
  folded: ['change-and-update']
});

/** Who evaluates and what changes the plan usually stays: it is offered from the last plan until something is kept. */
export function withLastPlan<P extends Plan>(plan: P, last: Plan | undefined): P {
  if (!last) return plan;
  const { evaluation, change } = plan;
  const isSaid = (given: Plan['evaluation']) => given.responsible !== '' || given.month !== null;
  return {
    ...plan,
    evaluation: isSaid(evaluation) ? evaluation : last.evaluation,
    change: change.reasons.length > 0 || change.proposedBy !== '' ? change : last.change
  };
}

/** The completeness check asks for it, so the guide does not call it optional; it still may be left for later. */
function needed<Value>(field: Field<Value>): Field<Value> {
  return { ...field, optional: false };
}
