import { type CalendarDay, isPossibleDay } from '../shared/calendar-day.ts';

export const MEETING_KINDS = ['group', 'public', 'focus-group', 'interview'] as const;

/** A meeting of a group, a public one (stretnutie s obyvateľmi), a focus group (ohnisková skupina) or an interview (rozhovor). */
export type MeetingKind = (typeof MEETING_KINDS)[number];

export const MEETING_STATES = ['planned', 'held', 'cancelled'] as const;
export type MeetingState = (typeof MEETING_STATES)[number];

export const MEETING_TITLE_MAX = 200;
export const MEETING_TEXT_MAX = 10_000;
export const POINT_MAX = 1_000;
export const RESPONSIBLE_MAX = 200;
/** More points than the longest evening has. */
export const MOST_POINTS = 60;

/** A meeting (stretnutie): before it an invitation, after it minutes. What is internal never leaves the desk. */
export type Meeting = {
  id: string;
  kind: MeetingKind;
  /** The steering or working group that meets, if one does. */
  groupId: string | null;
  title: string;
  place: string;
  startsAt: Date;
  endsAt: Date;
  agenda: string;
  /** Whether everybody reads that it takes place. */
  isPublic: boolean;
  state: MeetingState;
  /** Minutes that everybody may read once they are shown. */
  minutes: string;
  minutesShown: boolean;
  /** For the desk alone. */
  internalNotes: string;
  /** How many came, if somebody counted. */
  attended: number | null;
  changedAt: Date;
  revision: number;
};

/** What those who were invited are told of a meeting. */
export type MeetingNews = 'changed' | 'cancelled' | 'restored';

/** The news of a change to a meeting, or null where nothing of it concerns those who were invited, or it is over. */
export function meetingNews(before: Meeting, after: Meeting, now: Date): MeetingNews | null {
  if (after.endsAt <= now) return null;
  if (after.state === 'cancelled') return before.state === 'cancelled' ? null : 'cancelled';
  if (before.state === 'cancelled') return 'restored';
  const isElsewise =
    before.startsAt.getTime() !== after.startsAt.getTime() ||
    before.endsAt.getTime() !== after.endsAt.getTime() ||
    before.place !== after.place ||
    before.title !== after.title;
  return isElsewise ? 'changed' : null;
}

export type PointKind = 'decision' | 'task';

/** What a meeting decided, or who is to do what by when. */
export type MeetingPoint = {
  id: string;
  kind: PointKind;
  text: string;
  /** A function or an organisation; never public. */
  responsible: string;
  dueOn: CalendarDay | null;
  isDone: boolean;
  isPublic: boolean;
};

export type MeetingPlan = Pick<
  Meeting,
  'kind' | 'groupId' | 'title' | 'place' | 'startsAt' | 'endsAt' | 'agenda' | 'isPublic'
>;

export type MeetingRefusal =
  | 'no-title'
  | 'title-too-long'
  | 'no-place'
  | 'place-too-long'
  | 'ends-before-start'
  | 'too-long-meeting'
  | 'agenda-too-long'
  | 'no-group';

const LONGEST_MEETING_MS = 3 * 86_400_000;

/** Why a meeting cannot be planned so, or null. */
export function refuseMeeting(meeting: MeetingPlan): MeetingRefusal | null {
  const { title, place, startsAt, endsAt, agenda } = meeting;
  const length = endsAt.getTime() - startsAt.getTime();
  if (title.trim() === '') return 'no-title';
  if (title.trim().length > MEETING_TITLE_MAX) return 'title-too-long';
  if (place.trim() === '') return 'no-place';
  if (place.trim().length > MEETING_TITLE_MAX) return 'place-too-long';
  if (length <= 0) return 'ends-before-start';
  if (length > LONGEST_MEETING_MS) return 'too-long-meeting';
  if (agenda.trim().length > MEETING_TEXT_MAX) return 'agenda-too-long';
  return meeting.kind === 'group' && meeting.groupId === null ? 'no-group' : null;
}

export type PointRefusal = 'no-text' | 'text-too-long' | 'responsible-too-long' | 'impossible-day';

/** Why a decision or a task cannot be kept, or null. */
export function refusePoint(
  point: Pick<MeetingPoint, 'text' | 'responsible' | 'dueOn'>
): PointRefusal | null {
  if (point.text.trim() === '') return 'no-text';
  if (point.text.trim().length > POINT_MAX) return 'text-too-long';
  if (point.responsible.trim().length > RESPONSIBLE_MAX) return 'responsible-too-long';
  return point.dueOn !== null && !isPossibleDay(point.dueOn) ? 'impossible-day' : null;
}
