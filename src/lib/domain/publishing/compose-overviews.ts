import { summaryOf } from '../plans/activity.ts';
import { termOf } from './compose-measures.ts';
import { type Composing, column, tableOf, textRow } from './composing.ts';
import type { FlowElement, Row } from './document.ts';
import type { PlanDocument } from './plan-document.ts';

type Activity = PlanDocument['activities'][number];

/** Every goal with its measures, their terms and cost, on one page. */
export function goalsOverview(to: Composing, id: string): FlowElement[] {
  const { goals, measures, activities } = to.document;
  const rows = goals.flatMap((goal): Row[] => [
    { group: to.say('goal', { number: goal.number, title: goal.title }) },
    ...measures
      .filter((one) => one.goalId === goal.id)
      .map((measure) => {
        const own = activities.filter((one) => one.measureId === measure.id);
        const summary = summaryOf(own);
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
