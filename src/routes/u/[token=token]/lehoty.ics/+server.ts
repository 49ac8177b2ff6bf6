import { error } from '@sveltejs/kit';
import { calendarFeedStore } from '#lib/server/db/calendar-feeds.ts';
import { deadlineCalendar } from '#lib/server/desk/deadline-calendar.ts';
import { hashOfToken } from '#lib/server/secret-token.ts';
import type { RequestHandler } from './$types';

/** The deadlines of every body its owner works for, as a calendar that programs ask for again and again. */
export const GET: RequestHandler = async ({ params, locals, url, setHeaders }) => {
  const owner = await calendarFeedStore(locals.db).findOwner(hashOfToken(params.token));
  if (!owner) error(404, locals.t('error.404.title'));
  // The address is the key: nothing between the program and its owner may keep what it opens.
  setHeaders({
    ...{ 'content-type': 'text/calendar; charset=utf-8', 'cache-control': 'private, no-store' },
    ...{ 'referrer-policy': 'no-referrer', 'content-disposition': 'inline; filename="lehoty.ics"' }
  });
  const { db, today, locale, t } = locals;
  return new Response(
    await deadlineCalendar(db, { accountId: owner.id, today, locale, t, origin: url.origin })
  );
};
