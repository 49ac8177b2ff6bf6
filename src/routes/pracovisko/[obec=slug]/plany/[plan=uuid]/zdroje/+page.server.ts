import { listedItems, planKindOf } from '../../listed-kind.ts';
import { openPlan } from '../../open-plan.ts';
import { remarkLinks } from '../../remark-lines.ts';
import type { PageServerLoad } from './$types';

const WORDS = ['humanResources', 'materialResources', 'financialResources'] as const;

export const load: PageServerLoad = async (event) => {
  const open = await openPlan(event, 'view-desk');
  const remarksOn = await remarkLinks(open);
  return open.page('zdroje', event.locals.t('plan.step.resources'), {
    lists: WORDS.map((kind) => ({
      ...listedItems(planKindOf(kind), open, (id) => remarksOn({ kind, id })),
      word: kind
    })),
    isKept: event.url.searchParams.has('ulozene'),
    isRemoved: event.url.searchParams.has('odstranene')
  });
};
