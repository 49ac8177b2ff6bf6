import { error } from '@sveltejs/kit';
import { publishedVoices, VOICES_PER_PAGE } from '#lib/server/db/published-voices.ts';
import { pageNumber } from '#lib/server/public/found.ts';
import { ownerName } from '#lib/server/public/municipality.ts';
import type { PageServerLoad } from './$types';

const MOST_PAGES = 250;

export const load: PageServerLoad = async ({ locals, parent, url }) => {
  const { publicDb, t } = locals;
  const { body } = await parent();
  const voices = publishedVoices(publicDb);
  const page = pageNumber(url.searchParams.get('strana'), MOST_PAGES);
  const [boxes, total, suggestions] = await Promise.all([
    voices.count(body.bodyId, 'box'),
    voices.count(body.bodyId, 'suggestion'),
    voices.page(body.bodyId, 'suggestion', page)
  ]);
  // A body that never asked for suggestions has no such page.
  if (boxes + total === 0) error(404, t('error.404.title'));
  const owner = ownerName(body, t);
  return {
    title: t('suggestions.title'),
    description: t('suggestions.description', { owner }),
    path: `${body.home}/podnety`,
    ...{ owner, total, page, pages: Math.ceil(total / VOICES_PER_PAGE) },
    isOpen: boxes > 0,
    suggestions: suggestions.map(({ id, day, content }) => ({ id, day, ...content }))
  };
};
