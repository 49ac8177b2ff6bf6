import { error, json } from '@sveltejs/kit';
import { isFromOurPages, readChanges } from '#lib/server/desk/narrative-requests.ts';
import { changeBlocks } from '#lib/server/use-cases/narrative/change-blocks.ts';
import { openDesk } from '../../../../../../desk.ts';
import type { RequestHandler } from './$types';

/** Takes an editor's list of changes to one section, and answers each of them. */
export const POST: RequestHandler = async (event) => {
  const { request, url, params, locals } = event;
  if (!isFromOurPages(request, url)) error(403, locals.t('error.403.title'));
  const { actor, inBody } = await openDesk(event, 'edit-plan');
  const sent = await readChanges(request);
  if (!sent) return json({ outcome: 'not-understood' }, { status: 422 });
  const answer = await inBody((stores) =>
    changeBlocks(stores, actor, { planId: params.plan, section: params.cast, ...sent })
  );
  return json(answer, { status: answer.outcome === 'answered' ? 200 : 404 });
};
