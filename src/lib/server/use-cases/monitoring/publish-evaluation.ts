import {
  EVALUATION_SCHEMA,
  type EvaluationContent,
  type EvaluationDraft,
  type EvaluationRefusal,
  type EvaluationTexts,
  evaluationText,
  refuseEvaluation,
  type TakenNote,
  toldByYear
} from '#lib/domain/monitoring/evaluation.ts';
import type { PublishedMeasuredValue } from '#lib/domain/monitoring/measured-value.ts';
import type { PublishedProgress } from '#lib/domain/monitoring/progress.ts';
import { planYears } from '#lib/domain/plans/plan.ts';
import { chosenTexts } from '#lib/domain/publishing/compose-evaluation.ts';
import type { PlanDocument } from '#lib/domain/publishing/plan-document.ts';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import { type Actor, refuseAction } from '#lib/domain/tenancy/permissions.ts';
import type { EventLog } from '../event-log.ts';
import { type ProgressReading, readProgress } from './read-progress.ts';

/** What reading an evaluation as it would be published asks of storage. */
export type EvaluationReading = Omit<ProgressReading, 'progress'> & {
  progress: ProgressReading['progress'];
  measuredValues: { list(planId: string): Promise<(PublishedMeasuredValue & { id: string })[]> };
  evaluations: { drafts(planId: string, year: number): Promise<EvaluationDraft[]> };
  law: { financingSourcesOn(day: CalendarDay): Promise<readonly { kind: string; code: string }[]> };
};

export type EvaluationAsked = { planId: string; year: number; today: CalendarDay; taken: TakenNote | null };

/** An evaluation as it stands today, with the plan it judges; the words of the program are given by whoever can say them. */
export type ReadyEvaluation = { content: EvaluationContent; plan: PlanDocument; sequence: number };

/**
 * Composes the evaluation of a year from what was told until today: the approved plan, its progress and values, and what
 * people wrote. Undefined while nothing is approved.
 * @param usual what the program says by itself of the plan and what was told
 */
export async function readEvaluation(
  stores: EvaluationReading,
  { planId, year, today, taken }: EvaluationAsked,
  usual: (
    plan: PlanDocument,
    judged: Pick<EvaluationContent, 'year' | 'madeOn' | 'told' | 'values' | 'spent'>
  ) => EvaluationTexts
): Promise<ReadyEvaluation | undefined> {
  const carried = await readProgress(stores, planId, today);
  if (!carried) return undefined;
  const version = (await stores.versions.list(planId)).find(({ number }) => number === carried.number);
  if (!version) return undefined;
  const draft = (await stores.evaluations.drafts(planId, year)).at(-1);
  const own = carried.document.body.kind === 'region' ? 'regional' : 'municipal';
  const sources = await stores.law.financingSourcesOn(carried.document.frozenOn);
  const judged = {
    ...{ year, madeOn: today, spent: draft?.spent ?? null },
    told: toldByYear(carried.records.map(shownProgress), year, (one) => one.activityId),
    values: toldByYear(
      (await stores.measuredValues.list(planId)).map(shownValue),
      year,
      (one) => one.indicatorId
    )
  };
  return {
    plan: carried.document,
    sequence: draft?.sequence ?? 0,
    content: {
      schema: EVALUATION_SCHEMA,
      ...judged,
      version: { planId, number: carried.number, contentHash: version.contentHash },
      ...chosenTexts(draft?.texts ?? null, usual(carried.document, judged)),
      ...{ taken, ownSources: sources.flatMap(({ kind, code }) => (kind === own ? [code] : [])).sort() }
    }
  };
}

/** Only what everybody may read: not who wrote it, nor who answers for it. */
function shownProgress(one: PublishedProgress): PublishedProgress {
  const { activityId, year, sequence, state, value, evidence, reason, nextStep, nextStepOn, recordedAt } =
    one;
  return {
    ...{ activityId, year, sequence, state, value, evidence, reason, nextStep, nextStepOn, recordedAt }
  };
}

function shownValue(one: PublishedMeasuredValue): PublishedMeasuredValue {
  const { indicatorId, year, sequence, value, measuredOn, source, note, recordedAt } = one;
  return { indicatorId, year, sequence, value, measuredOn, source, note, recordedAt };
}

/** What publishing asks of storage. */
export type EvaluationPublishing = EvaluationReading & {
  plans: ProgressReading['plans'] & { lockAlone(planId: string): Promise<unknown> };
  evaluations: EvaluationReading['evaluations'] & {
    list(planId: string): Promise<{ year: number; number: number; contentHash: string }[]>;
    add(evaluation: {
      id: string;
      planId: string;
      year: number;
      number: number;
      content: string;
      contentHash: string;
      pdfHash: string;
      docxHash: string;
      actorId: string;
    }): Promise<boolean>;
    show(): Promise<void>;
  };
  published: { raiseRevision(): Promise<number> };
  events: EventLog;
};

export type PrintedEvaluation = {
  id: string;
  ready: ReadyEvaluation;
  contentHash: string;
  pdfHash: string;
  docxHash: string;
};

export type EvaluationPublished =
  | { outcome: 'published'; revision: number; number: number }
  | { outcome: 'published-before' }
  | { outcome: 'not-allowed' | 'no-such-plan' | 'not-approved' | EvaluationRefusal }
  /** Something was told or written while the files were printed: they are to be printed again. */
  | { outcome: 'changed-meanwhile' };

/**
 * Publishes the evaluation of a year as its files were printed. What was published before stays readable; the newest one
 * stands for the year.
 * @param again reads it once more in the same transaction as it keeps it
 */
export async function publishEvaluation(
  stores: EvaluationPublishing,
  actor: Actor,
  printed: PrintedEvaluation,
  { today, again }: { today: CalendarDay; again: () => Promise<ReadyEvaluation | undefined> }
): Promise<EvaluationPublished> {
  if (refuseAction(actor, 'record-progress')) return { outcome: 'not-allowed' };
  const { id, contentHash, pdfHash, docxHash } = printed;
  const { version, year } = printed.ready.content;
  const { planId } = version;
  if (!(await stores.plans.lockAlone(planId))) return { outcome: 'no-such-plan' };
  const ready = await again();
  if (!ready) return { outcome: 'not-approved' };
  const refusal = refuseEvaluation(ready.content, { year, years: planYears(ready.plan.plan), today });
  if (refusal) return { outcome: refusal };
  const content = evaluationText(ready.content);
  if (content !== evaluationText(printed.ready.content)) return { outcome: 'changed-meanwhile' };
  const before = (await stores.evaluations.list(planId)).filter((one) => one.year === year);
  // The same content sent twice is one publication.
  if (before.some((one) => one.contentHash === contentHash)) return { outcome: 'published-before' };
  const number = Math.max(0, ...before.map((one) => one.number)) + 1;
  const added = await stores.evaluations.add({
    ...{ id, planId, year, number, content, contentHash, pdfHash, docxHash, actorId: actor.actorId }
  });
  if (!added) return { outcome: 'published-before' };
  await stores.evaluations.show();
  await stores.events.add({
    ...{ actorId: actor.actorId, action: 'published', subject: 'evaluation', subjectId: planId },
    details: { year, number, contentHash }
  });
  return { outcome: 'published', revision: await stores.published.raiseRevision(), number };
}
