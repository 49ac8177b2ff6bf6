import type { Goal, GoalRefusal } from '#lib/domain/plans/goal.ts';
import type { CapacityChange, Measure, MeasureRefusal } from '#lib/domain/plans/measure.ts';
import { MEASURE_CHANGES, type MeasureSubject, OTHER_SUBJECTS } from '#lib/domain/plans/measure.ts';
import type { Priority } from '#lib/domain/plans/priority.ts';
import type { FieldOption } from '#lib/ui/field.ts';
import type { NamedKind } from '../../catalogue-names.ts';
import { type FormContext, findingOptions, titleOptions, wordOptions, yearOptions } from './form-context.ts';
import { choice, choiceOrNothing, choices, longText, numberOrZero, rows, text } from './form-field.ts';
import { type ItemForm, plainForm } from './item-form.ts';

export const PRIORITY_FORM = plainForm<Priority, 'no-title'>({
  fields: () => ({
    title: text({ label: 'item.priorities.title', hint: 'item.priorities.title.hint' }),
    description: longText({ label: 'item.description', optional: true })
  }),
  refusedAt: { 'no-title': 'title' }
});

type GoalValues = Omit<Goal, 'id' | 'position' | 'services'> & { services: readonly { service: string }[] };

export const GOAL_FORM: ItemForm<Goal, GoalValues, Exclude<GoalRefusal, 'has-measures'>> = {
  fields: (context) => ({
    title: text({ label: 'item.goals.title', hint: 'item.goals.title.hint' }),
    description: longText({ label: 'item.description', optional: true }),
    priorityId: choiceOrNothing({
      label: 'item.goals.priority',
      options: titleOptions(context.content.priorities)
    }),
    needIds: choices({
      label: 'item.goals.needs',
      hint: 'item.goals.needs.hint',
      options: titleOptions(context.content.needs)
    }),
    targetGroupCodes: choices({ label: 'item.targetGroups', options: context.names.groupOptions }),
    services: rows({
      label: 'item.goals.services',
      hint: 'item.goals.services.hint',
      columns: {
        service: choice({ label: 'item.goals.service', options: serviceChoices(context, { anyForm: true }) })
      }
    }),
    noCapacityReason: longText({
      label: 'item.goals.noCapacityReason',
      hint: 'item.goals.noCapacityReason.hint',
      optional: true
    }),
    nationalPriorityIds: choices({
      label: 'item.goals.nationalPriorities',
      hint: 'item.goals.nationalPriorities.hint',
      options: nationalPriorityOptions(context)
    })
  }),
  values: ({ services, ...goal }) => ({
    ...goal,
    services: services.map((one) => ({ service: serviceText(one.serviceTypeCode, one.formCode) }))
  }),
  item: ({ services, ...goal }, kept) => ({
    ...goal,
    ...kept,
    services: services.map(({ service }) => {
      const [serviceTypeCode, formCode] = serviceCodes(service);
      return { serviceTypeCode, formCode: formCode || null };
    })
  }),
  refusedAt: { 'no-title': 'title', 'service-twice': 'services' }
};

/** The priorities of the plan's list; those of older lists only where a goal follows one already (links stay). */
function nationalPriorityOptions({ names, content }: FormContext): FieldOption[] {
  const list = content.plan.nationalPriorityListCode;
  const followed = new Set(content.goals.flatMap((goal) => goal.nationalPriorityIds));
  return names.priorityOptions.filter(
    ({ value }) => (list !== null && value.startsWith(`${list}/`)) || followed.has(value)
  );
}

type ChangeRow = {
  service: string;
  group: string;
  unit: string | null;
  year: string;
  change: number;
  staffChange: number;
};
type MeasureValues = Pick<
  Measure,
  'goalId' | 'title' | 'description' | 'change' | 'targetGroupCodes' | 'answersFindingIds'
> & { subject: string; capacityChanges: readonly ChangeRow[] };

/** The unit of a row that names none is the one in which the kind is planned; the form resolves it. */
export function measureForm(kinds: readonly NamedKind[]): ItemForm<Measure, MeasureValues, RefusedMeasure> {
  return {
    fields: (context) => ({
      goalId: choice({ label: 'item.measures.goal', options: titleOptions(context.content.goals) }),
      title: text({ label: 'item.measures.title', hint: 'item.measures.title.hint' }),
      change: choice({
        label: 'item.measures.change',
        options: wordOptions(context.t, 'planTerm.measure-change', MEASURE_CHANGES),
        control: 'radios'
      }),
      subject: choice({
        label: 'item.measures.subject',
        hint: 'item.measures.subject.hint',
        options: subjectOptions(context)
      }),
      description: longText({ label: 'item.description', optional: true }),
      targetGroupCodes: choices({ label: 'item.targetGroups', options: context.names.groupOptions }),
      capacityChanges: rows({
        label: 'item.measures.capacityChanges',
        hint: 'item.measures.capacityChanges.hint',
        mute: ['unit'],
        columns: {
          service: choice({ label: 'item.measures.service', options: serviceChoices(context) }),
          group: choice({ label: 'item.targetGroup', options: context.names.groupOptions }),
          unit: choiceOrNothing({ label: 'item.unit', options: context.names.unitOptions }),
          year: choice({ label: 'item.measures.fromYear', options: yearOptions(context) }),
          change: numberOrZero({ label: 'item.measures.capacityChange', width: 4 }),
          staffChange: numberOrZero({ label: 'item.measures.staffChange', width: 4 })
        }
      }),
      answersFindingIds: choices({
        label: 'item.measures.findings',
        hint: 'item.measures.findings.hint',
        options: findingOptions(context)
      })
    }),
    values: ({ subject, capacityChanges, ...measure }) => ({
      ...measure,
      subject: subject.kind === 'service' ? `service:${subject.serviceTypeCode}` : subject.kind,
      capacityChanges: capacityChanges.map((one) => ({
        service: serviceText(one.serviceTypeCode, one.formCode),
        group: one.targetGroupCode,
        unit: one.unitCode,
        year: String(one.year),
        change: one.change,
        staffChange: one.staffChange
      }))
    }),
    item: ({ subject, capacityChanges, ...measure }, kept, before) => ({
      ...measure,
      ...kept,
      code: before?.code ?? '',
      continues: before?.continues ?? null,
      subject: readSubject(subject),
      capacityChanges: capacityChanges.map((row): CapacityChange => {
        const [serviceTypeCode, formCode] = serviceCodes(row.service);
        const usual = kinds.find((kind) => kind.code === serviceTypeCode)?.capacityUnit ?? '';
        const { group: targetGroupCode, change, staffChange } = row;
        const key = { serviceTypeCode, formCode, targetGroupCode, unitCode: row.unit ?? usual };
        return { ...key, year: Number(row.year), change, staffChange };
      })
    }),
    refusedAt: {
      'no-title': 'title',
      'year-outside-plan': 'capacityChanges',
      'other-service': 'capacityChanges',
      'no-change': 'capacityChanges',
      'grows-while-ending': 'capacityChanges',
      'change-twice': 'capacityChanges'
    }
  };
}

type RefusedMeasure = MeasureRefusal;

function subjectOptions({ t, names }: FormContext): FieldOption[] {
  return [
    ...names.kindOptions.map(({ value, label }) => ({ value: `service:${value}`, label })),
    ...wordOptions(t, 'planTerm.subject', OTHER_SUBJECTS)
  ];
}

function readSubject(text: string): MeasureSubject {
  if (text.startsWith('service:')) return { kind: 'service', serviceTypeCode: text.slice('service:'.length) };
  return { kind: text as (typeof OTHER_SUBJECTS)[number] };
}

/** Kinds of service with each of their forms; with `anyForm` also the kind in every form. */
export function serviceChoices({ t, names }: FormContext, { anyForm = false } = {}): FieldOption[] {
  return names.kinds.flatMap(({ code, name, forms }) => [
    ...(anyForm ? [{ value: serviceText(code, null), label: `${name}, ${t('item.anyForm')}` }] : []),
    ...forms.map((form) => ({ value: serviceText(code, form), label: `${name}, ${names.form(form)}` }))
  ]);
}

const serviceText = (serviceTypeCode: string, formCode: string | null) =>
  `${serviceTypeCode}/${formCode ?? ''}`;
const serviceCodes = (text: string): [string, string] => {
  const [serviceTypeCode = '', formCode = ''] = text.split('/');
  return [serviceTypeCode, formCode];
};
