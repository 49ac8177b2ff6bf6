import { costOf, summaryOf } from '../plans/activity.ts';
import { measureAnchor } from './compose-blocks.ts';
import { indicatorsTable } from './compose-indicators.ts';
import { type Composing, column, factsOf, paragraphs, tableOf, textRow } from './composing.ts';
import type { FlowElement, Row, Section } from './document.ts';
import type { PlanDocument } from './plan-document.ts';

type Goal = PlanDocument['goals'][number];
type Measure = PlanDocument['measures'][number];
type Activity = PlanDocument['activities'][number];

/** A measure with what it changes, its evidence, activities, cost and indicators. */
export function measureSection(measure: Measure, goal: Goal, to: Composing): Section {
  const activities = to.document.activities.filter((one) => one.measureId === measure.id);
  const indicators = indicatorsTable(
    to,
    `ukazovatele-${measure.code}`,
    (one) => one.owner.kind === 'measure' && one.owner.measureId === measure.id
  );
  return {
    id: measureAnchor(measure.code),
    title: to.say('measure', { number: measure.number, title: measure.title }),
    numbered: false,
    label: to.say('reference.measure', { number: measure.number }),
    elements: [
      ...paragraphs(measure.description),
      ...measureFacts(measure, goal, activities, to),
      ...activitiesTable(measure, activities, to),
      ...costsTable(measure, activities, to),
      ...indicators
    ],
    sections: []
  };
}

function measureFacts(
  measure: Measure,
  goal: Goal,
  activities: readonly Activity[],
  to: Composing
): FlowElement[] {
  const { subject } = measure;
  const summary = summaryOf(activities);
  const capacity = measure.capacityChanges.map((one) => {
    const sign = one.change > 0 ? '+' : '';
    const change = `${sign}${to.number(one.change)}`;
    return `${to.kind(one.serviceTypeCode)}, ${to.group(one.targetGroupCode)}: ${to.say('measure.capacity.text', { year: one.year, change, unit: to.unit(one.unitCode) })}`;
  });
  return factsOf(measure.title, [
    [to.say('measure.change'), to.say(`change.${measure.change}`)],
    [
      to.say('measure.subject'),
      subject.kind === 'service' ? to.kind(subject.serviceTypeCode) : to.say(`subject.${subject.kind}`)
    ],
    [to.say('measure.for'), measure.targetGroupCodes.map(to.group).join(', ')],
    [to.say('measure.evidence'), evidenceOf(measure, goal, to)],
    [to.say('measure.capacity'), capacity],
    [to.say('measure.responsible'), summary.responsible.join(', ')],
    [to.say('measure.partners'), summary.partners.join(', ')],
    [to.say('measure.cost'), summary.cents > 0 ? to.euro(summary.cents) : ''],
    [to.say('measure.code'), measure.code]
  ]);
}

/** The evidence of a measure goes through its goal; it may name which of those findings it answers (foundations). */
function evidenceOf(measure: Measure, goal: Goal, { document }: Composing): string[] {
  const needs = document.needs.filter((need) => goal.needIds.includes(need.id));
  const ofGoal = new Set(needs.flatMap((need) => need.findingIds));
  const named = measure.answersFindingIds.filter((id) => ofGoal.has(id));
  const chosen = named.length > 0 ? new Set(named) : ofGoal;
  return document.findings.filter((finding) => chosen.has(finding.id)).map((finding) => finding.statement);
}

function activitiesTable(measure: Measure, activities: readonly Activity[], to: Composing): FlowElement[] {
  const rows: Row[] = activities.map((one) =>
    textRow(
      one.title,
      one.responsible || to.say('activities.unknown'),
      termOf(one, to),
      one.costsNothing ? to.say('activities.costsNothing') : to.euro(costOf(one))
    )
  );
  const sum = activities.reduce((total, one) => total + costOf(one), 0);
  const total: Row[] =
    rows.length > 1 && sum > 0 ? [{ ...textRow(to.say('total'), '', '', to.euro(sum)), total: true }] : [];
  const columns = [
    column(to.say('activities.activity'), 2.2),
    column(to.say('measure.responsible'), 1.5),
    column(to.say('measure.term'), 1.5),
    column(to.say('goals.cost'), 1, 'end')
  ];
  return tableOf(
    `aktivity-${measure.code}`,
    to.say('activities.caption', { number: measure.number }),
    columns,
    [...rows, ...total]
  );
}

/** The first and last day of an activity in short, or that they are not set. */
export function termOf({ from, to: last }: Pick<Activity, 'from' | 'to'>, to: Composing): string {
  if (from === null && last === null) return to.say('activities.unknown');
  const day = (value: Activity['from']) => (value === null ? '?' : to.words.shortDay(value));
  return `${day(from)} – ${day(last)}`;
}

function costsTable(measure: Measure, activities: readonly Activity[], to: Composing): FlowElement[] {
  const rows = activities.flatMap((one) =>
    one.costs.map((cost) =>
      textRow(
        one.title,
        String(cost.year),
        to.source(cost.sourceCode),
        to.say(`certainty.${cost.certainty}`),
        to.say(`nature.${cost.nature}`),
        to.euro(cost.cents)
      )
    )
  );
  const columns = [
    column(to.say('activities.activity'), 2),
    column(to.say('year'), 0.7),
    column(to.say('costs.source'), 1.5),
    column(to.say('costs.certainty'), 0.9),
    column(to.say('costs.nature'), 1),
    column(to.say('goals.cost'), 1, 'end')
  ];
  return tableOf(
    `naklady-${measure.code}`,
    to.say('costs.caption', { number: measure.number }),
    columns,
    rows
  );
}
