import { randomUUID } from 'node:crypto';
import { error, fail, redirect } from '@sveltejs/kit';
import type { BlockContent } from '#lib/domain/plans/block.ts';
import type { ChangeAnswer } from '#lib/domain/plans/narrative-change.ts';
import type { PlanSectionCode } from '#lib/domain/plans/plan.ts';
import { inLanguage } from '#lib/i18n/locale.ts';
import type { KeptBlock } from '#lib/server/db/blocks.ts';
import { newContent } from '#lib/server/desk/narrative-forms.ts';
import { changeBlocks } from '#lib/server/use-cases/narrative/change-blocks.ts';
import type { Desk } from '../../../../../desk.ts';
import type { RequestEvent } from './$types';
import { type Refusal, type ShownConflict, textField, type Wish } from './form-changes.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

type Opened = { desk: Desk; section: PlanSectionCode; form: FormData };
type Read = (form: FormData, blocks: readonly KeptBlock[]) => Wish | 'gone' | 'empty';

/** Writes what a form asks for and leads back to the block; or says what stands in the way, with both texts. */
export async function finish(event: RequestEvent, opening: Promise<Opened>, read: Read) {
  const { locals, params } = event;
  const { desk, section, form } = await opening;
  const given = { text: textField(form, 'text'), kind: textField(form, 'kind') };
  const ids = ['blockId', 'after', 'newId'].map((name) => textField(form, name)).filter(Boolean);
  if (ids.length === 0 || !ids.every((id) => UUID.test(id)))
    return refused(locals.t('editor.form.refused'), given);

  if (isTooLong(given.text)) return refused(locals.t('item.fault.too-long'), given, 'text');

  const written = await desk.inBody(async (stores) => {
    const wish = read(form, await stores.blocks.list(params.plan, section));
    if (typeof wish === 'string') return wish;
    const input = { planId: params.plan, section, changes: wish.changes };
    return { blockId: wish.blockId, ...(await changeBlocks(stores, desk.actor, input)) };
  });
  if (written === 'empty') return refused(locals.t('editor.form.empty'), given, 'text');
  if (written === 'gone') return conflicted(lostWording(form), locals.t('editor.form.gone'));
  if (written.outcome !== 'answered') error(404, locals.t('error.404.title'));

  const [answer] = written.answers;
  if (answer?.outcome === 'refused') return refused(locals.t('editor.form.refused'), given);
  if (answer?.outcome === 'conflict' || answer?.outcome === 'gone') {
    const conflict = shown(answer);
    const sentence = conflict?.theirs ? 'editor.conflict.text' : 'editor.form.gone';
    if (conflict) return conflicted(conflict, locals.t(sentence));
  }
  const page = `/pracovisko/${desk.body.slug}/plany/${params.plan}/text/${section}`;
  redirect(303, `${inLanguage(page, locals.locale)}?ulozene#blok-${written.blockId}`);
}

/** Beyond what any block may hold; it is not even compared with what stood there. */
function isTooLong(text: string): boolean {
  return text.length > 200_000 || text.split('\n', 2_001).length > 2_000;
}

function refused(text: string, given: Refusal['given'], field?: string) {
  const refusal: Refusal = { errors: [field ? { text, field } : { text }], given, conflict: null };
  return fail(422, refusal);
}

function conflicted(conflict: ShownConflict, text: string) {
  const refusal: Refusal = { errors: [{ text, href: '#konflikt' }], given: {}, conflict };
  return fail(409, refusal);
}

/** A removal that came too late is no loss of words: the page shows what stands now. */
function shown(answer: Extract<ChangeAnswer, { outcome: 'conflict' | 'gone' }>): ShownConflict | null {
  if (!answer.yours) return null;
  const { blockId, yours } = answer;
  const [theirs, theirRevision] =
    answer.outcome === 'conflict' ? [answer.theirs, answer.theirRevision] : [null, 0];
  return { blockId, yours, theirs, theirRevision, newId: randomUUID() };
}

/** The block is gone, and with it its kind; what was typed is given back as a paragraph. */
function lostWording(form: FormData): ShownConflict {
  const yours: BlockContent = newContent('paragraph', form, randomUUID);
  return { blockId: textField(form, 'blockId'), yours, theirs: null, theirRevision: 0, newId: randomUUID() };
}
