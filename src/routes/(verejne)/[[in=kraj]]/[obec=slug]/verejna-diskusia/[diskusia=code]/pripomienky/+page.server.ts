import { createHash, randomUUID } from 'node:crypto';
import { error, fail, redirect } from '@sveltejs/kit';
import { plainText } from '#lib/domain/shared/plain-text.ts';
import { SHOWN_COMMENTS_PER_PAGE } from '#lib/server/db/published-consultations.ts';
import { isUuid } from '#lib/server/desk/forms/typed-values.ts';
import { partName } from '#lib/server/public/consulted-part-name.ts';
import { pageNumber } from '#lib/server/public/found.ts';
import { isDoubtfulSupport } from '#lib/server/rate-limits.ts';
import { inTransaction } from '#lib/server/stores.ts';
import { supportComment } from '#lib/server/use-cases/consultations/send-comment.ts';
import { textOf } from '../../../../../../prihlasenie/form-errors.ts';
import { openOwner } from '../../../open-owner.ts';
import { openDiscussion } from '../../open-discussion.ts';
import type { Actions, PageServerLoad } from './$types';

const MOST_PAGES = 10_000;

export const load: PageServerLoad = async ({ locals, params, parent, url, setHeaders }) => {
  const { t } = locals;
  const { body } = await parent();
  const { discussion, published, path, state } = await openDiscussion(locals, body, params.diskusia);
  setHeaders({ 'cache-control': 'no-store' });
  const asked = url.searchParams.get('k');
  const key = asked === null ? null : plainText(asked);
  const part = key === null ? null : await published.part(body.bodyId, discussion.id, key);
  if (part === undefined) error(404, t('error.404.title'));
  const total = part
    ? part.comments
    : (await published.sections(body.bodyId, discussion.id)).reduce((sum, one) => sum + one.comments, 0);
  const page = pageNumber(url.searchParams.get('strana'), MOST_PAGES);
  const comments = await published.comments(body.bodyId, discussion.id, part?.position ?? null, page);
  return {
    title: t('discussions.comments'),
    ...{ path, total, page, pages: Math.ceil(total / SHOWN_COMMENTS_PER_PAGE), isOpen: state === 'open' },
    of: part ? { ...partName(part, t), text: part.text, key: part.key, kind: part.kind } : null,
    isSupported: url.searchParams.has('podporene'),
    comments: comments.map(({ part: about, ...comment }) => ({
      ...comment,
      about: { ...partName(about, t), kind: about.kind },
      query: new URLSearchParams({ k: about.key }).toString()
    }))
  };
};

const DAYS_90 = 90 * 86_400;

export const actions: Actions = {
  podporit: async (event) => {
    const { cookies, getClientAddress, locals, params, request, url } = event;
    const { t, today } = locals;
    const body = await openOwner(event);
    const form = await request.formData();
    const commentId = textOf(form, 'pripomienka');
    if (!isUuid(commentId)) error(404, t('error.404.title'));
    if (await isDoubtfulSupport(getClientAddress(), commentId))
      return fail(422, { errors: [{ text: t('discussions.support.too-many') }] });
    // Only of this discussion, in every language, only once somebody supports something, and by chance.
    const cookie = `podpora-${params.diskusia}`;
    const own = cookies.get(cookie) ?? randomUUID();
    cookies.set(cookie, own, { path: '/', httpOnly: true, sameSite: 'lax', maxAge: DAYS_90 });
    const supporter = createHash('sha256').update(`${own} ${commentId}`).digest('hex');
    const outcome = await inTransaction(locals.db, body.bodyId, (stores) =>
      supportComment(stores, { code: params.diskusia, commentId, supporter, today })
    );
    if (outcome === 'gone') error(404, t('error.404.title'));
    if (outcome !== 'supported')
      return fail(422, { errors: [{ text: t(`discussions.support.${outcome}`) }] });
    const back = new URLSearchParams(url.search);
    for (const name of [...back.keys()]) if (name.startsWith('/')) back.delete(name);
    back.set('podporene', '');
    redirect(303, `${url.pathname}?${back}#p-${commentId}`);
  }
};
