import { MEETING_KINDS, type MeetingPlan, type MeetingRefusal } from '#lib/domain/evidence/meeting.ts';
import { isPossibleDay, momentInSlovakia } from '#lib/domain/shared/calendar-day.ts';
import { plainText } from '#lib/domain/shared/plain-text.ts';
import type { Translate } from '#lib/i18n/messages.ts';
import { isUuid, readTypedDay } from './forms/typed-values.ts';

/** The fields of the form in which a meeting is planned, as text. */
const FIELDS = ['kind', 'group', 'title', 'place', 'day', 'from', 'to', 'agenda', 'public'] as const;
export type TypedMeeting = Record<(typeof FIELDS)[number], string>;

/** What keeps a form from being a meeting at all. */
type FormFault = 'no-kind' | 'no-day' | 'no-time';

/** A meeting as it was typed, and as it is meant; null with what is wrong where it can be none. */
export function typedMeeting(
  form: FormData
): { typed: TypedMeeting } & ({ plan: MeetingPlan; fault: null } | { plan: null; fault: FormFault }) {
  const textOf = (name: string) => {
    const value = form.get(name);
    return typeof value === 'string' ? plainText(value).trim() : '';
  };
  const typed = Object.fromEntries(FIELDS.map((name) => [name, textOf(name)])) as TypedMeeting;
  const kind = MEETING_KINDS.find((one) => one === typed.kind);
  if (!kind) return { typed, plan: null, fault: 'no-kind' };
  const day = readTypedDay(typed.day);
  if (!day || !isPossibleDay(day)) return { typed, plan: null, fault: 'no-day' };
  const [startsAt, endsAt] = [momentInSlovakia(day, typed.from), momentInSlovakia(day, typed.to)];
  if (!startsAt || !endsAt) return { typed, plan: null, fault: 'no-time' };
  const { title, place, agenda } = typed;
  const groupId = isUuid(typed.group) ? typed.group : null;
  const plan = { kind, groupId, title, place, startsAt, endsAt, agenda, isPublic: typed.public === 'yes' };
  return { typed, plan, fault: null };
}

const FIELD_OF: Readonly<Record<FormFault | MeetingRefusal, keyof TypedMeeting>> = {
  'no-kind': 'kind',
  'no-day': 'day',
  'no-time': 'from',
  'no-title': 'title',
  'title-too-long': 'title',
  'no-place': 'place',
  'place-too-long': 'place',
  'ends-before-start': 'to',
  'too-long-meeting': 'to',
  'agenda-too-long': 'agenda',
  'no-group': 'group'
};

/** The sentence at the field where a meeting cannot be kept. */
export function meetingError(
  fault: FormFault | MeetingRefusal,
  t: Translate
): { field: string; text: string } {
  return { field: FIELD_OF[fault], text: t(`meetings.error.${fault}`) };
}

/** What the form of a meeting lets choose. */
export function meetingChoices(groups: readonly { id: string; name: string }[], t: Translate) {
  return {
    kinds: MEETING_KINDS.map((value) => ({ value, label: t(`meetings.kind.${value}`) })),
    groups: groups.map(({ id, name }) => ({ value: id, label: name }))
  };
}
