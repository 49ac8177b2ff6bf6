import { error } from '@sveltejs/kit';
import { consultationStateOn } from '#lib/domain/consultations/consultation.ts';
import { DISCUSSIONS_PER_PAGE, publishedConsultations } from '#lib/server/db/published-consultations.ts';
import { pageNumber } from '#lib/server/public/found.ts';
import { ownerName } from '#lib/server/public/municipality.ts';
import type { PageServerLoad } from './$types';

const MOST_PAGES = 100;

export const load: PageServerLoad = async ({ locals, parent, url }) => {
  const { publicDb, t, today } = locals;
  const { body } = await parent();
  const published = publishedConsultations(publicDb);
  const pages = Math.ceil((await published.count(body.bodyId)) / DISCUSSIONS_PER_PAGE);
  if (pages === 0) error(404, t('error.404.title'));
  const page = Math.min(pages, pageNumber(url.searchParams.get('strana'), MOST_PAGES));
  const discussions = await published.list(body.bodyId, page);
  return {
    title: t('discussions.title'),
    description: t('discussions.description', { owner: ownerName(body, t) }),
    ...{ path: `${body.home}/verejna-diskusia`, page, pages },
    discussions: discussions.map(({ id, code, title, opensOn, closesOn, endedOn }) => ({
      ...{ id, code, title, opensOn, closesOn },
      state: consultationStateOn({ opensOn, closesOn, endedOn }, today)
    }))
  };
};
