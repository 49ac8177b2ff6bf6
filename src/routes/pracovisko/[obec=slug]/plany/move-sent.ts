import { error, redirect } from '@sveltejs/kit';
import type { DeskKind } from '#lib/server/desk/desk-kind.ts';
import { isUuid } from '#lib/server/desk/forms/typed-values.ts';
import { openDesk } from '../../desk.ts';
import { type PlanEvent, planPath, readOpenPlan } from './open-plan.ts';

/** Moves the thing that a button up or down names, and shows the list at it. */
export async function moveSent(event: PlanEvent, kind: DeskKind): Promise<never> {
  const desk = await openDesk(event, kind.action);
  const { t } = event.locals;
  const sent = await event.request.formData();
  const id = String(sent.get('id') ?? '');
  const direction = sent.get('smer') === 'up' ? 'up' : 'down';
  if (!isUuid(id)) error(400, t('error.other.title'));
  const planId = event.params.plan;
  const moved = await desk.inBody(async (stores) => {
    const open = await readOpenPlan(stores, desk, event);
    return open ? kind.move(stores, desk.actor, { planId, id, direction, context: open.context }) : 'gone';
  });
  if (moved === 'gone') error(404, t('error.404.title'));
  if (moved === 'not-allowed') error(403, t('error.403.title'));
  redirect(303, `${planPath(event)}/${kind.listSegment}#vec-${id}`);
}
