import { summaryOf } from '#lib/domain/plans/activity.ts';
import { listedItems, planKindOf } from '../../listed-kind.ts';
import { moveSent } from '../../move-sent.ts';
import { openPlan } from '../../open-plan.ts';
import { remarkLinks } from '../../remark-lines.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const open = await openPlan(event, 'view-desk');
  const { goals, measures, activities } = open.context.content;
  const remarksOn = await remarkLinks(open);
  const listed = listedItems(planKindOf('measures'), open, (id) => remarksOn({ kind: 'measures', id }));
  const activityList = listedItems(planKindOf('activities'), open, (id) =>
    remarksOn({ kind: 'activities', id })
  );
  const itemsOf = <T extends { id: string }>(items: readonly T[], things: readonly { id: string }[]) =>
    things.flatMap((thing) => items.find((item) => item.id === thing.id) ?? []);
  return open.page('opatrenia', event.locals.t('item.measures.heading'), {
    mayEdit: listed.mayEdit,
    addHref: listed.addHref,
    activityMove: activityList.moveAction,
    isKept: event.url.searchParams.has('ulozene'),
    isRemoved: event.url.searchParams.has('odstranene'),
    goals: goals.map((goal) => {
      const own = measures.filter((one) => one.goalId === goal.id);
      return {
        id: goal.id,
        title: goal.title,
        addHref: `${open.path}/opatrenia/nove?goalId=${goal.id}`,
        libraryHref: `${open.path}/kniznica?ciel=${goal.id}`,
        measures: itemsOf(listed.items, own).map((item) => {
          const steps = activities.filter((one) => one.measureId === item.id);
          const { from, to, cents } = summaryOf(steps);
          return {
            item,
            ...{ from, to, cents },
            activities: itemsOf(activityList.items, steps),
            addHref: `${open.path}/aktivity/nove?measureId=${item.id}`
          };
        })
      };
    })
  });
};

export const actions: Actions = { posun: (event) => moveSent(event, planKindOf('measures')) };
