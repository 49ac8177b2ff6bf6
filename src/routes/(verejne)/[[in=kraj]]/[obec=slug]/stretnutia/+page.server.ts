import { error } from '@sveltejs/kit';
import { formats } from '#lib/i18n/format.ts';
import { publishedVoices, VOICES_PER_PAGE } from '#lib/server/db/published-voices.ts';
import { pageNumber } from '#lib/server/public/found.ts';
import { ownerName } from '#lib/server/public/municipality.ts';
import type { PageServerLoad } from './$types';

const MOST_PAGES = 100;

export const load: PageServerLoad = async ({ locals, parent, url }) => {
  const { publicDb, t, today, locale } = locals;
  const { number } = formats(locale);
  const { body } = await parent();
  const voices = publishedVoices(publicDb);
  const page = pageNumber(url.searchParams.get('strana'), MOST_PAGES);
  const [total, coming, past, pastCount] = await Promise.all([
    voices.count(body.bodyId, 'meeting'),
    voices.coming(body.bodyId, 'meeting', today),
    voices.past(body.bodyId, 'meeting', today, page),
    voices.count(body.bodyId, 'meeting', today)
  ]);
  if (total === 0) error(404, t('error.404.title'));
  const owner = ownerName(body, t);
  return {
    title: t('meetings.title'),
    description: t('meetings.description', { owner }),
    path: `${body.home}/stretnutia`,
    ...{ owner, page, pages: Math.ceil(pastCount / VOICES_PER_PAGE), pastCount },
    coming: coming.map(({ id, content }) => ({ id, ...content })),
    past: past.map(({ id, content: { attended, ...content } }) => ({
      ...{ id, ...content },
      attended: attended && ('fewerThan' in attended ? t('public.fewerThanFive') : number(attended.persons))
    }))
  };
};
