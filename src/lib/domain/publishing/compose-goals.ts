import { costOf, summaryOf } from '../plans/activity.ts';
import type { Indicator } from '../plans/indicator.ts';
import { planYears } from '../plans/plan.ts';
import { goalAnchor, measureAnchor } from './compose-blocks.ts';
import { type Composing, column, factsOf, paragraphs, tableOf, textRow } from './composing.ts';
import type { FlowElement, Row, Section } from './document.ts';
import type { PlanDocument } from './plan-document.ts';

type Goal = PlanDocument['goals'][number];
type Measure = PlanDocument['measures'][number];
type Activity = PlanDocument['activities'][number];

/** Priorities, under them goals, under them measures: the chain as it is walked forwards. */
export function goalSections(to: Composing): Section[] {
  const { priorities, goals } = to.document;
  const under = priorities.map((priority) => ({
    id: `priorita-${priority.id}`,
    title: to.say('priority', { number: priority.number, title: priority.title }),
    numbered: false as const,
    elements: paragraphs(priority.description),
    sections: goals.filter((goal) => goal.priorityId === priority.id).map((goal) => goalSection(goal, to))
  }));
  const known = new Set(priorities.map((priority) => priority.id));
  const free = goals.filter((goal) => goal.priorityId === null || !known.has(goal.priorityId));
  if (free.length === 0) return under;
  const sections = free.map((goal) => goalSection(goal, to));
  // A plan without priorities needs no heading that says so.
  if (priorities.length === 0) return sections;
  return [
    ...under,
    { id: 'ciele-bez-priority', title: to.say('priority.none'), numbered: false, elements: [], sections }
  ];
}

function goalSection(goal: Goal, to: Composing): Section {
  const needs = to.document.needs.filter((need) => goal.needIds.includes(need.id));
  const services = goal.services.map((one) =>
    one.formCode === null
      ? to.kind(one.serviceTypeCode)
      : `${to.kind(one.serviceTypeCode)} (${to.form(one.formCode)})`
  );
  const national = goal.nationalPriorityIds.map((id) => to.document.names.nationalPriorities[id] ?? id);
  const facts = factsOf(goal.title, [
    [to.say('goal.for'), goal.targetGroupCodes.map(to.group).join(', ')],
    [to.say('goal.services'), services.join('\n')],
    [to.say('goal.needs'), needs.map((need) => need.title).join('\n')],
    [to.say('goal.national'), national.join('\n')],
    [to.say('goal.noCapacity'), goal.noCapacityReason]
  ]);
  const indicators = indicatorsTable(
    to,
    `ukazovatele-ciel-${goal.id}`,
    (one) => one.owner.kind === 'goal' && one.owner.goalId === goal.id
  );
  return {
    id: goalAnchor(goal.id),
    title: to.say('goal', { number: goal.number, title: goal.title }),
    numbered: false,
    label: to.say('reference.goal', { number: goal.number }),
    elements: [...paragraphs(goal.description), ...facts, ...indicators],
    sections: to.document.measures
      .filter((one) => one.goalId === goal.id)
      .map((measure) => measureSection(measure, goal, to))
  };
}

function measureSection(measure: Measure, goal: Goal, to: Composing): Section {
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
  const summary = summaryOf(activities.map((one) => ({ ...one, position: '', responsiblePerson: '' })));
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
    [to.say('measure.evidence'), evidenceOf(measure, goal, to).join('\n')],
    [to.say('measure.capacity'), capacity.join('\n')],
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

/** Indicators of one owner: baseline with its day, the target of each year that has one. */
export function indicatorsTable(
  to: Composing,
  id: string,
  belongs: (indicator: Pick<Indicator, 'owner'>) => boolean
): FlowElement[] {
  const own = to.document.indicators.filter(belongs);
  const years = planYears(to.document.plan).filter((year) =>
    own.some((one) => one.targets.some((target) => target.year === year))
  );
  const rows = own.map((one) =>
    textRow(
      `${one.title} (${one.unit})`,
      one.baseline === null
        ? to.say('none')
        : `${to.number(one.baseline.value)} (${one.baseline.asOf.slice(0, 4)})`,
      ...years.map((year) => {
        const target = one.targets.find((candidate) => candidate.year === year);
        return target ? to.number(target.value) : to.say('none');
      }),
      one.source
    )
  );
  const columns = [
    column(to.say('indicators.title'), 2.4),
    column(to.say('indicators.baseline'), 1.1, 'end'),
    ...years.map((year) => column(String(year), 0.7, 'end')),
    column(to.say('indicators.source'), 1.4)
  ];
  return tableOf(id, to.say('indicators.caption'), columns, rows);
}

/** Every goal with its measures, their terms and cost, on one page. */
export function goalsOverview(to: Composing, id: string): FlowElement[] {
  const { goals, measures, activities } = to.document;
  const rows = goals.flatMap((goal): Row[] => [
    { group: to.say('goal', { number: goal.number, title: goal.title }) },
    ...measures
      .filter((one) => one.goalId === goal.id)
      .map((measure) => {
        const own = activities.filter((one) => one.measureId === measure.id);
        const summary = summaryOf(own.map((one) => ({ ...one, position: '', responsiblePerson: '' })));
        return textRow(
          `${measure.number} ${measure.title}`,
          summary.responsible.join(', '),
          termOf(summary, to),
          to.euro(summary.cents)
        );
      })
  ]);
  const columns = [
    column(to.say('goals.measure'), 2.4),
    column(to.say('measure.responsible'), 1.4),
    column(to.say('goals.term'), 1.5),
    column(to.say('goals.cost'), 1, 'end')
  ];
  return tableOf(id, to.say('goals.caption'), columns, rows);
}

/** All activities by their first day: when what begins. */
export function timetable(to: Composing, id: string): FlowElement[] {
  const measures = new Map(to.document.measures.map((one) => [one.id, one]));
  const begins = (one: Activity) => one.from ?? one.to ?? '9999';
  const activities = to.document.activities.toSorted((a, b) =>
    begins(a) < begins(b) ? -1 : begins(a) > begins(b) ? 1 : 0
  );
  const rows = activities.map((one) =>
    textRow(
      termOf(one, to),
      one.title,
      measures.get(one.measureId)?.number ?? '',
      one.responsible || to.say('activities.unknown')
    )
  );
  const columns = [
    column(to.say('goals.term'), 1.6),
    column(to.say('activities.activity'), 2.4),
    column(to.say('goals.measure'), 0.9),
    column(to.say('measure.responsible'), 1.5)
  ];
  return tableOf(id, to.say('timetable.caption'), columns, rows);
}
