import { error, fail, redirect } from '@sveltejs/kit';
import type { DirectoryUse } from '#lib/domain/directory/directory-use.ts';
import type { KindWord } from '#lib/server/desk/desk-kind.ts';
import { readSentRevision } from '#lib/server/desk/forms/typed-values.ts';
import { type RefusalWord, refusalText } from '#lib/server/desk/refusal-text.ts';
import { theInstallation } from '#lib/server/installation.ts';
import { showKept } from '#lib/server/public/show-directory.ts';
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

/** Rows of other bodies are not seen from here; the database knows that they name this one. */
function heldByAnotherBody(fault: unknown): { refusal: RefusalWord } {
  if ((fault as { code?: string }).code !== '23503') throw fault;
  return { refusal: 'used-by-another-body' };
}

type Refused = { refusal: string; uses?: readonly DirectoryUse[] };

/** Why it stays, with every place where it is used. */
function sentenceOf({ refusal, uses }: Refused, { t, names }: OpenPlan['context']): string {
  if (!uses) return refusalText(t, refusal as RefusalWord);
  return t('item.refused.used', { places: uses.map((use) => usedAt(use, t, names.kind)).join('; ') });
}

function usedAt(one: DirectoryUse, t: OpenPlan['context']['t'], kind: (code: string) => string): string {
  switch (one.use) {
    case 'activity':
      return t('directory.use.activity', { plan: one.planTitle, name: one.name });
    case 'capacity-row':
    case 'kind-choice':
      return t(`directory.use.${one.use}`, { plan: one.planTitle, name: kind(one.name) });
    case 'resource':
      return t('directory.use.resource', { plan: one.planTitle });
    case 'service':
      return t('directory.use.service', { name: one.name });
    case 'capacity':
      return t('directory.use.capacity');
  }
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
    const removed = await open.desk
      .inBody((stores) =>
        kind.remove(stores, open.desk.actor, { planId, id, revision, context: open.context })
      )
      .catch(heldByAnotherBody);
    if (removed === 'gone') error(404, t('error.404.title'));
    if (removed === 'not-allowed') error(403, t('error.403.title'));
    if (removed === 'conflict') return fail(409, { errors: [{ text: t('item.remove.conflict') }] });
    if (removed !== 'removed') return fail(422, { errors: [{ text: sentenceOf(removed, open.context) }] });
    if (kind.action === 'edit-directory')
      await showKept(theInstallation(), open.desk.body.bodyId, { kind, id });
    redirect(303, `${open.path}/${kind.listSegment}?odstranene`);
  }
};
