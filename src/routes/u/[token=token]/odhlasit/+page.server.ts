import type { BodyId } from '#lib/domain/tenancy/planning-body.ts';
import { noticeSubscriptionStore } from '#lib/server/db/notice-subscriptions.ts';
import { bodyById } from '#lib/server/db/planning-bodies.ts';
import { isUuid } from '#lib/server/desk/forms/typed-values.ts';
import { hashOfToken } from '#lib/server/secret-token.ts';
import { endFollowing } from '#lib/server/use-cases/publishing/follow-notices.ts';
import type { Actions, PageServerLoad } from './$types';

/** Only shows what comes: scanners of mail open every link, and must end nothing. */
export const load: PageServerLoad = async ({ locals, params }) => {
  const followed = await noticeSubscriptionStore(locals.db).listByKey(hashOfToken(params.token));
  const bodies = await Promise.all(followed.map(({ bodyId }) => bodyById(locals.publicDb, bodyId)));
  return {
    title: locals.t('unfollow.title'),
    bodies: bodies.flatMap((body) => (body ? [{ id: body.bodyId, name: body.name }] : []))
  };
};

export const actions: Actions = {
  /** What mail programs send ends everything; the page may name one body. */
  default: async ({ locals, params, request }) => {
    const sent = String((await request.formData()).get('obec') ?? '');
    const bodyId = isUuid(sent) ? (sent as BodyId) : null;
    const outcome = await locals.db
      .transaction()
      .execute((tx) => endFollowing(noticeSubscriptionStore(tx), hashOfToken(params.token), bodyId));
    return { outcome };
  }
};
