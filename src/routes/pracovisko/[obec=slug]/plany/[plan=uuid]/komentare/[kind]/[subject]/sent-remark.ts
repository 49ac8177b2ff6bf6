import { error, fail, redirect } from '@sveltejs/kit';
import type { RemarkSubject } from '#lib/domain/plans/remark.ts';
import { remarkSubject, remarksAddress } from '#lib/domain/plans/remark-place.ts';
import { isUuid } from '#lib/server/desk/forms/typed-values.ts';
import { openThread, replyTo } from '#lib/server/use-cases/plans/remark-on.ts';
import { editRemark, removeRemark, settleThread } from '#lib/server/use-cases/plans/settle-remark.ts';
import { textOf } from '../../../../../../../prihlasenie/form-errors.ts';
import { openDesk } from '../../../../../../desk.ts';
import { onceMore, sentToken } from '../../../../../../form-token.ts';
import { planPath } from '../../../../open-plan.ts';
import type { RequestEvent } from './$types';

/** Keeps a remark that was sent: with a subject as a new thread, without one as an answer in the thread it names. */
export async function writeSent(event: RequestEvent, subject: RemarkSubject | null) {
  const desk = await openDesk(event, 'remark-on-plan');
  const { locals, params } = event;
  const { t, today } = locals;
  const form = await event.request.formData();
  const threadId = sentToken(form, 'thread');
  const text = textOf(form, 'text');
  const mention = form.getAll('mention').filter((one) => typeof one === 'string' && isUuid(one)) as string[];
  const remarkId = sentToken(form, 'remark');
  const remark = { planId: params.plan, threadId, remarkId, text, mention, today };
  const outcome = await onceMore(() =>
    desk.inBody((stores) =>
      subject ? openThread(stores, desk.actor, { ...remark, subject }) : replyTo(stores, desk.actor, remark)
    )
  );
  const field = subject ? 'text' : `text-${threadId}`;
  const back = (said: string, at = field) =>
    fail(422, { at: subject ? 'new' : threadId, text, mention, errors: [{ field: at, text: said }] });
  if (outcome === 'empty' || outcome === 'too-long') return back(t(`remark.refused.${outcome}`));
  if (outcome === 'no-such-person') return back(t('remark.refused.no-such-person'), field);
  if (outcome === 'not-allowed') error(403, t('error.403.title'));
  if (outcome !== 'written') error(404, t('error.404.title'));
  toRemarks(event, `komentar-${remarkId}`);
}

/** Resolves the thread that was named, or opens it again. */
export async function settleSent(event: RequestEvent, resolved: boolean) {
  const desk = await openDesk(event, 'remark-on-plan');
  const { locals, params } = event;
  const threadId = sentToken(await event.request.formData(), 'thread');
  const settling = { planId: params.plan, threadId, resolved };
  const outcome = await desk.inBody((stores) => settleThread(stores, desk.actor, settling));
  if (outcome === 'not-allowed') error(403, locals.t('error.403.title'));
  if (outcome !== 'settled') error(404, locals.t('error.404.title'));
  toRemarks(event, `komentare-${threadId}`);
}

/** Changes or removes one's own remark. */
export async function changeSent(event: RequestEvent, change: 'edit' | 'remove') {
  const desk = await openDesk(event, 'remark-on-plan');
  const { locals, params } = event;
  const { t } = locals;
  const form = await event.request.formData();
  const remarkId = sentToken(form, 'remark');
  const text = textOf(form, 'text');
  const own = { planId: params.plan, remarkId };
  const outcome = await desk.inBody((stores) =>
    change === 'edit'
      ? editRemark(stores, desk.actor, { ...own, text })
      : removeRemark(stores, desk.actor, own)
  );
  if (outcome === 'empty' || outcome === 'too-long') {
    const errors = [{ field: `text-${remarkId}`, text: t(`remark.refused.${outcome}`) }];
    return fail(422, { at: remarkId, text, mention: [] as string[], errors });
  }
  if (outcome === 'not-allowed') error(403, t('error.403.title'));
  if (outcome === 'no-such-remark') error(404, t('error.404.title'));
  const left = await desk.inBody(({ remarks }) => remarks.ofSubject(params.plan, subjectOf(event)));
  // With its last words the page of a removed thing is gone too.
  if (left.length === 0) redirect(303, `${planPath(event)}/praca?ulozene`);
  toRemarks(event, `komentar-${remarkId}`);
}

function subjectOf({ params, locals }: RequestEvent): RemarkSubject {
  return remarkSubject(params.kind, params.subject) ?? error(404, locals.t('error.404.title'));
}

function toRemarks(event: RequestEvent, anchor: string): never {
  redirect(303, `${remarksAddress(planPath(event), subjectOf(event))}?ulozene#${anchor}`);
}
