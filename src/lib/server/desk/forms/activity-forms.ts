import { randomUUID } from 'node:crypto';
import type { DirectoryRef } from '#lib/domain/directory/directory-entry.ts';
import {
  type Activity,
  type ActivityCost,
  type ActivityRefusal,
  CERTAINTIES,
  COST_NATURES
} from '#lib/domain/plans/activity.ts';
import type { DatedNumber } from '#lib/domain/plans/dated-number.ts';
import {
  INDICATOR_DIRECTIONS,
  type Indicator,
  type IndicatorOwner,
  type IndicatorRefusal
} from '#lib/domain/plans/indicator.ts';
import { RISK_LEVELS, type Risk } from '#lib/domain/plans/risk.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import type { FieldOption } from '#lib/ui/field.ts';
import { directoryRefs } from './directory-field.ts';
import { type FormContext, titleOptions, wordOptions } from './form-context.ts';
import {
  choice,
  choiceOrNothing,
  dayOrNothing,
  fixedNumber,
  lines,
  longText,
  money,
  numberOrNothing,
  rows,
  text,
  tick,
  year
} from './form-field.ts';
import { type ItemForm, plainForm } from './item-form.ts';

type CostRow = Omit<ActivityCost, 'id'>;
type ActivityValues = Omit<Activity, 'id' | 'position' | 'costs' | 'providerIds' | 'serviceIds'> & {
  costs: readonly CostRow[];
  directory: readonly DirectoryRef[];
};

export const ACTIVITY_FORM: ItemForm<Activity, ActivityValues, ActivityRefusal> = {
  fields: (context) => ({
    measureId: choice({ label: 'item.activities.measure', options: titleOptions(context.content.measures) }),
    title: text({ label: 'item.activities.title', hint: 'item.activities.title.hint' }),
    responsible: text({
      label: 'item.activities.responsible',
      hint: 'item.activities.responsible.hint',
      optional: true,
      limit: 300
    }),
    responsiblePerson: text({
      label: 'item.activities.responsiblePerson',
      hint: 'item.activities.responsiblePerson.hint',
      optional: true,
      limit: 300
    }),
    directory: directoryRefs(
      { label: 'item.activities.directory', hint: 'item.activities.directory.hint' },
      context
    ),
    partners: lines({
      label: 'item.activities.partners',
      hint: 'item.activities.partners.hint',
      optional: true
    }),
    from: dayOrNothing({ label: 'item.activities.from' }),
    to: dayOrNothing({ label: 'item.activities.to' }),
    costs: rows({
      label: 'item.activities.costs',
      hint: 'item.activities.costs.hint',
      mute: ['certainty', 'nature'],
      columns: {
        year: year({ label: 'item.year' }),
        sourceCode: choiceOrNothing({
          label: 'item.activities.source',
          options: context.names.sourceOptions
        }),
        cents: money({ label: 'item.amount' }),
        certainty: choice({
          label: 'item.activities.certainty',
          options: wordOptions(context.t, 'planTerm.certainty', CERTAINTIES)
        }),
        nature: choice({
          label: 'item.activities.nature',
          options: wordOptions(context.t, 'planTerm.cost', COST_NATURES)
        })
      }
    }),
    costsNothing: tick({
      label: 'item.activities.costsNothing',
      option: { value: 'ano', label: context.t('item.activities.costsNothing.option') }
    }),
    description: longText({ label: 'item.description', optional: true })
  }),
  values: (activity) => ({
    ...activity,
    costs: byYear(activity.costs),
    directory: [
      ...activity.providerIds.map((id) => ({ kind: 'provider', id }) as const),
      ...activity.serviceIds.map((id) => ({ kind: 'service', id }) as const)
    ]
  }),
  item: ({ costs, directory, ...activity }, kept, before) => {
    const idsOf = (kind: DirectoryRef['kind']) =>
      directory
        .filter((ref) => ref.kind === kind)
        .map(({ id }) => id)
        .sort();
    const keptCosts = byYear(before?.costs ?? []);
    return {
      ...activity,
      ...kept,
      ...{ providerIds: idsOf('provider'), serviceIds: idsOf('service') },
      costs: costs.map((cost, index) => ({ ...cost, id: keptCosts[index]?.id ?? randomUUID() }))
    };
  },
  refusedAt: {
    'no-title': 'title',
    'impossible-day': 'from',
    'ends-before-start': 'to',
    'negative-cost': 'costs',
    'cost-not-whole-cents': 'costs',
    'costs-though-costless': 'costsNothing',
    'cost-outside-term': 'costs'
  }
};

/** The database gives costs in no order of meaning; people read them by year. */
function byYear(costs: readonly ActivityCost[]): ActivityCost[] {
  return [...costs].sort((one, other) => one.year - other.year || (one.id < other.id ? -1 : 1));
}

type IndicatorValues = {
  owner: string;
  title: string;
  unit: string;
  direction: Indicator['direction'];
  baseline: number | null;
  baselineOn: CalendarDay | null;
  baselineSource: string;
  targets: readonly { year: number; value: number | null }[];
  source: string;
};

export const INDICATOR_FORM: ItemForm<Indicator, IndicatorValues, IndicatorRefusal | 'no-source'> = {
  fields: (context) => ({
    owner: choice({ label: 'item.indicators.owner', options: ownerOptions(context) }),
    title: text({ label: 'item.indicators.title', hint: 'item.indicators.title.hint' }),
    unit: text({ label: 'item.indicators.unit', hint: 'item.indicators.unit.hint', limit: 50 }),
    direction: choice({
      label: 'item.indicators.direction',
      options: wordOptions(context.t, 'planTerm.direction', INDICATOR_DIRECTIONS),
      control: 'radios'
    }),
    baseline: numberOrNothing({ label: 'item.indicators.baseline', hint: 'item.indicators.baseline.hint' }),
    baselineOn: dayOrNothing({ label: 'item.indicators.baselineOn' }),
    baselineSource: text({ label: 'item.indicators.baselineSource', optional: true }),
    targets: rows({
      label: 'item.indicators.targets',
      hint: 'item.indicators.targets.hint',
      mute: ['year'],
      blankRows: 0,
      columns: {
        year: fixedNumber({ label: 'item.year' }),
        value: numberOrNothing({ label: 'item.indicators.target' })
      }
    }),
    source: text({ label: 'item.indicators.source', hint: 'item.indicators.source.hint', optional: true })
  }),
  blank: ({ years }) => ({
    owner: 'plan',
    targets: years.map((year) => ({ year: String(year), value: '' }))
  }),
  values: ({ owner, baseline, targets, ...indicator }, { years }) => ({
    ...indicator,
    owner: ownerText(owner),
    baseline: baseline?.value ?? null,
    baselineOn: baseline?.asOf ?? null,
    baselineSource: baseline?.source ?? '',
    targets: years.map((year) => ({ year, value: targets.find((one) => one.year === year)?.value ?? null }))
  }),
  item: ({ owner, baseline, baselineOn, baselineSource, targets, ...indicator }, kept, before) => ({
    ...indicator,
    ...kept,
    owner: readOwner(owner),
    startingCode: before?.startingCode ?? null,
    baseline: baselineOf(baseline, baselineOn, baselineSource || indicator.source),
    targets: targets.flatMap(({ year, value }) => (value === null ? [] : [{ year, value }]))
  }),
  // Half of a baseline would be dropped without a word.
  incomplete: ({ baseline, baselineOn, baselineSource }) => {
    if (baseline === null) return baselineOn !== null || baselineSource !== '' ? ['baseline'] : [];
    return baselineOn === null ? ['baselineOn'] : [];
  },
  refusedAt: {
    'no-title': 'title',
    'no-unit': 'unit',
    'no-source': 'baselineSource',
    'target-twice': 'targets',
    'target-outside-plan': 'targets',
    'target-not-a-number': 'targets',
    'target-against-direction': 'targets'
  }
};

/** A number without its day is no dated number: until the day is known there is no baseline. */
function baselineOf(value: number | null, asOf: CalendarDay | null, source: string): DatedNumber | null {
  return value === null || asOf === null ? null : { value, asOf, source };
}

function ownerOptions({ t, content }: FormContext): FieldOption[] {
  return [
    { value: 'plan', label: t('item.indicators.wholePlan') },
    ...content.goals.map(({ id, title }) => ({
      value: `goal:${id}`,
      label: t('item.indicators.ofGoal', { title })
    })),
    ...content.measures.map(({ id, title }) => ({
      value: `measure:${id}`,
      label: t('item.indicators.ofMeasure', { title })
    }))
  ];
}

function ownerText(owner: IndicatorOwner): string {
  if (owner.kind === 'goal') return `goal:${owner.goalId}`;
  return owner.kind === 'measure' ? `measure:${owner.measureId}` : 'plan';
}

function readOwner(text: string): IndicatorOwner {
  const [kind, id = ''] = text.split(':');
  if (kind === 'goal') return { kind, goalId: id };
  return kind === 'measure' ? { kind, measureId: id } : { kind: 'plan' };
}

export const RISK_FORM = plainForm<Risk, 'no-title'>({
  fields: ({ t }) => ({
    title: text({ label: 'item.risks.title', hint: 'item.risks.title.hint' }),
    likelihood: choice({
      label: 'item.risks.likelihood',
      options: wordOptions(t, 'planTerm.risk', RISK_LEVELS),
      control: 'radios'
    }),
    impact: choice({
      label: 'item.risks.impact',
      options: wordOptions(t, 'planTerm.risk', RISK_LEVELS),
      control: 'radios'
    }),
    mitigation: longText({ label: 'item.risks.mitigation', optional: true })
  }),
  refusedAt: { 'no-title': 'title' }
});
