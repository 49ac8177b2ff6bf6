import { error } from '@sveltejs/kit';
import { shownFields } from '#lib/server/desk/shown-fields.ts';
import { kindFor, kindOf, showsFigures } from '../../../desk-kinds.ts';
import { type FormOnPage, keepSentForm } from '../../../keep-sent-form.ts';
import { openPlan } from '../../../open-plan.ts';
import { relatedLists } from '../../../related-lists.ts';
import { itemRemarks } from '../../../remark-lines.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const found = kindOf(event);
  const open = await openPlan(event, found.action, { figures: showsFigures(found) });
  const kind = kindFor(found, open.desk.body);
  const { t } = event.locals;
  const { params } = event;
  const item = kind.changeable
    ? await open.desk.inBody((stores) => kind.find(stores, open.context, params.plan, params.item))
    : undefined;
  if (!item) error(404, t('error.404.title'));
  const shown: FormOnPage = {
    id: params.item,
    revision: item.revision,
    fields: shownFields(kind.fields(open.context), item.typed, [], t),
    errors: [],
    conflict: null
  };
  return open.page(kind.listSegment, item.title, {
    word: kind.word,
    shown,
    related: relatedLists(kind.word, params.item, open),
    remarks: (await itemRemarks(open, kind.word))(params.item) ?? null,
    removeHref: kind.removable ? `${open.path}/${kind.segment}/${params.item}/odstranit` : null,
    backHref: `${open.path}/${kind.listSegment}#vec-${params.item}`
  });
};

export const actions: Actions = { default: (event) => keepSentForm(event, event.params.item) };
