import type { PublishedMeasuredValue } from '#lib/domain/monitoring/measured-value.ts';
import type { PublishedProgress } from '#lib/domain/monitoring/progress.ts';
import { type ActivityStanding, yearStanding } from '#lib/domain/monitoring/year-standing.ts';
import { costOf } from '#lib/domain/plans/activity.ts';
import { type Indicator, targetIn } from '#lib/domain/plans/indicator.ts';
import type { PlanDocument } from '#lib/domain/publishing/plan-document.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import { formats } from '#lib/i18n/format.ts';
import type { Translate } from '#lib/i18n/messages.ts';
import { type XmlElement, xmlFile } from './xml.ts';

/** Strategy Markup Language: the plan by its first part (ISO 17469-1), what became of it as a performance report. */
const PLAN_NAMESPACE = 'urn:ISO:std:iso:17469:tech:xsd:stratml_core';
const REPORT_NAMESPACE = 'urn:ISO:std:iso:17469:tech:xsd:PerformancePlanOrReport';

export const STRATML_TYPE = 'application/xml; charset=utf-8';

/** What of a published version stands outside its content. */
export type StratmlOf = {
  document: PlanDocument;
  /** How the version stands today, in a sentence. */
  standing: string;
  publishedOn: CalendarDay;
  /** The whole address of the plan's page. */
  source: string;
  /** Slovak, as the plan is. */
  t: Translate;
};

type ReportOf = StratmlOf & {
  year: number;
  told: readonly PublishedProgress[];
  values: readonly PublishedMeasuredValue[];
  today: CalendarDay;
};

type Goal = PlanDocument['goals'][number];
type Measure = PlanDocument['measures'][number];

/**
 * An approved plan as a StratML strategic plan, valid against StrategicPlanISOVersion20140401.xsd: goals of the plan as
 * goals, its measures as their objectives, target groups and those who carry measures out as stakeholders. No natural
 * person stands in it. Null for a plan without a goal, which the standard does not know.
 */
export function strategicPlan(given: StratmlOf): string | null {
  const { document } = given;
  if (document.goals.length === 0) return null;
  const goals = document.goals.map((goal) =>
    goalElement(
      given,
      goal,
      measuresOf(document, goal).map((measure) => objective(given, measure))
    )
  );
  return xmlFile({
    name: 'StrategicPlan',
    attributes: { xmlns: PLAN_NAMESPACE },
    content: [
      text('Name', document.plan.title),
      text('OtherInformation', otherInformation(given)),
      core(given, goals),
      { name: 'AdministrativeInformation', content: administrative(given, document.plan) }
    ]
  });
}

/**
 * What became of a plan in a year as a StratML performance report, valid against PerformancePlanOrReport20160216.xsd:
 * each indicator with its target and what was measured, each activity of the year with what was told of it. Null for a
 * plan without a goal.
 */
export function performanceReport(given: ReportOf): string | null {
  const { document, year, t } = given;
  if (document.goals.length === 0) return null;
  const standings = new Map(
    yearStanding(document, given.told, given).priorities.flatMap(({ goals }) =>
      goals.flatMap(({ measures }) => measures.map(({ id, activities }) => [id, activities] as const))
    )
  );
  const goals = document.goals.map((goal) => {
    const own = indicatorsOf(document, ({ owner }) => owner.kind === 'goal' && owner.goalId === goal.id);
    const measures = measuresOf(document, goal).map((measure) =>
      objective(given, measure, [
        ...indicatorsOf(
          document,
          ({ owner }) => owner.kind === 'measure' && owner.measureId === measure.id
        ).map((one) => measuredIndicator(given, one, 'Output')),
        ...(standings.get(measure.id) ?? []).map((one) => toldActivity(given, one))
      ])
    );
    // The standard measures objectives alone: what is measured of a goal stands in one of its own.
    return goalElement(given, goal, [...ownObjective(given, goal.title, own), ...measures]);
  });
  const whole = ownObjective(
    given,
    t('stratml.outcomes'),
    indicatorsOf(document, ({ owner }) => owner.kind === 'plan')
  );
  const outcomes: XmlElement[] =
    whole.length === 0
      ? []
      : [
          {
            name: 'Goal',
            content: [text('Name', t('stratml.outcomes')), text('Description', ''), ...whole]
          }
        ];
  return xmlFile({
    name: 'PerformancePlanOrReport',
    attributes: { xmlns: REPORT_NAMESPACE, Type: 'Performance_Report' },
    content: [
      text('Name', t('stratml.report', { title: document.plan.title, year: String(year) })),
      text('OtherInformation', otherInformation(given)),
      core(given, [...goals, ...outcomes]),
      {
        name: 'AdministrativeInformation',
        content: administrative(given, { validFrom: `${year}-01-01`, validTo: `${year}-12-31` })
      }
    ]
  });
}

function core({ document: { body, plan } }: StratmlOf, goals: XmlElement[]): XmlElement {
  const { vision } = plan.texts;
  const words = vision && !vision.template ? vision.text : '';
  return {
    name: 'StrategicPlanCore',
    content: [
      {
        name: 'Organization',
        content: [text('Name', body.name), text('Identifier', idOf(body.bodyId))]
      },
      said(words) ? { name: 'Vision', content: [text('Description', words)] } : null,
      ...goals
    ]
  };
}

function goalElement({ document, t }: StratmlOf, goal: Goal, objectives: XmlElement[]): XmlElement {
  const priority = document.priorities.find(({ id }) => id === goal.priorityId);
  return {
    name: 'Goal',
    content: [
      text('Name', goal.title),
      text('Description', goal.description),
      text('Identifier', idOf(goal.id)),
      text('SequenceIndicator', goal.number),
      ...groups(document, goal.targetGroupCodes),
      priority ? text('OtherInformation', t('stratml.priority', priority)) : null,
      ...objectives
    ]
  };
}

function objective(given: StratmlOf, measure: Measure, indicators: XmlElement[] = []): XmlElement {
  const { document, t } = given;
  const { day, euro } = formats('sk');
  const activities = document.activities.filter(({ measureId }) => measureId === measure.id);
  const partners = new Set(activities.flatMap((one) => one.partners).filter(said));
  const responsible = new Set(activities.map((one) => one.responsible).filter(said));
  const lines = activities.map((one) => {
    const parts = [
      one.from && t('stratml.from', { day: day(one.from) }),
      one.to && t('stratml.to', { day: day(one.to) }),
      one.costs.length > 0 && euro(costOf(one))
    ];
    return [one.title, ...parts.filter((part) => typeof part === 'string')].join(', ');
  });
  return {
    name: 'Objective',
    content: [
      text('Name', measure.title),
      text('Description', measure.description),
      text('Identifier', idOf(measure.id)),
      text('SequenceIndicator', measure.number),
      ...groups(document, measure.targetGroupCodes),
      ...[...responsible].map((name) => stakeholder(name, null)),
      ...[...partners]
        .filter((name) => !responsible.has(name))
        .map((name) => stakeholder(name, 'Organization')),
      lines.length > 0 ? text('OtherInformation', lines.join('; ')) : null,
      ...indicators
    ]
  };
}

function ownObjective(given: ReportOf, name: string, indicators: readonly Indicated[]): XmlElement[] {
  if (indicators.length === 0) return [];
  const measured = indicators.map((one) => measuredIndicator(given, one, 'Outcome'));
  return [{ name: 'Objective', content: [text('Name', name), ...measured] }];
}

type Indicated = PlanDocument['indicators'][number];

function measuredIndicator(
  { year, values }: ReportOf,
  indicator: Indicated,
  stage: 'Outcome' | 'Output'
): XmlElement {
  const target = targetIn(indicator, year);
  const measured = values.find((one) => one.indicatorId === indicator.id && one.year === year);
  const note = measured && [measured.source, measured.note].filter(said).join('; ');
  return {
    name: 'PerformanceIndicator',
    attributes: { ValueChainStage: stage, PerformanceIndicatorType: 'Quantitative' },
    content: [
      text('MeasurementDimension', indicator.title),
      text('UnitOfMeasurement', indicator.unit),
      text('Identifier', idOf(indicator.id)),
      instance(
        target === null ? null : [text('EndDate', `${year}-12-31`), text('NumberOfUnits', decimal(target))],
        measured
          ? [
              text('EndDate', measured.measuredOn),
              text('NumberOfUnits', decimal(measured.value)),
              note ? text('Description', note) : null
            ]
          : null
      ),
      said(indicator.source) ? text('OtherInformation', indicator.source) : null
    ]
  };
}

function toldActivity({ t }: ReportOf, activity: ActivityStanding<PublishedProgress>): XmlElement {
  const { latest, term } = activity;
  const words = latest && [latest.evidence, latest.reason, latest.nextStep].filter(said).join('; ');
  return {
    name: 'PerformanceIndicator',
    attributes: { ValueChainStage: 'Output_Processing', PerformanceIndicatorType: 'Qualitative' },
    content: [
      text('MeasurementDimension', activity.title),
      text('UnitOfMeasurement', t('stratml.state')),
      text('Identifier', idOf(activity.id)),
      instance(
        [
          text('StartDate', term.from),
          text('EndDate', term.to),
          descriptor(t('stratml.state'), t('progress.state.done'))
        ],
        latest && [
          descriptor(t('stratml.state'), t(`progress.state.${latest.state}`)),
          words ? text('Description', words) : null
        ]
      )
    ]
  };
}

type Content = readonly (XmlElement | null)[];

function instance(target: Content | null, actual: Content | null): XmlElement | null {
  if (!target && !actual) return null;
  return {
    name: 'MeasurementInstance',
    content: [
      target && { name: 'TargetResult', content: target },
      actual && { name: 'ActualResult', content: actual }
    ]
  };
}

function descriptor(name: string, value: string): XmlElement {
  return { name: 'Descriptor', content: [text('DescriptorName', name), text('DescriptorValue', value)] };
}

function administrative(
  { publishedOn, source }: StratmlOf,
  { validFrom, validTo }: { validFrom: CalendarDay; validTo: CalendarDay }
): XmlElement[] {
  return [
    text('StartDate', validFrom),
    text('EndDate', validTo),
    text('PublicationDate', publishedOn),
    text('Source', source)
  ];
}

function otherInformation({ document, standing, t }: StratmlOf): string {
  return document.demonstration ? `${t('public.verify.demonstration')} ${standing}` : standing;
}

function groups({ names }: PlanDocument, codes: readonly string[]): XmlElement[] {
  return codes.map((code) => stakeholder(names.targetGroups[code] ?? code, 'Generic_Group'));
}

function stakeholder(name: string, type: 'Generic_Group' | 'Organization' | null): XmlElement {
  return {
    name: 'Stakeholder',
    ...(type ? { attributes: { StakeholderTypeType: type } } : {}),
    content: [text('Name', name)]
  };
}

function measuresOf(document: PlanDocument, { id }: Goal): Measure[] {
  return document.measures.filter(({ goalId }) => goalId === id);
}

function indicatorsOf(document: PlanDocument, isMeant: (one: Pick<Indicator, 'owner'>) => boolean) {
  return document.indicators.filter(isMeant);
}

const said = (words: string) => words.trim() !== '';
const text = (name: string, content: string): XmlElement => ({ name, content });
/** An id of XML must not begin with a digit. */
const idOf = (uuid: string) => `_${uuid}`;

const DECIMAL = new Intl.NumberFormat('en-US', { useGrouping: false, maximumFractionDigits: 6 });
/** A number as XML Schema writes decimals, without an exponent. */
const decimal = (value: number) => DECIMAL.format(value);
