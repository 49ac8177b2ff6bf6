import { randomUUID } from 'node:crypto';
import type { TypedForm } from '#lib/server/desk/forms/form-field.ts';
import type { AnyFields } from '#lib/server/desk/forms/item-form.ts';
import { shownFields } from '#lib/server/desk/shown-fields.ts';
import { kindFor, kindOf, showsFigures } from '../../../desk-kinds.ts';
import { type FormOnPage, keepSentForm } from '../../../keep-sent-form.ts';
import { openPlan } from '../../../open-plan.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const found = kindOf(event);
  const open = await openPlan(event, found.action, {
    figures: showsFigures(found),
    living: event.url.searchParams.get('living')
  });
  const kind = kindFor(found, open.desk.body);
  const { t } = event.locals;
  const fields = kind.fields(open.context);
  const typed = { ...kind.blank(open.context), ...given(fields, event.url.searchParams) };
  const shown: FormOnPage = {
    id: randomUUID(),
    revision: null,
    fields: shownFields(fields, typed, [], t),
    errors: [],
    conflict: null
  };
  return open.page(kind.listSegment, t(`item.${kind.word}.add`), {
    word: kind.word,
    shown,
    isKept: event.url.searchParams.has('ulozene'),
    backHref: `${open.path}/${kind.listSegment}`
  });
};

/** What the link that led here says already: a new measure of this goal, a finding of these people. */
function given(fields: AnyFields, query: URLSearchParams): TypedForm {
  const known = Object.entries(fields).filter(([name]) => query.has(name));
  return Object.fromEntries(
    known.map(([name, field]) => [
      name,
      field.control === 'checkboxes' || field.control === 'directory'
        ? query.getAll(name)
        : (query.get(name) ?? '')
    ])
  );
}

export const actions: Actions = { default: (event) => keepSentForm(event, null) };
