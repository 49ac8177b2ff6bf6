import { redirect } from '@sveltejs/kit';
import { kindFor, kindOf, showsFigures } from '../../desk-kinds.ts';
import { moveSent } from '../../move-sent.ts';
import { openPlan } from '../../open-plan.ts';
import { itemRemarks } from '../../remark-lines.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const found = kindOf(event);
  const open = await openPlan(event, 'view-desk', { figures: showsFigures(found) });
  if (found.listSegment !== found.segment) redirect(307, `${open.path}/${found.listSegment}`);
  const kind = kindFor(found, open.desk.body);
  const { t } = event.locals;
  const mayEdit = open.may(kind.action);
  const address = `${open.path}/${kind.segment}`;
  const remarksOf = await itemRemarks(open, kind.word);
  const groups = Map.groupBy(kind.list(open.context), (item) => item.group);
  return open.page(kind.listSegment, t(`item.${kind.word}.heading`), {
    word: kind.word,
    mayEdit,
    isKept: event.url.searchParams.has('ulozene'),
    isRemoved: event.url.searchParams.has('odstranene'),
    addHref: mayEdit ? `${address}/nove` : null,
    groups: [...groups].map(([heading, items]) => ({
      heading,
      items: items.map((item) => ({
        ...item,
        remarks: remarksOf(item.id),
        href: mayEdit ? `${address}/${item.id}` : undefined,
        removeHref: mayEdit && kind.removable ? `${address}/${item.id}/odstranit` : undefined
      }))
    }))
  });
};

export const actions: Actions = { posun: (event) => moveSent(event, kindOf(event)) };
