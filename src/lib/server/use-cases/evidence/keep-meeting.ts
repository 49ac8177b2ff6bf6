import {
  MEETING_TEXT_MAX,
  type Meeting,
  type MeetingPlan,
  type MeetingPoint,
  type MeetingRefusal,
  MOST_POINTS,
  type PointRefusal,
  refuseMeeting,
  refusePoint
} from '#lib/domain/evidence/meeting.ts';
import { personCount } from '#lib/domain/population/person-count.ts';
import { type Actor, refuseAction } from '#lib/domain/tenancy/permissions.ts';
import type { EventLog } from '../event-log.ts';
import { type PublishVoicesStores, publishVoices } from './publish-voices.ts';

/** What these use cases ask of storage. */
export type MeetingStores = PublishVoicesStores & {
  groups: { find(id: string): Promise<{ id: string } | undefined> };
  meetings: {
    find(id: string): Promise<Meeting | undefined>;
    lock(id: string): Promise<Meeting | undefined>;
    add(meeting: Omit<Meeting, 'revision'>): Promise<void>;
    change(id: string, change: Partial<Omit<Meeting, 'id' | 'revision'>>): Promise<void>;
    remove(id: string): Promise<void>;
    listPoints(meetingId: string): Promise<MeetingPoint[]>;
    addPoint(meetingId: string, point: MeetingPoint): Promise<void>;
    changePoint(id: string, change: Partial<Omit<MeetingPoint, 'id'>>): Promise<void>;
    removePoint(id: string): Promise<void>;
  };
  events: EventLog;
};

export type Done = { outcome: 'done'; revision: number | null };
type Lost = { outcome: 'not-allowed' | 'gone' | 'somebody-was-faster' };
type Named = { id: string; revision: number; now: Date };

/** Somebody of the body plans a meeting. The same form sent twice plans one. */
export async function planMeeting(
  stores: MeetingStores,
  actor: Actor,
  { id, plan, now }: { id: string; plan: MeetingPlan; now: Date }
): Promise<Done | Lost | { outcome: MeetingRefusal }> {
  if (refuseAction(actor, 'keep-meetings')) return { outcome: 'not-allowed' };
  const refusal = await refusePlan(stores, plan);
  if (refusal) return { outcome: refusal };
  if (await stores.meetings.find(id)) return { outcome: 'done', revision: null };
  await stores.meetings.add({
    ...{ id, ...trimmed(plan), state: 'planned', minutes: '', minutesShown: false },
    ...{ internalNotes: '', attended: null, changedAt: now }
  });
  return end(stores, actor, id, 'planned');
}

/** Somebody of the body changes when, where and about what a meeting is. */
export async function changeMeeting(
  stores: MeetingStores,
  actor: Actor,
  { plan, ...named }: Named & { plan: MeetingPlan }
): Promise<Done | Lost | { outcome: MeetingRefusal }> {
  const found = await locked(stores, actor, named);
  if ('outcome' in found) return found;
  const refusal = await refusePlan(stores, plan);
  if (refusal) return { outcome: refusal };
  await stores.meetings.change(found.id, { ...trimmed(plan), changedAt: named.now });
  return end(stores, actor, found.id, 'changed');
}

/** A meeting is called off, or takes place after all. Who knew of it still finds it. */
export async function cancelMeeting(
  stores: MeetingStores,
  actor: Actor,
  { isCancelled, ...named }: Named & { isCancelled: boolean }
): Promise<Done | Lost> {
  const found = await locked(stores, actor, named);
  if ('outcome' in found) return found;
  const state = isCancelled ? 'cancelled' : found.minutes === '' ? 'planned' : 'held';
  await stores.meetings.change(found.id, { state, changedAt: named.now });
  return end(stores, actor, found.id, isCancelled ? 'cancelled' : 'restored');
}

export type MinutesRefusal = 'minutes-too-long' | 'notes-too-long' | 'no-minutes' | 'impossible-count';
export type SentMinutes = Pick<Meeting, 'minutes' | 'minutesShown' | 'internalNotes' | 'attended'>;

/** Somebody of the body writes the minutes; the public part is shown when it is said so. */
export async function keepMinutes(
  stores: MeetingStores,
  actor: Actor,
  { sent, ...named }: Named & { sent: SentMinutes }
): Promise<Done | Lost | { outcome: MinutesRefusal }> {
  const found = await locked(stores, actor, named);
  if ('outcome' in found) return found;
  const refusal = refuseMinutes(sent);
  if (refusal) return { outcome: refusal };
  const state = found.state === 'cancelled' ? 'cancelled' : 'held';
  await stores.meetings.change(found.id, {
    ...{ state, minutes: sent.minutes.trim(), internalNotes: sent.internalNotes.trim() },
    ...{ minutesShown: sent.minutesShown, attended: sent.attended, changedAt: named.now }
  });
  return end(stores, actor, found.id, 'minutes-kept');
}

function refuseMinutes({
  minutes,
  minutesShown,
  internalNotes,
  attended
}: SentMinutes): MinutesRefusal | null {
  if (minutes.trim().length > MEETING_TEXT_MAX) return 'minutes-too-long';
  if (internalNotes.trim().length > MEETING_TEXT_MAX) return 'notes-too-long';
  if (minutesShown && minutes.trim() === '') return 'no-minutes';
  return attended !== null && (personCount(attended) === null || attended > 100_000)
    ? 'impossible-count'
    : null;
}

/** Removes a meeting that was planned by mistake, with all that hangs on it. What took place stays. */
export async function removeMeeting(
  stores: MeetingStores,
  actor: Actor,
  named: Named
): Promise<Done | Lost | { outcome: 'held-already' }> {
  const found = await locked(stores, actor, named);
  if ('outcome' in found) return found;
  if (found.state === 'held') return { outcome: 'held-already' };
  await stores.meetings.remove(found.id);
  return end(stores, actor, found.id, 'removed');
}

/** Writes down a decision or a task of a meeting. The same form sent twice writes one. */
export async function addPoint(
  stores: MeetingStores,
  actor: Actor,
  { meetingId, point, now }: { meetingId: string; point: MeetingPoint; now: Date }
): Promise<Done | Lost | { outcome: PointRefusal | 'too-many' }> {
  if (refuseAction(actor, 'keep-meetings')) return { outcome: 'not-allowed' };
  if (!(await stores.meetings.lock(meetingId))) return { outcome: 'gone' };
  const refusal = refusePoint(point);
  if (refusal) return { outcome: refusal };
  const points = await stores.meetings.listPoints(meetingId);
  if (points.some(({ id }) => id === point.id)) return { outcome: 'done', revision: null };
  if (points.length >= MOST_POINTS) return { outcome: 'too-many' };
  await stores.meetings.addPoint(meetingId, {
    ...point,
    ...{ text: point.text.trim(), responsible: point.responsible.trim() }
  });
  await stores.meetings.change(meetingId, { changedAt: now });
  return end(stores, actor, meetingId, 'point-added');
}

/** Marks a task as done or open again, or takes a point away. */
export async function settlePoint(
  stores: MeetingStores,
  actor: Actor,
  given: { meetingId: string; pointId: string; as: 'done' | 'open' | 'removed'; now: Date }
): Promise<Done | Lost> {
  const { meetingId, pointId, as, now } = given;
  if (refuseAction(actor, 'keep-meetings')) return { outcome: 'not-allowed' };
  if (!(await stores.meetings.lock(meetingId))) return { outcome: 'gone' };
  const points = await stores.meetings.listPoints(meetingId);
  if (!points.some(({ id }) => id === pointId)) return { outcome: 'gone' };
  if (as === 'removed') await stores.meetings.removePoint(pointId);
  else await stores.meetings.changePoint(pointId, { isDone: as === 'done' });
  await stores.meetings.change(meetingId, { changedAt: now });
  return end(stores, actor, meetingId, `point-${as}`);
}

async function refusePlan(
  { groups }: Pick<MeetingStores, 'groups'>,
  plan: MeetingPlan
): Promise<MeetingRefusal | null> {
  const refusal = refuseMeeting(plan);
  if (refusal) return refusal;
  return plan.groupId !== null && !(await groups.find(plan.groupId)) ? 'no-group' : null;
}

function trimmed(plan: MeetingPlan): MeetingPlan {
  return { ...plan, title: plan.title.trim(), place: plan.place.trim(), agenda: plan.agenda.trim() };
}

async function locked(
  { meetings }: MeetingStores,
  actor: Actor,
  { id, revision }: Named
): Promise<Meeting | Lost> {
  if (refuseAction(actor, 'keep-meetings')) return { outcome: 'not-allowed' };
  const found = await meetings.lock(id);
  if (!found) return { outcome: 'gone' };
  return found.revision === revision ? found : { outcome: 'somebody-was-faster' };
}

async function end(stores: MeetingStores, { actorId }: Actor, id: string, action: string): Promise<Done> {
  await stores.events.add({ actorId, action, subject: 'meeting', subjectId: id });
  return { outcome: 'done', revision: await publishVoices(stores) };
}
