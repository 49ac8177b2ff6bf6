import {
  type Comment,
  refuseSettlement,
  SETTLEMENT_MAX_LENGTH,
  type Settlement,
  type SettlementRefusal
} from '#lib/domain/consultations/comment.ts';
import { type Consultation, type EndRefusal, refuseEnd } from '#lib/domain/consultations/consultation.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import { type Actor, refuseAction } from '#lib/domain/tenancy/permissions.ts';
import type { EventLog } from '../event-log.ts';

/** What settling asks of storage. */
export type SettleCommentStores = {
  consultations: {
    lock(id: string): Promise<Consultation | undefined>;
    lockComments(consultationId: string, ids: readonly string[]): Promise<Comment[]>;
    countComments(consultationId: string, filter: 'unsettled'): Promise<number>;
    settle(ids: readonly string[], settlement: Settlement, settledBy: string): Promise<void>;
    reopen(id: string): Promise<void>;
    hide(ids: readonly string[], hiddenReason: string | null, hiddenBy: string | null): Promise<void>;
    verify(ids: readonly string[]): Promise<void>;
    end(id: string, endedOn: CalendarDay): Promise<void>;
  };
  publishedConsultations: {
    show(consultationId: string): Promise<void>;
    showNew(id: string): Promise<void>;
    showAgain(ids: readonly string[]): Promise<void>;
  };
  published: { raiseRevision(): Promise<number> };
  events: EventLog;
};

type Lost = { outcome: 'not-allowed' | 'gone' };
type Of = { consultationId: string };

/** The most comments that are settled by one decision: one click holds no more rows than that. */
export const MOST_TOGETHER = 200;

export type SettleOutcome =
  | { outcome: 'settled'; count: number }
  | Lost
  | { outcome: 'none-chosen' | 'too-many' }
  /** `faster` are those somebody settled meanwhile; nothing was changed. */
  | { outcome: 'settled-already'; faster: Comment[] }
  | { outcome: Exclude<SettlementRefusal, 'settled-already'> };

/**
 * Settles one comment or several alike by one decision: all of them, or none. Of two people who settle the same comment
 * the second is refused and sees what the first decided.
 */
export async function settleComments(
  stores: SettleCommentStores,
  actor: Actor,
  {
    consultationId,
    ids,
    given,
    today
  }: Of & {
    ids: readonly string[];
    given: Omit<Settlement, 'settledOn'>;
    today: CalendarDay;
  }
): Promise<SettleOutcome> {
  if (refuseAction(actor, 'settle-comments')) return { outcome: 'not-allowed' };
  if (ids.length === 0) return { outcome: 'none-chosen' };
  if (ids.length > MOST_TOGETHER) return { outcome: 'too-many' };
  const consultation = await stores.consultations.lock(consultationId);
  if (!consultation) return { outcome: 'gone' };
  if (consultation.endedOn !== null) return { outcome: 'ended-already' };
  const comments = await stores.consultations.lockComments(consultationId, ids);
  if (comments.length < new Set(ids).size) return { outcome: 'gone' };
  const faster = comments.filter(({ settlement }) => settlement !== null);
  if (faster.length > 0) return { outcome: 'settled-already', faster };
  for (const comment of comments) {
    const refusal = refuseSettlement(consultation, comment, given);
    if (refusal && refusal !== 'settled-already') return { outcome: refusal };
  }
  const settlement = {
    ...{ verdict: given.verdict, reason: given.reason.trim(), decidedBy: given.decidedBy.trim() },
    ...{ edit: given.edit?.trim() || null, settledOn: today }
  };
  await stores.consultations.settle(ids, settlement, actor.actorId);
  await stores.publishedConsultations.showAgain(ids);
  for (const subjectId of ids) {
    await stores.events.add({
      ...{ actorId: actor.actorId, action: 'settled', subject: 'comment', subjectId },
      details: { consultationId, verdict: given.verdict, together: ids.length }
    });
  }
  return { outcome: 'settled', count: ids.length };
}

/** Takes a settlement back, so that it can be decided anew; the event keeps that it was. */
export async function reopenComment(
  stores: SettleCommentStores,
  actor: Actor,
  { consultationId, id }: Of & { id: string }
): Promise<{ outcome: 'done' | 'not-settled' | 'ended-already' } | Lost> {
  const found = await opened(stores, actor, { consultationId, id });
  if ('outcome' in found) return found;
  if (found.comment.settlement === null) return { outcome: 'not-settled' };
  await stores.consultations.reopen(id);
  return shownAgain(stores, actor, id, 'taken-back');
}

/**
 * Hides the words of comments from the public, for a reason that everybody reads; an empty reason shows them again.
 * What harms somebody is hidden after the end too. Of a flood that waits to be looked at, only the reason is ever shown.
 */
export async function hideComments(
  stores: SettleCommentStores,
  actor: Actor,
  { consultationId, ids, reason }: Of & { ids: readonly string[]; reason: string }
): Promise<{ outcome: 'done' | 'none-chosen' | 'too-many' | 'words-too-long' } | Lost> {
  if (refuseAction(actor, 'settle-comments')) return { outcome: 'not-allowed' };
  if (ids.length === 0) return { outcome: 'none-chosen' };
  if (ids.length > MOST_TOGETHER) return { outcome: 'too-many' };
  const said = reason.trim();
  if (said.length > SETTLEMENT_MAX_LENGTH) return { outcome: 'words-too-long' };
  if (!(await stores.consultations.lock(consultationId))) return { outcome: 'gone' };
  const comments = await stores.consultations.lockComments(consultationId, ids);
  if (comments.length < new Set(ids).size) return { outcome: 'gone' };
  await stores.consultations.hide(ids, said || null, said ? actor.actorId : null);
  await release(
    stores,
    comments.filter(({ toVerify }) => toVerify)
  );
  for (const id of ids) await shownAgain(stores, actor, id, said ? 'hidden' : 'shown');
  return { outcome: 'done' };
}

/** Shows comments that came in a flood, once somebody has looked at them. */
export async function verifyComments(
  stores: SettleCommentStores,
  actor: Actor,
  { consultationId, ids }: Of & { ids: readonly string[] }
): Promise<{ outcome: 'done' | 'none-chosen' } | Lost> {
  if (refuseAction(actor, 'settle-comments')) return { outcome: 'not-allowed' };
  if (!(await stores.consultations.lock(consultationId))) return { outcome: 'gone' };
  const comments = await stores.consultations.lockComments(consultationId, ids.slice(0, MOST_TOGETHER));
  const waiting = comments.filter(({ toVerify }) => toVerify);
  if (waiting.length === 0) return { outcome: 'none-chosen' };
  await release(stores, waiting);
  for (const { id } of waiting)
    await stores.events.add({
      ...{ actorId: actor.actorId, action: 'verified', subject: 'comment', subjectId: id }
    });
  return { outcome: 'done' };
}

async function release(stores: SettleCommentStores, waiting: readonly Comment[]): Promise<void> {
  await stores.consultations.verify(waiting.map(({ id }) => id));
  for (const { id } of waiting) await stores.publishedConsultations.showNew(id);
}

/**
 * Ends a discussion whose period is over and whose comments are all settled. It waits for a comment that is just being
 * written: either that one is counted, or it is told that the discussion has ended.
 */
export async function endConsultation(
  stores: SettleCommentStores,
  actor: Actor,
  { consultationId, today }: Of & { today: CalendarDay }
): Promise<{ outcome: 'ended'; revision: number } | { outcome: EndRefusal; unsettled: number } | Lost> {
  if (refuseAction(actor, 'hold-consultations')) return { outcome: 'not-allowed' };
  const consultation = await stores.consultations.lock(consultationId);
  if (!consultation) return { outcome: 'gone' };
  const unsettled = await stores.consultations.countComments(consultationId, 'unsettled');
  const refusal = refuseEnd(consultation, unsettled, today);
  if (refusal) return { outcome: refusal, unsettled };
  await stores.consultations.end(consultationId, today);
  await stores.publishedConsultations.show(consultationId);
  await stores.events.add({
    ...{ actorId: actor.actorId, action: 'ended', subject: 'consultation', subjectId: consultationId }
  });
  return { outcome: 'ended', revision: await stores.published.raiseRevision() };
}

async function opened(
  { consultations }: SettleCommentStores,
  actor: Actor,
  { consultationId, id }: Of & { id: string }
): Promise<{ comment: Comment } | { outcome: 'ended-already' } | Lost> {
  if (refuseAction(actor, 'settle-comments')) return { outcome: 'not-allowed' };
  const consultation = await consultations.lock(consultationId);
  const [comment] = consultation ? await consultations.lockComments(consultationId, [id]) : [];
  if (!consultation || !comment) return { outcome: 'gone' };
  return consultation.endedOn === null ? { comment } : { outcome: 'ended-already' };
}

async function shownAgain(
  { publishedConsultations, events }: SettleCommentStores,
  { actorId }: Actor,
  id: string,
  action: string
): Promise<{ outcome: 'done' }> {
  await publishedConsultations.showAgain([id]);
  await events.add({ actorId, action, subject: 'comment', subjectId: id });
  return { outcome: 'done' };
}
