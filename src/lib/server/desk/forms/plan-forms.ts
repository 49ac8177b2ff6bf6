import {
  CHANGE_REASONS,
  LONGEST_FILE_NUMBER,
  PLAN_MODES,
  PLAN_TEXTS,
  type Plan,
  type PlanRefusal,
  type PlanTextCode
} from '#lib/domain/plans/plan.ts';
import type { FieldOption } from '#lib/ui/field.ts';
import { type FormContext, wordOptions } from './form-context.ts';
import { choice, choiceOrNothing, choices, day, type Fields, longText, text } from './form-field.ts';

export type PlanBasics = Pick<
  Plan,
  | 'fileNumber'
  | 'title'
  | 'validFrom'
  | 'validTo'
  | 'mode'
  | 'capacityDay'
  | 'targetGroupCodes'
  | 'nationalPriorityListCode'
>;

/** What the plan is called, from when to when it holds, and for whom it is. */
export function planBasicsFields({ t, names }: Pick<FormContext, 't' | 'names'>): Fields<PlanBasics> {
  return {
    ...newPlanFields({ t }),
    fileNumber: text({
      label: 'plan.field.fileNumber',
      hint: 'plan.field.fileNumber.hint',
      optional: true,
      limit: LONGEST_FILE_NUMBER
    }),
    targetGroupCodes: choices({
      label: 'plan.field.targetGroups',
      hint: 'plan.field.targetGroups.hint',
      options: names.groupOptions
    }),
    capacityDay: day({ label: 'plan.field.capacityDay', hint: 'plan.field.capacityDay.hint' }),
    nationalPriorityListCode: choiceOrNothing({
      label: 'plan.field.nationalPriorities',
      hint: 'plan.field.nationalPriorities.hint',
      options: names.listOptions
    })
  };
}

export type NewPlanValues = Pick<Plan, 'title' | 'validFrom' | 'validTo' | 'mode'>;

/** The few things a new plan must be told; everything else is there already. */
export function newPlanFields({ t }: Pick<FormContext, 't'>): Fields<NewPlanValues> {
  return {
    title: text({ label: 'plan.field.title', limit: 300 }),
    validFrom: day({ label: 'plan.field.validFrom' }),
    validTo: day({ label: 'plan.field.validTo', hint: 'plan.field.validTo.hint' }),
    mode: choice({
      label: 'plan.field.mode',
      options: wordOptions(t, 'planTerm.mode', PLAN_MODES).map((option) => ({
        ...option,
        hint: t(`plan.mode.${option.value as Plan['mode']}.hint`)
      })),
      control: 'radios'
    })
  };
}

export const PLAN_REFUSED_AT: Readonly<Record<PlanRefusal, keyof PlanBasics>> = {
  'no-title': 'title',
  'impossible-day': 'validFrom',
  'before-the-act': 'validFrom',
  'ends-before-start': 'validTo',
  'too-short': 'validTo',
  'too-long': 'validTo',
  'file-number-too-long': 'fileNumber',
  // A joint plan is made by a union; its members are not typed here.
  'joint-without-members': 'title'
};

export type PlanTextValues = Record<PlanTextCode, string> & {
  evaluationResponsible: string;
  evaluationMonth: string | null;
  presentedTo: string;
  changeReasons: readonly string[];
  proposedBy: string;
};

/** The short texts the law asks of every plan: vision, specifics, conditions, evaluation, change. */
export function planTextFields({ t, locale }: Pick<FormContext, 't' | 'locale'>): Fields<PlanTextValues> {
  const textField = (code: PlanTextCode, optional: boolean) =>
    longText({ label: `plan.text.${code}`, hint: `plan.text.${code}.hint`, optional });
  return {
    vision: textField('vision', true),
    'local-specifics': textField('local-specifics', true),
    'condition-personnel': textField('condition-personnel', false),
    'condition-financial': textField('condition-financial', false),
    'condition-operational': textField('condition-operational', false),
    'condition-organisational': textField('condition-organisational', false),
    evaluationResponsible: text({
      label: 'plan.evaluation.responsible',
      hint: 'plan.evaluation.responsible.hint',
      optional: true
    }),
    evaluationMonth: choiceOrNothing({ label: 'plan.evaluation.month', options: months(locale) }),
    presentedTo: text({ label: 'plan.evaluation.presentedTo', optional: true }),
    'annual-evaluation': textField('annual-evaluation', true),
    changeReasons: choices({
      label: 'plan.change.reasons',
      options: wordOptions(t, 'planTerm.change-reason', CHANGE_REASONS)
    }),
    proposedBy: text({
      label: 'plan.change.proposedBy',
      hint: 'plan.change.proposedBy.hint',
      optional: true
    }),
    'change-and-update': textField('change-and-update', true)
  };
}

function months(locale: string): FieldOption[] {
  const month = new Intl.DateTimeFormat(locale, { month: 'long', timeZone: 'UTC' });
  return Array.from({ length: 12 }, (_, index) => ({
    value: String(index + 1),
    label: month.format(Date.UTC(2026, index, 1))
  }));
}

export function planTextValues({ texts, evaluation, change }: Plan): PlanTextValues {
  const written = Object.fromEntries(PLAN_TEXTS.map((code) => [code, texts[code]?.text ?? '']));
  return {
    ...(written as Record<PlanTextCode, string>),
    evaluationResponsible: evaluation.responsible,
    evaluationMonth: evaluation.month === null ? null : String(evaluation.month),
    presentedTo: evaluation.presentedTo,
    changeReasons: change.reasons,
    proposedBy: change.proposedBy
  };
}

/** The plan with its texts as typed. A wording nobody touched stays marked as a template. */
export function withPlanTexts(plan: Plan, values: PlanTextValues): Plan {
  const texts = { ...plan.texts };
  for (const code of PLAN_TEXTS) {
    if ((plan.texts[code]?.text ?? '') === values[code]) continue;
    texts[code] = { text: values[code], template: false };
  }
  const month = values.evaluationMonth === null ? null : Number(values.evaluationMonth);
  return {
    ...plan,
    texts,
    evaluation: { responsible: values.evaluationResponsible, month, presentedTo: values.presentedTo },
    change: {
      reasons: CHANGE_REASONS.filter((reason) => values.changeReasons.includes(reason)),
      proposedBy: values.proposedBy
    }
  };
}
