import { publicNotices } from '#lib/domain/publishing/public-notices.ts';
import { readNoticeSources } from '#lib/server/db/public-notices.ts';
import { sayNotice } from '#lib/server/notice-words.ts';
import { pageNumber } from '#lib/server/public/found.ts';
import { ownerName } from '#lib/server/public/municipality.ts';
import type { PageServerLoad } from './$types';

const NOTICES_PER_PAGE = 20;
const MOST_PAGES = 100;

export const load: PageServerLoad = async ({ locals, parent, url }) => {
  const { publicDb, t, locale } = locals;
  const { body } = await parent();
  const all = publicNotices(await readNoticeSources(publicDb, body.bodyId), new Date());
  const page = pageNumber(url.searchParams.get('strana'), MOST_PAGES);
  const first = (page - 1) * NOTICES_PER_PAGE;
  return {
    title: t('notices.title'),
    description: t('notices.description', { owner: ownerName(body, t) }),
    path: `${body.home}/oznamy`,
    ...{ page, pages: Math.ceil(all.length / NOTICES_PER_PAGE) },
    notices: all
      .slice(first, first + NOTICES_PER_PAGE)
      .map((one) => sayNotice(one, body.home, locale))
      .map(({ key, day, what, title, isSlovak, text, place, href }) => ({
        ...{ key, day, what, title, isSlovak, text, place, href }
      }))
  };
};
