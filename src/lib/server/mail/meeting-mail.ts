import type { Meeting, MeetingNews } from '#lib/domain/evidence/meeting.ts';
import { publicHome } from '#lib/domain/tenancy/body-address.ts';
import type { PlanningBody } from '#lib/domain/tenancy/planning-body.ts';
import { formats } from '#lib/i18n/format.ts';
import { messages } from '#lib/i18n/messages.ts';
import { meetingCalendar } from './meeting-calendar.ts';
import type { NewMail } from './outbox.ts';

/** Invites somebody to a meeting, with a file for the calendar. It names nobody else who is invited. */
export function invitationToMeeting(to: string, meeting: Meeting, body: Inviting, origin: string): NewMail {
  return mailOf(to, meeting, 'invited', { body, origin });
}

/** Tells somebody who was invited what became of the meeting; the calendar takes the entry of the invitation over. */
export function newsOfMeeting(
  to: string,
  meeting: Meeting,
  news: MeetingNews,
  { body, origin }: { body: Inviting; origin: string }
): NewMail {
  return mailOf(to, meeting, news, { body, origin });
}

type Inviting = Pick<PlanningBody, 'name' | 'kind' | 'slug'>;

function mailOf(
  to: string,
  meeting: Meeting,
  about: 'invited' | MeetingNews,
  { body, origin }: { body: Inviting; origin: string }
): NewMail {
  const t = messages('sk');
  const { moment, time } = formats('sk');
  const { id, title, place, startsAt, endsAt, agenda, isPublic, revision, changedAt } = meeting;
  const url = isPublic ? `${origin}${publicHome(body)}/stretnutia` : null;
  const entry = {
    ...{ uid: `${id}@${new URL(origin).host}`, revision, title, place, startsAt, endsAt, url },
    ...{ description: agenda, isCancelled: about === 'cancelled', writtenAt: changedAt }
  };
  const when = `${moment(startsAt)} – ${time(endsAt)}`;
  const parts = [
    t(about === 'invited' ? 'mail.meeting.body' : `mail.meetingNews.${about}.body`, { title, when, place }),
    about !== 'cancelled' && agenda && t('mail.meeting.agenda', { agenda }),
    url && t('mail.meeting.more', { url }),
    t('mail.meeting.why', { bodyName: body.name })
  ];
  return {
    to,
    subject: t(about === 'invited' ? 'mail.meeting.subject' : `mail.meetingNews.${about}.subject`, { title }),
    body: parts.filter(Boolean).join('\n\n'),
    calendar: meetingCalendar(title, [entry])
  };
}
