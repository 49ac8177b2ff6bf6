import { goalAnchor } from './compose-blocks.ts';
import { indicatorsTable } from './compose-indicators.ts';
import { measureSection } from './compose-measures.ts';
import { type Composing, factsOf, paragraphs } from './composing.ts';
import type { Section } from './document.ts';
import type { PlanDocument } from './plan-document.ts';

type Goal = PlanDocument['goals'][number];

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
    [to.say('goal.services'), services],
    [to.say('goal.needs'), needs.map((need) => need.title)],
    [to.say('goal.national'), national],
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
