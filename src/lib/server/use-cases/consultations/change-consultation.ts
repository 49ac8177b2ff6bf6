import {
  type Consultation,
  type ConsultationChange,
  type ConsultationChangeRefusal,
  type MeetingRefusal,
  refuseConsultationChange,
  refuseMeeting
} from '#lib/domain/consultations/consultation.ts';
import { type CalendarDay, dayInSlovakia } from '#lib/domain/shared/calendar-day.ts';
import { type Actor, refuseAction } from '#lib/domain/tenancy/permissions.ts';
import type { EventLog } from '../event-log.ts';
import { recordState, type StateOutcome, type StateStores } from '../publishing/record-state.ts';

/** A meeting as a discussion asks for it. */
type AnyMeeting = { kind: string; isPublic: boolean; state: string; startsAt: Date };

/** What changing a discussion asks of storage. */
export type ChangeConsultationStores = StateStores & {
  consultations: {
    lock(id: string): Promise<Consultation | undefined>;
    change(
      id: string,
      change: Pick<Consultation, 'closesOn' | 'onPaper' | 'prolongedFrom'>,
      meetingIds: readonly string[]
    ): Promise<void>;
  };
  meetings: { find(id: string): Promise<AnyMeeting | undefined> };
  publishedConsultations: { show(consultationId: string): Promise<void> };
  published: { raiseRevision(): Promise<number> };
  events: EventLog;
};

export type ChangeConsultationOutcome =
  | { outcome: 'changed'; revision: number; consultation: Consultation }
  | { outcome: ConsultationChangeRefusal | MeetingRefusal | 'not-allowed' | 'gone' | 'changed-meanwhile' }
  | { outcome: 'wrong-state'; state: Exclude<StateOutcome, 'recorded' | 'recorded-before'> };

/**
 * Prolongs a discussion, mends what was said of the way on paper, names its public meetings. The day announced first
 * stays known, and the longer period is a record of state like the first one.
 * @param given.revision what its writer read: somebody who changed it meanwhile is never overwritten
 */
export async function changeConsultation(
  stores: ChangeConsultationStores,
  actor: Actor,
  given: {
    id: string;
    stateId: string;
    revision: number;
    change: ConsultationChange;
    meetingIds: readonly string[];
    today: CalendarDay;
  }
): Promise<ChangeConsultationOutcome> {
  if (refuseAction(actor, 'hold-consultations')) return { outcome: 'not-allowed' };
  const { id, change, today } = given;
  const before = await stores.consultations.lock(id);
  if (!before) return { outcome: 'gone' };
  if (before.revision !== given.revision) return { outcome: 'changed-meanwhile' };
  const refusal = refuseConsultationChange(before, change, today);
  if (refusal) return { outcome: refusal };
  const { opensOn, planId, versionNumber: number } = before;
  const meetingIds = [...new Set(given.meetingIds)];
  const unfit = await unfitMeeting(stores, { opensOn, closesOn: change.closesOn }, meetingIds);
  if (unfit) return { outcome: unfit };
  const isProlonged = change.closesOn !== before.closesOn;
  if (isProlonged) {
    const state = { kind: 'opened-for-discussion', from: opensOn, to: change.closesOn } as const;
    const recorded = await recordState(stores, actor, { planId, number, id: given.stateId, state, today });
    if (recorded !== 'recorded' && recorded !== 'recorded-before')
      return { outcome: 'wrong-state', state: recorded };
  }
  const prolongedFrom = before.prolongedFrom ?? (isProlonged ? before.closesOn : null);
  const kept = { closesOn: change.closesOn, onPaper: change.onPaper.trim(), prolongedFrom };
  await stores.consultations.change(id, kept, meetingIds);
  await stores.publishedConsultations.show(id);
  await stores.events.add({
    ...{ actorId: actor.actorId, action: 'changed', subject: 'consultation', subjectId: id },
    details: { closesOn: change.closesOn, before: before.closesOn, meetings: meetingIds.length }
  });
  const consultation = { ...before, ...kept, revision: before.revision + 1 };
  return { outcome: 'changed', consultation, revision: await stores.published.raiseRevision() };
}

/** Why one of the meetings is not one of the discussion, or null. */
export async function unfitMeeting(
  { meetings }: { meetings: { find(id: string): Promise<AnyMeeting | undefined> } },
  days: Pick<Consultation, 'opensOn' | 'closesOn'>,
  ids: readonly string[]
): Promise<MeetingRefusal | null> {
  for (const id of ids) {
    const meeting = await meetings.find(id);
    const refusal = refuseMeeting(days, meeting && { ...meeting, day: dayInSlovakia(meeting.startsAt) });
    if (refusal) return refusal;
  }
  return null;
}
