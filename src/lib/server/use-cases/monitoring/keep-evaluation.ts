import {
  EVALUATION_TEXTS,
  type EvaluationDraft,
  type EvaluationRefusal,
  type EvaluationText,
  refuseEvaluation
} from '#lib/domain/monitoring/evaluation.ts';
import { planYears } from '#lib/domain/plans/plan.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import { type Actor, refuseAction } from '#lib/domain/tenancy/permissions.ts';
import type { EventLog } from '../event-log.ts';
import { type ProgressReading, readProgress } from './read-progress.ts';

/** What this use case asks of storage. */
export type EvaluationDrafts<Kept extends EvaluationDraft> = ProgressReading & {
  plans: { lockAlone(planId: string): Promise<unknown> };
  evaluations: {
    drafts(planId: string, year: number): Promise<Kept[]>;
    addDraft(draft: Omit<EvaluationDraft, 'recordedAt'> & { actorId: string }): Promise<boolean>;
  };
  events: EventLog;
};

export type TypedEvaluation = Pick<EvaluationDraft, 'texts' | 'spent'> & {
  /** Given by the form, so that the same form sent twice is kept once. */
  id: string;
  planId: string;
  year: number;
  /** The sequence of the newest draft the person saw; 0 where there was none. */
  seen: number;
};

export type EvaluationKept<Kept> =
  | { outcome: 'kept' | 'kept-before' }
  | { outcome: 'not-allowed' | 'no-such-plan' | 'not-approved' | EvaluationRefusal }
  /** Somebody wrote since; her words are told, and whoever sends again follows them. */
  | { outcome: 'written-meanwhile'; latest: Kept };

/** Keeps what people say in the evaluation of a year. The words before stay; two people never overwrite each other. */
export async function keepEvaluation<Kept extends EvaluationDraft>(
  stores: EvaluationDrafts<Kept>,
  actor: Actor,
  { typed, today }: { typed: TypedEvaluation; today: CalendarDay }
): Promise<EvaluationKept<Kept>> {
  if (refuseAction(actor, 'record-progress')) return { outcome: 'not-allowed' };
  const { id, planId, year, seen } = typed;
  if (!(await stores.plans.lockAlone(planId))) return { outcome: 'no-such-plan' };
  const carried = await readProgress(stores, planId, today);
  if (!carried) return { outcome: 'not-approved' };
  const drafts = await stores.evaluations.drafts(planId, year);
  if (drafts.some((one) => one.id === id)) return { outcome: 'kept-before' };
  const kept = { texts: trimmed(typed.texts), spent: typed.spent };
  const refusal = refuseEvaluation(kept, { year, years: planYears(carried.document.plan), today });
  if (refusal) return { outcome: refusal };
  const latest = drafts.at(-1);
  if (latest && latest.sequence !== seen) return { outcome: 'written-meanwhile', latest };
  const sequence = (latest?.sequence ?? 0) + 1;
  const draft = { id, planId, year, sequence, ...kept, actorId: actor.actorId };
  if (!(await stores.evaluations.addDraft(draft))) return { outcome: 'kept-before' };
  await stores.events.add({
    ...{ actorId: actor.actorId, action: 'changed', subject: 'evaluation', subjectId: planId },
    details: { year, sequence }
  });
  return { outcome: 'kept' };
}

/** A text without a word is none: the program's own stands. */
function trimmed(texts: EvaluationDraft['texts']): EvaluationDraft['texts'] {
  return Object.fromEntries(EVALUATION_TEXTS.map((one) => [one, texts[one]?.trim() || null])) as Record<
    EvaluationText,
    string | null
  >;
}
