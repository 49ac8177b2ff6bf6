import { error, fail, redirect } from '@sveltejs/kit';
import { publicHome } from '#lib/domain/tenancy/body-address.ts';
import { may } from '#lib/domain/tenancy/permissions.ts';
import { inLanguage } from '#lib/i18n/locale.ts';
import { MEETINGS_PER_PAGE } from '#lib/server/db/meetings.ts';
import { meetingChoices, meetingError, typedMeeting } from '#lib/server/desk/meeting-form.ts';
import { theInstallation } from '#lib/server/installation.ts';
import { announcePublished } from '#lib/server/public/announce.ts';
import { pageNumber } from '#lib/server/public/found.ts';
import { planMeeting } from '#lib/server/use-cases/evidence/keep-meeting.ts';
import { openDesk } from '../../desk.ts';
import { newFormToken, onceMore, sentToken } from '../../form-token.ts';
import type { Actions, PageServerLoad } from './$types';

const MOST_PAGES = 100;

export const load: PageServerLoad = async (event) => {
  const desk = await openDesk(event, 'read-meetings');
  const { locals, url } = event;
  const { t, locale } = locals;
  const page = pageNumber(url.searchParams.get('strana'), MOST_PAGES);
  const { meetings, count, groups } = await desk.inBody(async (stores) => ({
    meetings: await stores.meetings.list(page),
    count: await stores.meetings.count(),
    groups: await stores.groups.list()
  }));
  const base = inLanguage(`/pracovisko/${desk.body.slug}/stretnutia`, locale);
  return {
    title: t('meetings.title'),
    publicHref: inLanguage(`${publicHome(desk.body)}/stretnutia`, locale),
    ...{ base, page, pages: Math.ceil(count / MEETINGS_PER_PAGE) },
    meetings: meetings.map(({ id, kind, title, place, startsAt, state, minutesShown, isPublic }) => ({
      ...{ id, kind, title, place, startsAt, state, minutesShown, isPublic, href: `${base}/${id}` }
    })),
    choices: may(desk.actor, 'keep-meetings') ? meetingChoices(groups, t) : null,
    token: newFormToken(),
    isRemoved: url.searchParams.has('odstranene')
  };
};

export const actions: Actions = {
  default: async (event) => {
    const desk = await openDesk(event, 'keep-meetings');
    const { t, locale } = event.locals;
    const form = await event.request.formData();
    const { typed, plan, fault } = typedMeeting(form);
    if (!plan) return fail(422, { typed, errors: [meetingError(fault, t)] });
    const id = sentToken(form);
    const outcome = await onceMore(() =>
      desk.inBody((stores) => planMeeting(stores, desk.actor, { id, plan, now: new Date() }))
    );
    if (outcome.outcome === 'not-allowed') error(403, t('error.403.title'));
    if (outcome.outcome === 'gone' || outcome.outcome === 'somebody-was-faster')
      error(404, t('error.404.title'));
    if (outcome.outcome !== 'done') return fail(422, { typed, errors: [meetingError(outcome.outcome, t)] });
    if (outcome.revision !== null)
      await announcePublished(theInstallation(), desk.body.bodyId, outcome.revision);
    redirect(303, `${inLanguage(`/pracovisko/${desk.body.slug}/stretnutia`, locale)}/${id}?stav=planned`);
  }
};
