import { type PublishedPersonCount, personCount, publishedPersonCount } from '../population/person-count.ts';
import { type CalendarDay, dayInSlovakia } from '../shared/calendar-day.ts';
import type { PriorityVote } from '../surveys/priority-vote.ts';
import type { CalendarEntry } from './calendar-entry.ts';
import type { Meeting, MeetingKind, MeetingPoint, PointKind } from './meeting.ts';
import { type Suggestion, shownWords } from './suggestion.ts';

/** A suggestion as everybody reads it. */
export type PublishedSuggestion = {
  text: string;
  /** Whether somebody of the body took words out. */
  isShortened: boolean;
  place: string | null;
  language: 'sk' | 'en';
  answer: string | null;
  answeredOn: CalendarDay | null;
};

/** A meeting as everybody reads it; moments as ISO 8601 in UTC. */
export type PublishedMeeting = {
  kind: MeetingKind;
  title: string;
  place: string;
  startsAt: string;
  endsAt: string;
  agenda: string;
  isCancelled: boolean;
  /** Null until they are shown, and with them who was there and what was decided. */
  minutes: string | null;
  attended: PublishedPersonCount | null;
  points: { kind: PointKind; text: string; dueOn: CalendarDay | null; isDone: boolean }[];
  revision: number;
  changedAt: string;
};

/** A vote on priorities as everybody reads it, with its result once that is shown. */
export type PublishedVote = Pick<
  PriorityVote,
  'code' | 'title' | 'lead' | 'rule' | 'budget' | 'opensOn' | 'closesOn' | 'items' | 'result'
>;

/** What each kind of published voice holds. */
export type VoiceContents = {
  /** The box for suggestions is open; it has one row. */
  box: Record<string, never>;
  meeting: PublishedMeeting;
  suggestion: PublishedSuggestion;
  vote: PublishedVote;
};

export type VoiceKind = keyof VoiceContents;

/** Something of the voices of residents that a body shows everybody, with the day by which it is listed. */
export type PublishedVoice<Kind extends VoiceKind = VoiceKind> = {
  [One in Kind]: { kind: One; id: string; day: CalendarDay; content: VoiceContents[One] };
}[Kind];

/** What everybody reads of a released suggestion; null while it is not released. */
export function publishedSuggestion(suggestion: Suggestion): PublishedVoice<'suggestion'> | null {
  const { id, state, shownText, place, language, answer, answeredOn, settledOn } = suggestion;
  if (state !== 'released' || settledOn === null) return null;
  return {
    ...{ kind: 'suggestion', id, day: settledOn },
    content: {
      ...{ text: shownWords(suggestion), isShortened: shownText !== null, place, language },
      ...{ answer, answeredOn }
    }
  };
}

/**
 * What everybody reads of a meeting: nothing of one that is neither announced nor has minutes that are shown; never who
 * is to do something, nor what is internal.
 * @param points those of this meeting
 */
export function publishedMeeting(
  meeting: Meeting,
  points: readonly MeetingPoint[]
): PublishedVoice<'meeting'> | null {
  if (!meeting.isPublic && !meeting.minutesShown) return null;
  const { id, kind, title, place, startsAt, endsAt, agenda, minutesShown, revision } = meeting;
  const attended = meeting.attended === null ? null : personCount(meeting.attended);
  return {
    ...{ kind: 'meeting', id, day: dayInSlovakia(startsAt) },
    content: {
      ...{ kind, title, place, agenda, revision, isCancelled: meeting.state === 'cancelled' },
      ...{ startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() },
      changedAt: meeting.changedAt.toISOString(),
      minutes: minutesShown ? meeting.minutes : null,
      attended: minutesShown && attended !== null ? publishedPersonCount(attended) : null,
      points: minutesShown ? points.filter(({ isPublic }) => isPublic).map(publishedPoint) : []
    }
  };
}

function publishedPoint({ kind, text, dueOn, isDone }: MeetingPoint): PublishedMeeting['points'][number] {
  return { kind, text, dueOn, isDone };
}

/** A published meeting as a calendar takes it. `host` makes its name unique in the world. */
export function calendarEntry(
  { id, content }: Pick<PublishedVoice<'meeting'>, 'id' | 'content'>,
  host: string,
  url: string
): CalendarEntry {
  const { title, place, agenda, revision, isCancelled } = content;
  return {
    ...{ uid: `${id}@${host}`, revision, title, place, description: agenda, url, isCancelled },
    ...{ startsAt: new Date(content.startsAt), endsAt: new Date(content.endsAt) },
    writtenAt: new Date(content.changedAt)
  };
}

/** What everybody reads of a vote; null of one that is held at the desk only, as that of a group. */
export function publishedVote(vote: PriorityVote): PublishedVoice<'vote'> | null {
  if (!vote.isPublic) return null;
  const { id, code, title, lead, rule, budget, opensOn, closesOn, items, result } = vote;
  return {
    ...{ kind: 'vote', id, day: opensOn },
    content: { code, title, lead, rule, budget, opensOn, closesOn, items, result }
  };
}
