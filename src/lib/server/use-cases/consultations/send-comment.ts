import {
  type Comment,
  type CommentOrigin,
  type CommentRefusal,
  refuseComment,
  refuseWords,
  type WrittenComment
} from '#lib/domain/consultations/comment.ts';
import { type Consultation, consultationStateOn } from '#lib/domain/consultations/consultation.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import { plainText } from '#lib/domain/shared/plain-text.ts';
import { type Actor, refuseAction } from '#lib/domain/tenancy/permissions.ts';
import type { EventLog } from '../event-log.ts';

type NewComment = Omit<Comment, 'hiddenReason' | 'settlement' | 'supports' | 'revision'> & {
  enteredBy: string | null;
};

/** What taking a comment asks of storage. */
export type SendCommentStores = {
  consultations: {
    lockToComment(code: string): Promise<Consultation | undefined>;
    find(id: string): Promise<Consultation | undefined>;
    findComment(id: string): Promise<Pick<Comment, 'receipt' | 'consultationId'> | undefined>;
    addComment(comment: NewComment): Promise<void>;
    support(commentId: string, supporter: string): Promise<boolean>;
  };
  publishedConsultations: {
    findPart(consultationId: string, key: string): Promise<{ hash: string } | undefined>;
    showNew(id: string): Promise<void>;
    showAgain(ids: readonly string[]): Promise<void>;
  };
  events: EventLog;
};

export type SentOutcome =
  | { outcome: 'sent'; id: string; receipt: string; toVerify: boolean }
  | { outcome: CommentRefusal | 'no-such-consultation' | 'no-such-part' };

/**
 * Anybody comments on a part of a draft. The discussion is held while the comment is written, so that nobody ends it
 * meanwhile; the same form sent twice is one comment with one receipt.
 * @param given.id the key of the form
 * @param given.isFrequent whether unusually many came from the same address: kept, and shown once somebody looked at it
 */
export async function sendComment(
  stores: SendCommentStores,
  given: WrittenComment & {
    id: string;
    code: string;
    receipt: string;
    partKey: string;
    language: 'sk' | 'en';
    isFrequent: boolean;
    today: CalendarDay;
  }
): Promise<SentOutcome> {
  const consultation = await stores.consultations.lockToComment(given.code);
  if (!consultation) return { outcome: 'no-such-consultation' };
  const sent = await stores.consultations.findComment(given.id);
  if (sent?.consultationId === consultation.id)
    return { outcome: 'sent', id: given.id, receipt: sent.receipt, toVerify: false };
  const refusal = refuseComment(consultation, given, given.today);
  if (refusal) return { outcome: refusal };
  const { id, receipt, partKey, language, isFrequent: toVerify } = given;
  const taken = await take(stores, consultation, given, {
    ...{ id, receipt, partKey, language, toVerify },
    ...{ origin: 'web', receivedOn: given.today, enteredBy: null }
  });
  return taken ?? { outcome: 'sent', id, receipt, toVerify };
}

export type EnteredOutcome = SentOutcome | { outcome: 'not-allowed' | 'ended-already' | 'received-outside' };

/** Somebody of the body types in a comment that came in an e-mail, on paper or was said into the minutes. */
export async function enterComment(
  stores: SendCommentStores,
  actor: Actor,
  given: WrittenComment & {
    id: string;
    code: string;
    receipt: string;
    partKey: string;
    origin: Exclude<CommentOrigin, 'web'>;
    receivedOn: CalendarDay;
    today: CalendarDay;
  }
): Promise<EnteredOutcome> {
  if (refuseAction(actor, 'settle-comments')) return { outcome: 'not-allowed' };
  const consultation = await stores.consultations.lockToComment(given.code);
  if (!consultation) return { outcome: 'no-such-consultation' };
  const sent = await stores.consultations.findComment(given.id);
  if (sent) return { outcome: 'sent', id: given.id, receipt: sent.receipt, toVerify: false };
  if (consultationStateOn(consultation, given.today) === 'ended') return { outcome: 'ended-already' };
  const last = consultation.closesOn < given.today ? consultation.closesOn : given.today;
  if (given.receivedOn < consultation.opensOn || given.receivedOn > last)
    return { outcome: 'received-outside' };
  const refusal = refuseWords(given);
  if (refusal) return { outcome: refusal };
  const { id, receipt, partKey, origin, receivedOn } = given;
  const taken = await take(stores, consultation, given, {
    ...{ id, receipt, partKey, origin, receivedOn, language: 'sk', toVerify: false },
    enteredBy: actor.actorId
  });
  return taken ?? { outcome: 'sent', id, receipt, toVerify: false };
}

type Around = Omit<NewComment, 'consultationId' | 'wordingHash' | keyof WrittenComment>;

async function take(
  { consultations, publishedConsultations, events }: SendCommentStores,
  { id: consultationId }: Consultation,
  { text, proposed, reason, name }: WrittenComment,
  around: Around
): Promise<{ outcome: 'no-such-part' } | null> {
  const part = await publishedConsultations.findPart(consultationId, around.partKey);
  if (!part) return { outcome: 'no-such-part' };
  const words = (typed: string) => plainText(typed).trim();
  await consultations.addComment({
    ...{ ...around, consultationId, wordingHash: part.hash, text: words(text) },
    ...{ proposed: words(proposed) || null, reason: words(reason) || null, name: words(name) || null }
  });
  if (!around.toVerify) await publishedConsultations.showNew(around.id);
  await events.add({
    ...{ actorId: around.enteredBy, action: around.enteredBy ? 'entered' : 'sent', subject: 'comment' },
    ...{ subjectId: around.id, details: { consultationId, origin: around.origin, toVerify: around.toVerify } }
  });
  return null;
}

/**
 * Somebody supports a comment of another, once.
 * @param given.supporter a hash of what their browser keeps and of the comment
 */
export async function supportComment(
  { consultations, publishedConsultations, events }: SendCommentStores,
  given: { code: string; commentId: string; supporter: string; today: CalendarDay }
): Promise<'supported' | 'supported-before' | 'closed' | 'gone'> {
  const consultation = await consultations.lockToComment(given.code);
  const comment = await consultations.findComment(given.commentId);
  if (!consultation || comment?.consultationId !== consultation.id) return 'gone';
  if (consultationStateOn(consultation, given.today) !== 'open') return 'closed';
  if (!(await consultations.support(given.commentId, given.supporter))) return 'supported-before';
  await publishedConsultations.showAgain([given.commentId]);
  await events.add({ actorId: null, action: 'supported', subject: 'comment', subjectId: given.commentId });
  return 'supported';
}
