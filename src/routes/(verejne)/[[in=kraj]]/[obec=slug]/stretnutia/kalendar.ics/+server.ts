import { error } from '@sveltejs/kit';
import { calendarEntry } from '#lib/domain/evidence/published-voice.ts';
import { inLanguage } from '#lib/i18n/locale.ts';
import { publishedVoices } from '#lib/server/db/published-voices.ts';
import { theInstallation } from '#lib/server/installation.ts';
import { meetingCalendar } from '#lib/server/mail/meeting-calendar.ts';
import { openOwner } from '../../open-owner.ts';
import type { RequestHandler } from './$types';

/** Meetings of the body as a calendar that phones and calendars subscribe to. */
export const GET: RequestHandler = async (event) => {
  const { publicDb, t, locale, today } = event.locals;
  const body = await openOwner(event);
  const voices = publishedVoices(publicDb);
  const meetings = [
    ...(await voices.past(body.bodyId, 'meeting', today, 1)),
    ...(await voices.coming(body.bodyId, 'meeting', today))
  ];
  if (meetings.length === 0) error(404, t('error.404.title'));
  const { origin } = theInstallation();
  const url = origin + inLanguage(`${body.home}/stretnutia`, locale);
  const file = meetingCalendar(
    t('meetings.calendar.name', { name: body.name }),
    meetings.map((one) => calendarEntry(one, new URL(origin).host, url))
  );
  return new Response(file, {
    headers: {
      'content-type': 'text/calendar; charset=utf-8',
      'cache-control': 'public, no-cache',
      'content-disposition': `inline; filename="${body.slug}-stretnutia.ics"`
    }
  });
};
