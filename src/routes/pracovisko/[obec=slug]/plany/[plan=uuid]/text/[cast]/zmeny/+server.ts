import { error, json } from '@sveltejs/kit';
import { presenceStamp, type SectionNews } from '#lib/domain/plans/narrative-change.ts';
import { PLAN_SECTIONS } from '#lib/domain/plans/plan.ts';
import { isUuid } from '#lib/server/desk/forms/typed-values.ts';
import { isFromOurPages, readChanges } from '#lib/server/desk/narrative-requests.ts';
import { WhoIsHere } from '#lib/server/desk/who-is-here.ts';
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

const whoIsHere = new WhoIsHere();

/** Tells an editor who else is in the section, and what stands there when it is not what the editor knows. */
export const GET: RequestHandler = async (event) => {
  const { url, params, locals, setHeaders } = event;
  const { account, body, inBody } = await openDesk(event, 'edit-plan');
  const section = PLAN_SECTIONS.find((one) => one === params.cast);
  const [window, block] = [url.searchParams.get('okno') ?? '', url.searchParams.get('blok')];
  if (!section || !isUuid(window)) error(404, locals.t('error.404.title'));
  const standing = await inBody(async ({ plans, blocks }) =>
    (await plans.find(params.plan)) ? blocks.list(params.plan, section) : null
  );
  if (!standing) error(404, locals.t('error.404.title'));
  const me = { name: account.name, block: block && isUuid(block) ? block : null };
  const people = whoIsHere.note(`${body.bodyId}/${params.plan}/${section}`, window, me, Date.now());
  const isKnown = presenceStamp(standing) === url.searchParams.get('stav');
  const blocks = isKnown ? null : standing.map(({ id, revision, content }) => ({ id, revision, content }));
  setHeaders({ 'cache-control': 'no-store' });
  return json({ people, blocks } satisfies SectionNews);
};
