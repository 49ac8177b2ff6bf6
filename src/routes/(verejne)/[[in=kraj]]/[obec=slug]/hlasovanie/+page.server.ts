import { error } from '@sveltejs/kit';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import { publishedVoices, VOICES_PER_PAGE } from '#lib/server/db/published-voices.ts';
import { pageNumber } from '#lib/server/public/found.ts';
import { ownerName } from '#lib/server/public/municipality.ts';
import type { PageServerLoad } from './$types';

const MOST_PAGES = 50;

export const load: PageServerLoad = async ({ locals, parent, url }) => {
  const { publicDb, t, today } = locals;
  const { body } = await parent();
  const voices = publishedVoices(publicDb);
  const page = pageNumber(url.searchParams.get('strana'), MOST_PAGES);
  const [total, votes] = await Promise.all([
    voices.count(body.bodyId, 'vote'),
    voices.page(body.bodyId, 'vote', page)
  ]);
  if (total === 0) error(404, t('error.404.title'));
  const owner = ownerName(body, t);
  return {
    title: t('votes.title'),
    description: t('votes.description', { owner }),
    path: `${body.home}/hlasovanie`,
    ...{ owner, page, pages: Math.ceil(total / VOICES_PER_PAGE) },
    votes: votes.map(({ id, content: { code, title, opensOn, closesOn, result } }) => ({
      ...{ id, code, title, opensOn, closesOn },
      state: stateOf(today, opensOn, closesOn, result !== null)
    }))
  };
};

function stateOf(
  today: CalendarDay,
  opensOn: CalendarDay,
  closesOn: CalendarDay,
  isCounted: boolean
): 'comes' | 'open' | 'counting' | 'counted' {
  if (today < opensOn) return 'comes';
  if (today <= closesOn) return 'open';
  return isCounted ? 'counted' : 'counting';
}
