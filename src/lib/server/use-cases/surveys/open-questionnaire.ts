import {
  type ContentFault,
  contentFaults,
  type Questionnaire,
  questionnaireState
} from '#lib/domain/surveys/questionnaire/questionnaire.ts';
import { type Actor, refuseAction } from '#lib/domain/tenancy/permissions.ts';
import type { QuestionnaireStores, QuestionnaireVersion } from './survey-work.ts';

export type OpenOutcome =
  | { outcome: 'opened'; version: number; revision: number }
  | { outcome: 'faulty'; faults: ContentFault[] }
  | { outcome: 'not-allowed' | 'gone' | 'closed-already' | 'ends-before-it-begins' | 'ended-already' };

/** When a questionnaire is answered, and whether the rules of small bodies hold. */
export type Opening = { id: string; opensAt: Date; closesAt: Date; smallBody: boolean; now: Date };

/**
 * Opens the latest version from one moment to another and shows it to everybody; what is open already goes on with it,
 * until the new end. What was closed stays closed: results stand on it, and another round is another questionnaire.
 */
export async function openQuestionnaire(
  stores: QuestionnaireStores,
  actor: Actor,
  { id, opensAt, closesAt, smallBody, now }: Opening
): Promise<OpenOutcome> {
  if (refuseAction(actor, 'keep-questionnaires')) return { outcome: 'not-allowed' };
  const questionnaire = await stores.questionnaires.lock(id);
  const latest = questionnaire && (await stores.questionnaires.latestVersion(id));
  if (!latest) return { outcome: 'gone' };
  const state = questionnaireState(questionnaire, now);
  if (state === 'closed') return { outcome: 'closed-already' };
  if (closesAt <= opensAt) return { outcome: 'ends-before-it-begins' };
  if (closesAt <= now) return { outcome: 'ended-already' };
  const faults = contentFaults(latest.content);
  if (faults.length > 0) return { outcome: 'faulty', faults };
  const opened = {
    // People have answered it since then.
    opensAt: state === 'open' && questionnaire.opensAt ? questionnaire.opensAt : opensAt,
    closesAt,
    openVersion: latest.number,
    smallBody: smallBody || (questionnaire.opensAt !== null && questionnaire.smallBody)
  };
  await freezeOnce(stores, id, latest, now);
  const revision = await show(stores, actor, id, opened, 'opened');
  return { outcome: 'opened', version: latest.number, revision };
}

async function freezeOnce(
  { questionnaires }: QuestionnaireStores,
  id: string,
  { number, frozenAt }: QuestionnaireVersion,
  now: Date
): Promise<void> {
  if (frozenAt === null) await questionnaires.freeze(id, number, now);
}

export type CloseOutcome =
  | { outcome: 'closed'; revision: number }
  | { outcome: 'not-allowed' | 'gone' | 'not-open' };

/** Closes a questionnaire that is open, or that would open later, at once. */
export async function closeQuestionnaire(
  stores: QuestionnaireStores,
  actor: Actor,
  { id, now }: { id: string; now: Date }
): Promise<CloseOutcome> {
  if (refuseAction(actor, 'keep-questionnaires')) return { outcome: 'not-allowed' };
  const questionnaire = await stores.questionnaires.lock(id);
  if (!questionnaire) return { outcome: 'gone' };
  const state = questionnaireState(questionnaire, now);
  if (state === 'draft' || state === 'closed') return { outcome: 'not-open' };
  const { opensAt, openVersion, smallBody } = questionnaire;
  const from = opensAt && opensAt < now ? opensAt : now;
  const closed = { opensAt: from, closesAt: now, openVersion, smallBody };
  return { outcome: 'closed', revision: await show(stores, actor, id, closed, 'closed') };
}

/** @returns the revision of what the public sees of the body from now on */
async function show(
  stores: QuestionnaireStores,
  actor: Actor,
  id: string,
  opened: Pick<Questionnaire, 'opensAt' | 'closesAt' | 'openVersion' | 'smallBody'>,
  action: 'opened' | 'closed'
): Promise<number> {
  await stores.questionnaires.open(id, opened);
  await stores.publishedQuestionnaires.publish(id);
  await stores.events.add({
    ...{ actorId: actor.actorId, action, subject: 'questionnaire', subjectId: id },
    details: { version: opened.openVersion, until: opened.closesAt?.toISOString() ?? null }
  });
  return stores.published.raiseRevision();
}
