import { plainText } from '#lib/domain/plans/block-text.ts';
import { planPeriod } from '#lib/domain/plans/plan.ts';
import type { PlanDocument } from '#lib/domain/publishing/plan-document.ts';
import type { SearchEntry } from '#lib/domain/publishing/search/entry.ts';
import { slovakSortKey } from '#lib/domain/shared/sort-key.ts';
import { measurePath, publicHome } from '#lib/domain/tenancy/body-address.ts';
import type { PlanningBodyKind } from '#lib/domain/tenancy/planning-body.ts';

/** Where the plan is: its address, the names its place is known by, and its region. */
export type EntryPlace = {
  kind: PlanningBodyKind;
  slug: string;
  name: string;
  place: string;
  region: string | null;
};

/** The name under which the entries of a body's plan are kept. */
export const PLAN_SOURCE = 'plan';

/**
 * What the public search finds of an approved plan: the plan with its narrative, each goal and each
 * measure. Services are found in the directory, as they are today.
 */
export function planEntries(document: PlanDocument, where: EntryPlace): SearchEntry[] {
  const home = publicHome(where);
  const period = planPeriod(document.plan);
  const address = `${home}/plan/${period}`;
  const common = { place: where.place, region: where.region, language: 'sk' as const };
  const entry = (
    kind: SearchEntry['kind'],
    subjectId: string,
    title: string,
    text: string,
    path: string
  ): SearchEntry => ({
    ...common,
    ...{ kind, subjectId, title, text, address: path },
    ...{ serviceTypes: [], targetGroups: [] },
    sortKey: slovakSortKey(title)
  });
  const narrative = document.sections.flatMap(({ blocks }) =>
    blocks.map(({ content }) => plainText(content))
  );
  const goals = document.goals.map((goal) => ({
    ...entry('goal', goal.id, goal.title, goal.description, `${address}#ciel-${goal.id}`),
    serviceTypes: goal.services.map((service) => service.serviceTypeCode),
    targetGroups: [...goal.targetGroupCodes]
  }));
  const groupsOf = new Map(document.goals.map((goal) => [goal.id, goal.targetGroupCodes]));
  const measures = document.measures.map((measure) => {
    const activities = document.activities.filter((activity) => activity.measureId === measure.id);
    const text = [
      measure.description,
      ...activities.map((activity) => `${activity.title}. ${activity.description}`)
    ];
    return {
      ...entry(
        'measure',
        measure.code,
        measure.title,
        text.join(' '),
        measurePath(home, period, measure.code)
      ),
      serviceTypes: measure.subject.kind === 'service' ? [measure.subject.serviceTypeCode] : [],
      targetGroups: [...(groupsOf.get(measure.goalId) ?? [])]
    };
  });
  return [
    entry('plan', planPeriod(document.plan), document.plan.title, narrative.join(' '), address),
    ...goals,
    ...measures
  ];
}
