import { error, fail, redirect } from '@sveltejs/kit';
import { inLanguage } from '#lib/i18n/locale.ts';
import { VOTES_PER_PAGE } from '#lib/server/db/priority-votes.ts';
import { typedVote, voteError } from '#lib/server/desk/vote-form.ts';
import { theInstallation } from '#lib/server/installation.ts';
import { announcePublished } from '#lib/server/public/announce.ts';
import { pageNumber } from '#lib/server/public/found.ts';
import { newPublicCode } from '#lib/server/receipt-code.ts';
import { setUpVote } from '#lib/server/use-cases/surveys/hold-vote.ts';
import { openDesk } from '../../desk.ts';
import { newFormToken, onceMore, sentToken } from '../../form-token.ts';
import type { Actions, PageServerLoad } from './$types';

const MOST_PAGES = 100;

export const load: PageServerLoad = async (event) => {
  const desk = await openDesk(event, 'hold-votes');
  const { t, locale } = event.locals;
  const page = pageNumber(event.url.searchParams.get('strana'), MOST_PAGES);
  const { votes, count } = await desk.inBody(async ({ priorityVotes }) => ({
    votes: await priorityVotes.list(page),
    count: await priorityVotes.count()
  }));
  const base = inLanguage(`/pracovisko/${desk.body.slug}/hlasovania`, locale);
  return {
    title: t('votes.title'),
    ...{ base, page, pages: Math.ceil(count / VOTES_PER_PAGE) },
    votes: votes.map(({ id, title, rule, opensOn, closesOn, shownOn }) => ({
      ...{ id, title, rule, opensOn, closesOn, shownOn, href: `${base}/${id}` }
    })),
    token: newFormToken(),
    isRemoved: event.url.searchParams.has('odstranene')
  };
};

export const actions: Actions = {
  default: async (event) => {
    const desk = await openDesk(event, 'hold-votes');
    const { t, locale } = event.locals;
    const form = await event.request.formData();
    const { typed, plan, fault } = typedVote(form);
    if (!plan) return fail(422, { typed, errors: [voteError(fault, t)] });
    const id = sentToken(form);
    const code = newPublicCode();
    const outcome = await onceMore(() =>
      desk.inBody((stores) => setUpVote(stores, desk.actor, { id, code, plan }))
    );
    if (outcome.outcome === 'not-allowed') error(403, t('error.403.title'));
    if (outcome.outcome === 'gone' || outcome.outcome === 'somebody-was-faster')
      error(404, t('error.404.title'));
    if (outcome.outcome !== 'done') return fail(422, { typed, errors: [voteError(outcome.outcome, t)] });
    if (outcome.revision !== null)
      await announcePublished(theInstallation(), desk.body.bodyId, outcome.revision);
    redirect(303, `${inLanguage(`/pracovisko/${desk.body.slug}/hlasovania`, locale)}/${id}?stav=set-up`);
  }
};
