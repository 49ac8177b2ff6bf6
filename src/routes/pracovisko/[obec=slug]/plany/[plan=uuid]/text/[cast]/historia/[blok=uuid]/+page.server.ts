import { randomUUID } from 'node:crypto';
import { error, fail, redirect } from '@sveltejs/kit';
import { PLAN_SECTIONS, type PlanSectionCode } from '#lib/domain/plans/plan.ts';
import { inLanguage } from '#lib/i18n/locale.ts';
import { firstWords, storyOf } from '#lib/server/desk/block-story.ts';
import { isUuid, readSentRevision } from '#lib/server/desk/forms/typed-values.ts';
import { referenceTargets } from '#lib/server/desk/narrative-sections.ts';
import { restoreBlock } from '#lib/server/use-cases/narrative/restore-block.ts';
import { openDesk } from '../../../../../../../desk.ts';
import { openPlan, planPath } from '../../../../../open-plan.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** One block's steps, word by word. `?podrobne` shows every saving by itself, `?do=7` only up to revision 7. */
export const load: PageServerLoad = async (event) => {
  const { locals, params, url } = event;
  const { t } = locals;
  const section = sectionOf(event);
  const open = await openPlan(event, 'view-desk');
  const { blocks, judged } = open.whole;
  const until = readUntil(url.searchParams.get('do'));
  const revisions = await open.desk.inBody((stores) =>
    stores.blockHistory.list(params.plan, params.blok, until)
  );
  const newest = revisions[0];
  const last = revisions.find(({ content }) => content !== null)?.content;
  if (!newest || !last) error(404, t('error.404.title'));
  const block = blocks.find(({ id, parent }) => id === params.blok && parent === section);
  const mentions = { t, targets: referenceTargets(judged.goals, judged.measures, blocks, t) };
  const each = url.searchParams.has('podrobne');
  const told = storyOf(revisions, mentions, each);
  const hasOlder = (revisions.at(-1)?.revision ?? 1) > 1;
  // What stood before the last step is on the next page, and so is that step.
  const story = hasOlder && told.length > 1 ? told.slice(0, -1) : told;
  const older = hasOlder ? (told.length > 1 ? told.at(-1)?.revision : revisions.at(-1)?.revision) : null;
  return open.page('text', t('editor.history.blockTitle'), {
    ...{ section, each },
    kind: last.kind,
    words: firstWords(last, mentions),
    story,
    standing: block ? { revision: block.revision } : null,
    /** The revision that a removal made; a removed block is brought back over it. */
    newest: newest.revision,
    older: older ?? null,
    mayEdit: open.may('edit-plan'),
    newId: randomUUID(),
    restored: url.searchParams.has('obnovene')
  });
};

export const actions: Actions = {
  obnovit: async (event) => {
    const { locals, params } = event;
    const { t } = locals;
    const section = sectionOf(event);
    const desk = await openDesk(event, 'edit-plan');
    const form = await event.request.formData();
    const sent = (name: string) => String(form.get(name) ?? '');
    if (!isUuid(sent('newId'))) return refused(t('editor.history.gone'));
    const input = {
      ...{ planId: params.plan, section, blockId: params.blok, newId: sent('newId') },
      wanted: readSentRevision(sent('wanted')),
      baseRevision: readSentRevision(sent('revision'))
    };
    const done = await desk.inBody((stores) => restoreBlock(stores, desk.actor, input, randomUUID));
    if (done.outcome === 'no-such-wording') return refused(t('editor.history.gone'));
    if (done.outcome !== 'answered') error(404, t('error.404.title'));
    const { outcome, blockId } = done.answer;
    if (outcome === 'conflict' || outcome === 'gone') return refused(t('editor.history.conflict'), 409);
    if (outcome === 'refused') return refused(t('editor.history.refused'));
    const path = `${planPath(event)}/text/${section}/historia/${blockId}`;
    redirect(303, `${inLanguage(path, locals.locale)}?obnovene`);
  }
};

function refused(text: string, status = 422) {
  return fail(status, { errors: [{ text }] });
}

function readUntil(sent: string | null): number | null {
  return sent && /^[1-9]\d{0,8}$/.test(sent) ? Number(sent) : null;
}

function sectionOf({ params, locals }: Pick<RequestEvent, 'params' | 'locals'>): PlanSectionCode {
  return PLAN_SECTIONS.find((one) => one === params.cast) ?? error(404, locals.t('error.404.title'));
}
