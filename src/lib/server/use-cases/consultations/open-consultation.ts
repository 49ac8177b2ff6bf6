import {
  type Consultation,
  type ConsultationPlan,
  type ConsultationRefusal,
  type ConsultationWarning,
  type MeetingRefusal,
  refuseConsultation,
  warningsOf
} from '#lib/domain/consultations/consultation.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import { type Actor, refuseAction } from '#lib/domain/tenancy/permissions.ts';
import type { EventLog } from '../event-log.ts';
import { recordState, type StateOutcome, type StateStores } from '../publishing/record-state.ts';
import { type ChangeConsultationStores, unfitMeeting } from './change-consultation.ts';
import { type PublishConsultationStores, shownParts } from './publish-consultations.ts';

/** What opening a discussion asks of storage. */
export type OpenConsultationStores = Omit<PublishConsultationStores, 'versions'> &
  StateStores & {
    consultations: {
      find(id: string): Promise<Consultation | undefined>;
      list(): Promise<Consultation[]>;
      takeTurn(planId: string): Promise<void>;
      add(consultation: Omit<Consultation, 'revision'>, meetingIds: readonly string[]): Promise<void>;
    };
    meetings: ChangeConsultationStores['meetings'];
    versions: PublishConsultationStores['versions'] & StateStores['versions'];
    published: { raiseRevision(): Promise<number> };
    events: EventLog;
  };

export type OpenOutcome =
  | { outcome: 'opened'; revision: number }
  | { outcome: 'opened-before' }
  /** May be done, once somebody has read the warnings. */
  | { outcome: 'warned'; warnings: ConsultationWarning[] }
  | { outcome: ConsultationRefusal | 'not-allowed' | 'no-such-version' | MeetingRefusal | 'already-open' }
  | { outcome: 'wrong-state'; state: Exclude<StateOutcome, 'recorded' | 'recorded-before'> };

/**
 * Puts a frozen version before the public (§ 83 ods. 4): records its state, keeps what was said beforehand, and fixes
 * every part that can be commented on with its wording. The same form sent twice opens one discussion.
 * @param given.code the public code, by chance
 * @param given.isWarned whether the warnings were read
 */
export async function openConsultation(
  stores: OpenConsultationStores,
  actor: Actor,
  given: {
    id: string;
    code: string;
    stateId: string;
    planId: string;
    number: number;
    plan: ConsultationPlan;
    meetingIds: readonly string[];
    isWarned: boolean;
    today: CalendarDay;
  }
): Promise<OpenOutcome> {
  if (refuseAction(actor, 'hold-consultations')) return { outcome: 'not-allowed' };
  const { id, code, planId, number, plan, today } = given;
  const meetingIds = [...new Set(given.meetingIds)];
  if (await stores.consultations.find(id)) return { outcome: 'opened-before' };
  await stores.consultations.takeTurn(planId);
  const running = (await stores.consultations.list()).some(
    (one) => one.planId === planId && one.versionNumber === number && one.endedOn === null
  );
  if (running) return { outcome: 'already-open' };
  const refusal = refuseConsultation(plan, today);
  if (refusal) return { outcome: refusal };
  const unfit = await unfitMeeting(stores, plan, meetingIds);
  if (unfit) return { outcome: unfit };
  const warnings = warningsOf(plan, meetingIds.length);
  if (warnings.length > 0 && !given.isWarned) return { outcome: 'warned', warnings };

  const { opensOn, closesOn } = plan;
  const state = { kind: 'opened-for-discussion', from: opensOn, to: closesOn } as const;
  const recorded = await recordState(stores, actor, { planId, number, id: given.stateId, state, today });
  if (recorded === 'not-allowed' || recorded === 'no-such-version') return { outcome: recorded };
  if (recorded !== 'recorded' && recorded !== 'recorded-before')
    return { outcome: 'wrong-state', state: recorded };

  const version = await stores.versions.find(planId, number);
  const contentHash = (await stores.versions.list(planId)).find((one) => one.number === number)?.contentHash;
  if (!version || !contentHash) return { outcome: 'no-such-version' };
  const onPaper = plan.onPaper.trim();
  await stores.consultations.add(
    {
      ...{ ...plan, onPaper, id, code, planId, versionNumber: number, contentHash },
      ...{ prolongedFrom: null, endedOn: null }
    },
    meetingIds
  );
  await stores.publishedConsultations.show(id);
  await stores.publishedConsultations.showParts(id, shownParts(version.document, stores.hashOfWording));
  await stores.events.add({
    ...{ actorId: actor.actorId, action: 'opened', subject: 'consultation', subjectId: id },
    details: { number, contentHash, opensOn, closesOn, warnings: warnings.join(' ') }
  });
  return { outcome: 'opened', revision: await stores.published.raiseRevision() };
}
