import { fail } from '@sveltejs/kit';
import { publicNotices } from '#lib/domain/publishing/public-notices.ts';
import { publicHome } from '#lib/domain/tenancy/body-address.ts';
import { inLanguage } from '#lib/i18n/locale.ts';
import type { PublicDb } from '#lib/server/db/db.ts';
import { noticeSubscriptionStore } from '#lib/server/db/notice-subscriptions.ts';
import { bodyById } from '#lib/server/db/planning-bodies.ts';
import { readNoticeSources } from '#lib/server/db/public-notices.ts';
import { hashOfToken } from '#lib/server/secret-token.ts';
import { confirmFollowing, refuseFollowing } from '#lib/server/use-cases/publishing/follow-notices.ts';
import type { Actions, PageServerLoad } from './$types';

/** Only shows what would come: scanners of mail open every link, and must confirm nothing. */
export const load: PageServerLoad = async ({ locals, params }) => {
  const asked = await noticeSubscriptionStore(locals.db).find(hashOfToken(params.token));
  const body = asked && (await bodyById(locals.publicDb, asked.bodyId));
  const state = body ? (refuseFollowing(asked, new Date()) ?? 'open') : 'gone';
  return {
    title: locals.t('follow.confirm.title'),
    state,
    bodyName: body?.name ?? '',
    noticesHref: body ? inLanguage(`${publicHome(body)}/oznamy`, locals.locale) : null
  };
};

export const actions: Actions = {
  default: async ({ locals, params }) => {
    // Read in the same transaction: what is told a moment later is news already.
    const now = new Date();
    const outcome = await locals.db
      .transaction()
      .execute((tx) =>
        confirmFollowing(noticeSubscriptionStore(tx), hashOfToken(params.token), now, async (bodyId) =>
          publicNotices(await readNoticeSources(tx as unknown as PublicDb, bodyId), now)
        )
      );
    // The page itself says how it stands now.
    return outcome === 'confirmed' ? { outcome } : fail(410, { outcome });
  }
};
