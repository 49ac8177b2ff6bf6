import {
  type Approval,
  type ApprovalRefusal,
  type Resolution,
  refuseApproval,
  refuseBeforeDiscussionEnds,
  refuseResolution,
  refuseUndiscussed
} from '#lib/domain/decisions/approval.ts';
import { refuseStateRecord, type StateRecord, type StateRefusal } from '#lib/domain/plans/plan-status.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import { type Actor, refuseAction } from '#lib/domain/tenancy/permissions.ts';
import type { EventLog } from '../event-log.ts';

/** A record of state as it is kept: of which content, proved by which resolution. */
export type KeptRecord = StateRecord & {
  id: string;
  approval: Approval | Resolution | null;
  contentHash: string;
};

/** What this use case asks of storage. */
export type StateStores = {
  plans: { lockAlone(planId: string): Promise<unknown> };
  versions: {
    list(planId: string): Promise<{ number: number; contentHash: string }[]>;
    records(planId: string): Promise<KeptRecord[]>;
    addRecord(planId: string, record: KeptRecord & { actorId: string | null }): Promise<void>;
  };
  events: EventLog;
};

export type NewState =
  | { kind: 'opened-for-discussion'; from: CalendarDay; to: CalendarDay }
  | { kind: 'approved'; approval: Approval }
  | { kind: 'repealed'; resolution: Resolution };

export type StateOutcome =
  | 'recorded'
  | 'recorded-before'
  | 'not-allowed'
  | 'no-such-version'
  | 'discussion-not-over'
  | 'not-discussed'
  | StateRefusal
  | ApprovalRefusal;

/**
 * Records what happened to a version: opened for public discussion, approved, repealed. Approval and repeal are
 * proved by a resolution with body, number and day. The same said again adds nothing and is no mistake.
 */
export async function recordState(
  stores: StateStores,
  actor: Actor,
  {
    planId,
    number,
    id,
    state,
    today
  }: { planId: string; number: number; id: string; state: NewState; today: CalendarDay }
): Promise<StateOutcome> {
  if (refuseAction(actor, 'record-approval')) return 'not-allowed';
  if (!(await stores.plans.lockAlone(planId))) return 'no-such-version';
  const version = (await stores.versions.list(planId)).find((one) => one.number === number);
  if (!version) return 'no-such-version';

  const record = recordOf(state);
  const all = await stores.versions.records(planId);
  const own = all.filter((one) => one.contentHash === version.contentHash);
  if (own.some((one) => isSameRecord(one, record))) return 'recorded-before';
  const refusal =
    refuseProof(state, today) ??
    refuseStateRecord(record, own) ??
    refuseTooEarly(record, own) ??
    (state.kind === 'approved' ? refuseUndiscussed(state.approval, own) : null);
  if (refusal) return refusal;

  const { contentHash } = version;
  await stores.versions.addRecord(planId, { ...record, id, contentHash, actorId: actor.actorId });
  await stores.events.add({
    actorId: actor.actorId,
    action: state.kind,
    subject: 'plan',
    subjectId: planId,
    details: { number, contentHash, from: record.from }
  });
  return 'recorded';
}

function isSameRecord(
  one: Omit<KeptRecord, 'id' | 'contentHash'>,
  other: Omit<KeptRecord, 'id' | 'contentHash'>
): boolean {
  const parts = ({ kind, from, to, approval }: typeof one) => [
    ...[kind, from, to, approval?.body ?? null, approval?.number ?? null, approval?.day ?? null],
    approval && 'conditions' in approval ? approval.conditions : ''
  ];
  return JSON.stringify(parts(one)) === JSON.stringify(parts(other));
}

/** A repeal has nothing to do with the discussion, however the older records stand. */
function refuseTooEarly(record: StateRecord, own: readonly StateRecord[]) {
  return record.kind === 'repealed' ? null : refuseBeforeDiscussionEnds(record, own);
}

function refuseProof(state: NewState, today: CalendarDay): ApprovalRefusal | null {
  if (state.kind === 'approved') return refuseApproval(state.approval, today);
  return state.kind === 'repealed' ? refuseResolution(state.resolution, today) : null;
}

function recordOf(state: NewState): StateRecord & { approval: Approval | Resolution | null } {
  switch (state.kind) {
    case 'opened-for-discussion':
      return { kind: state.kind, from: state.from, to: state.to, approval: null };
    case 'approved':
      return { kind: state.kind, from: state.approval.day, to: null, approval: state.approval };
    case 'repealed':
      return { kind: state.kind, from: state.resolution.day, to: null, approval: state.resolution };
  }
}
