import { PROGRESS_STATES } from '#lib/domain/monitoring/progress-scale.ts';
import { dayInSlovakia } from '#lib/domain/shared/calendar-day.ts';
import { formats } from '#lib/i18n/format.ts';
import { progressFacts } from '#lib/server/public/progress-words.ts';
import type { LinkEvent } from '../open-link.ts';
import type { PageServerLoad } from './$types';
import { type OwnedHere, openOwnerLink, ownerPath } from './open-owner-link.ts';

/** What an owner answers for, with one link for each way it can stand. Scanners of mail open every link: it changes nothing. */
export const load: PageServerLoad = async (event) => {
  const { t, locale } = event.locals;
  const open = await openOwnerLink(event);
  const isDone = event.url.searchParams.has('hotovo');
  if (open?.state !== 'open') {
    const none = { bodyName: '', until: '', awaited: [], others: [] };
    return { title: t('confirm.closed'), state: open?.state ?? ('unknown' as const), isDone, ...none };
  }
  const { body, links, items } = open;
  const last = links.map(({ expiresAt }) => expiresAt).toSorted((one, other) => +other - +one)[0];
  const shown = (one: OwnedHere) => shownItem(one, event);
  return {
    ...{ title: t('ownerLink.title'), state: open.state, isDone, bodyName: body.name },
    until: last ? formats(locale).day(dayInSlovakia(last)) : '',
    awaited: items.filter(({ since }) => since !== null).map(shown),
    others: items.filter(({ since }) => since === null).map(shown)
  };
};

function shownItem(one: OwnedHere, event: LinkEvent) {
  const { t, locale } = event.locals;
  const { day, number } = formats(locale);
  const { target, latest, due, term } = one;
  return {
    id: `${one.activityId}-${one.year}`,
    ...{ title: one.title, measure: one.measureTitle, year: one.year, owner: one.owner },
    until: t(term.lasting ? 'progress.lasting' : 'progress.until', { day: day(term.to) }),
    target: target && t('progress.target', { value: number(target.value, 6), unit: target.unit }),
    facts: latest && progressFacts(latest, t, locale),
    // What the year counts cannot wait for a later one.
    choices: PROGRESS_STATES.filter((state) => state !== 'not-started' || !due).map((state) => ({
      label: t(`ownerLink.choice.${state}`),
      href: ownerPath(event, `/${one.activityId}?rok=${one.year}&ako=${state}`)
    }))
  };
}
