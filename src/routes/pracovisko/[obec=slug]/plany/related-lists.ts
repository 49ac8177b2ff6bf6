import type { DeskKind, KindWord } from '#lib/server/desk/desk-kind.ts';
import { PLAN_KINDS } from '#lib/server/desk/plan-kinds.ts';
import type { OpenPlan } from './open-plan.ts';

export type RelatedList = {
  heading: string;
  items: { id: string; title: string; href: string; notes: string[] }[];
  addHref: string;
  addLabel: string;
};

/** What hangs on a thing in the chain: measures and indicators of a goal, activities and indicators of a measure. */
export function relatedLists(word: KindWord, id: string, open: OpenPlan): RelatedList[] {
  const { content } = open.context;
  const idsOf = (things: readonly { id: string }[]) => new Set(things.map((one) => one.id));
  if (word === 'goals') {
    const indicators = content.indicators.filter(({ owner }) => owner.kind === 'goal' && owner.goalId === id);
    return [
      list('measures', idsOf(content.measures.filter((one) => one.goalId === id)), `goalId=${id}`),
      list('indicators', idsOf(indicators), `owner=goal:${id}`)
    ];
  }
  if (word === 'measures') {
    const indicators = content.indicators.filter(
      ({ owner }) => owner.kind === 'measure' && owner.measureId === id
    );
    return [
      list('activities', idsOf(content.activities.filter((one) => one.measureId === id)), `measureId=${id}`),
      list('indicators', idsOf(indicators), `owner=measure:${id}`)
    ];
  }
  return [];

  function list(
    of: 'measures' | 'activities' | 'indicators',
    ids: ReadonlySet<string>,
    query: string
  ): RelatedList {
    const kind = PLAN_KINDS.find((one) => one.word === of) as DeskKind;
    const { t } = open.context;
    const items = kind.list(open.context).filter((one) => ids.has(one.id));
    return {
      heading: t(`item.${of}.heading`),
      items: items.map((one) => ({
        id: one.id,
        title: one.title,
        notes: one.notes,
        href: `${open.path}/${kind.segment}/${one.id}`
      })),
      addHref: `${open.path}/${kind.segment}/nove?${query}`,
      addLabel: t(`item.${of}.add`)
    };
  }
}
