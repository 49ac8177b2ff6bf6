import { error, fail, redirect } from '@sveltejs/kit';
import type { KindWord } from '#lib/server/desk/desk-kind.ts';
import { readSentRevision } from '#lib/server/desk/forms/typed-values.ts';
import { type RefusalWord, refusalText } from '#lib/server/desk/refusal-text.ts';
import { kindFor, kindOf } from '../../../../desk-kinds.ts';
import type { OpenPlan } from '../../../../open-plan.ts';
import { openPlan } from '../../../../open-plan.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const found = kindOf(event);
  const open = await openPlan(event, found.action);
  const kind = kindFor(found, open.desk.body);
  const { t } = event.locals;
  const { params } = event;
  const item = kind.removable
    ? await open.desk.inBody((stores) => kind.find(stores, open.context, params.plan, params.item))
    : undefined;
  if (!item) error(404, t('error.404.title'));
  return open.page(kind.listSegment, t('item.remove.title'), {
    name: item.title,
    revision: item.revision,
    goesWith: goesWith(kind.word, params.item, open),
    backHref: `${open.path}/${kind.listSegment}#vec-${params.item}`
  });
};

/** What the database removes with it: indicators of a goal or measure have no meaning without it. */
function goesWith(word: KindWord, id: string, { context }: OpenPlan): string[] {
  return context.content.indicators
    .filter(({ owner }) =>
      word === 'goals'
        ? owner.kind === 'goal' && owner.goalId === id
        : word === 'measures' && owner.kind === 'measure' && owner.measureId === id
    )
    .map((indicator) => indicator.title);
}

export const actions: Actions = {
  default: async (event) => {
    const found = kindOf(event);
    const open = await openPlan(event, found.action);
    const kind = kindFor(found, open.desk.body);
    const { t } = event.locals;
    const sent = await event.request.formData();
    const revision = readSentRevision(sent.get('revision'));
    const { plan: planId, item: id } = event.params;
    const removed = await open.desk.inBody((stores) =>
      kind.remove(stores, open.desk.actor, { planId, id, revision, context: open.context })
    );
    if (removed === 'gone') error(404, t('error.404.title'));
    if (removed === 'not-allowed') error(403, t('error.403.title'));
    if (removed === 'conflict') return fail(409, { errors: [{ text: t('item.remove.conflict') }] });
    if (removed !== 'removed')
      return fail(422, { errors: [{ text: refusalText(t, removed.refusal as RefusalWord) }] });
    redirect(303, `${open.path}/${kind.listSegment}?odstranene`);
  }
};
