import type { Activity } from '#lib/domain/plans/activity.ts';
import { costOf } from '#lib/domain/plans/activity.ts';
import type { IndicatorOwner } from '#lib/domain/plans/indicator.ts';
import { formats } from '#lib/i18n/format.ts';
import type { DeskKind } from './desk-kind.ts';
import { ACTIVITY_FORM, INDICATOR_FORM, RISK_FORM } from './forms/activity-forms.ts';
import {
  ANALYSIS_NOTE_FORM,
  FINDING_FORM,
  NEED_FORM,
  type PlacedNote,
  SWOT_FORM
} from './forms/evidence-forms.ts';
import { type FormContext, shortened } from './forms/form-context.ts';
import { GOAL_FORM, measureForm, PRIORITY_FORM } from './forms/goal-forms.ts';
import {
  FINANCIAL_RESOURCE_FORM,
  HUMAN_RESOURCE_FORM,
  MATERIAL_RESOURCE_FORM
} from './forms/resource-forms.ts';
import { changedFigure } from './living-figures.ts';
import { planKind } from './plan-kind.ts';

const groupNames = ({ names }: FormContext, codes: readonly string[]) => codes.map(names.group).join(', ');
const said = (notes: readonly (string | null | undefined)[]) =>
  notes.filter((note): note is string => note !== null && note !== undefined && note !== '');
const titleOf = (things: readonly { id: string; title: string }[], id: string | null) =>
  things.find((one) => one.id === id)?.title ?? null;

const FINDINGS = planKind({
  kind: 'findings',
  segment: 'zistenia',
  form: () => FINDING_FORM,
  list: ({ content }) => content.findings,
  describe: (finding, context) => ({
    title: shortened(finding.statement),
    notes: said([
      context.t(`planTerm.voice.${finding.voice}`),
      `${finding.source}, ${formats(context.locale).shortDay(finding.asOf)}`,
      groupNames(context, finding.targetGroupCodes),
      finding.place && context.t('item.findings.placeSaid', { place: finding.place }),
      finding.strength && context.t(`planTerm.finding-strength.${finding.strength}`),
      changedFigure(finding, context)
    ]),
    group: null
  })
});

const NEEDS = planKind({
  kind: 'needs',
  segment: 'potreby',
  form: () => NEED_FORM,
  list: ({ content }) => content.needs,
  describe: (need, context) => ({
    title: need.title,
    notes: said([
      context.t('item.needs.fromFindings', { count: need.findingIds.length }),
      groupNames(context, need.targetGroupCodes),
      need.serviceTypeCode && context.names.kind(need.serviceTypeCode)
    ]),
    group: null
  })
});

const SWOT = planKind({
  kind: 'swot',
  segment: 'swot',
  form: () => SWOT_FORM,
  list: ({ content }) => content.swot,
  describe: (item, { t, names }) => ({
    title: shortened(item.text),
    notes: said([
      item.targetGroupCode && names.group(item.targetGroupCode),
      item.serviceTypeCode && names.kind(item.serviceTypeCode)
    ]),
    group: t(`planTerm.swot.${item.quadrant}`)
  })
});

const ANALYSIS_NOTES = planKind({
  kind: 'analysisNotes',
  segment: 'rozbor',
  form: () => ANALYSIS_NOTE_FORM,
  list: ({ content }) => content.analysisNotes as readonly PlacedNote[],
  describe: (note, { t, names }) => {
    const nameOf = { kind: names.kind, form: names.form, 'target-group': names.group }[note.dimension];
    return {
      title: `${t(`item.dimension.${note.dimension}`)}: ${nameOf(note.code)}`,
      notes: [shortened(note.text)],
      group: t(`planTerm.section.${note.part}`)
    };
  }
});

const PRIORITIES = planKind({
  kind: 'priorities',
  segment: 'priority',
  form: () => PRIORITY_FORM,
  list: ({ content }) => content.priorities,
  describe: ({ id, title }, { t, content }) => ({
    title,
    notes: [
      t('item.priorities.goals', { count: content.goals.filter((goal) => goal.priorityId === id).length })
    ],
    group: null
  })
});

const GOALS = planKind({
  kind: 'goals',
  segment: 'ciele',
  form: () => GOAL_FORM,
  list: ({ content }) => content.goals,
  describe: (goal, context) => ({
    title: goal.title,
    notes: said([
      groupNames(context, goal.targetGroupCodes),
      goal.services.map((one) => context.names.kind(one.serviceTypeCode)).join(', '),
      context.t('item.goals.measures', {
        count: context.content.measures.filter((one) => one.goalId === goal.id).length
      })
    ]),
    group: titleOf(context.content.priorities, goal.priorityId)
  })
});

const MEASURES = planKind({
  kind: 'measures',
  segment: 'opatrenia',
  form: ({ names }) => measureForm(names.kinds),
  list: ({ content }) => content.measures,
  describe: (measure, context) => ({
    title: measure.title,
    notes: said([
      context.t(`planTerm.measure-change.${measure.change}`),
      groupNames(context, measure.targetGroupCodes)
    ]),
    group: titleOf(context.content.goals, measure.goalId)
  })
});

const ACTIVITIES = planKind({
  kind: 'activities',
  segment: 'aktivity',
  listSegment: 'opatrenia',
  form: () => ACTIVITY_FORM,
  list: ({ content }) => content.activities,
  describe: (activity, context) => ({
    title: activity.title,
    notes: said([activity.responsible, termText(activity, context), costText(activity, context)]),
    group: titleOf(context.content.measures, activity.measureId)
  })
});

function termText({ from, to }: Activity, { locale }: FormContext): string | null {
  const { shortDay } = formats(locale);
  if (from === null || to === null) return (from ?? to) ? shortDay((from ?? to) as never) : null;
  return `${shortDay(from)} – ${shortDay(to)}`;
}

function costText(activity: Activity, { locale, t }: FormContext): string | null {
  if (activity.costsNothing) return t('item.activities.costsNothing.said');
  return activity.costs.length === 0 ? null : formats(locale).euro(costOf(activity));
}

const INDICATORS = planKind({
  kind: 'indicators',
  segment: 'ukazovatele',
  form: () => INDICATOR_FORM,
  list: ({ content }) => content.indicators,
  describe: (indicator, context) => ({
    title: indicator.title,
    notes: said([
      indicator.baseline &&
        context.t('item.indicators.from', {
          value: `${formats(context.locale).number(indicator.baseline.value, 2)} ${indicator.unit}`,
          day: formats(context.locale).shortDay(indicator.baseline.asOf)
        }),
      ...indicator.targets.map(
        ({ year, value }) => `${year}: ${formats(context.locale).number(value, 2)} ${indicator.unit}`
      )
    ]),
    group: ownerName(indicator.owner, context)
  })
});

function ownerName(owner: IndicatorOwner, { t, content }: FormContext): string {
  if (owner.kind === 'plan') return t('item.indicators.wholePlan');
  if (owner.kind === 'goal')
    return t('item.indicators.ofGoal', { title: titleOf(content.goals, owner.goalId) ?? '' });
  return t('item.indicators.ofMeasure', { title: titleOf(content.measures, owner.measureId) ?? '' });
}

const RISKS = planKind({
  kind: 'risks',
  segment: 'rizika',
  form: () => RISK_FORM,
  list: ({ content }) => content.risks,
  describe: (risk, { t }) => ({
    title: risk.title,
    notes: said([
      t('item.risks.gravity', {
        likelihood: t(`planTerm.risk.${risk.likelihood}`),
        impact: t(`planTerm.risk.${risk.impact}`)
      }),
      shortened(risk.mitigation)
    ]),
    group: null
  })
});

const HUMAN_RESOURCES = planKind({
  kind: 'humanResources',
  segment: 'pracovnici',
  listSegment: 'zdroje',
  form: () => HUMAN_RESOURCE_FORM,
  list: ({ content }) => content.humanResources,
  describe: (one, { t, locale, services }) => ({
    title: one.role,
    notes: said([
      t(`planTerm.employment.${one.employment}`),
      t('item.humanResources.said', {
        count: one.persons,
        fullTime: formats(locale).number(one.fullTime, 2)
      }),
      services.find((service) => service.id === one.serviceId)?.name
    ]),
    group: null
  })
});

const MATERIAL_RESOURCES = planKind({
  kind: 'materialResources',
  segment: 'majetok',
  listSegment: 'zdroje',
  form: () => MATERIAL_RESOURCE_FORM,
  list: ({ content }) => content.materialResources,
  describe: (one, { t, locale, services }) => ({
    title: one.title,
    notes: said([
      t(`planTerm.material.${one.kind}`),
      formats(locale).number(one.quantity, 2),
      t(`planTerm.barrierFree.${one.barrierFree}`),
      services.find((service) => service.id === one.serviceId)?.name
    ]),
    group: null
  })
});

const FINANCIAL_RESOURCES = planKind({
  kind: 'financialResources',
  segment: 'financie',
  listSegment: 'zdroje',
  form: () => FINANCIAL_RESOURCE_FORM,
  list: ({ content }) => content.financialResources,
  describe: (one, { t, locale, names, services }) => ({
    title: `${names.source(one.sourceCode)}: ${formats(locale).euro(one.cents)}`,
    notes: said([
      t(`planTerm.spending.${one.item}`),
      t(`item.moneyState.${one.state}`),
      services.find((service) => service.id === one.serviceId)?.name
    ]),
    group: String(one.year)
  })
});

export const PLAN_KINDS: readonly DeskKind[] = [
  FINDINGS,
  NEEDS,
  SWOT,
  ANALYSIS_NOTES,
  PRIORITIES,
  GOALS,
  MEASURES,
  ACTIVITIES,
  INDICATORS,
  RISKS,
  HUMAN_RESOURCES,
  MATERIAL_RESOURCES,
  FINANCIAL_RESOURCES
];
