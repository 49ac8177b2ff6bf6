import { createHash } from 'node:crypto';
import { canonicalJson } from '#lib/domain/shared/canonical-json.ts';
import type { Questionnaire, QuestionnaireContent } from '#lib/domain/surveys/questionnaire/questionnaire.ts';
import { questionsOf } from '#lib/domain/surveys/questionnaire/survey.ts';
import { type Actor, refuseAction } from '#lib/domain/tenancy/permissions.ts';
import type { QuestionnaireStores } from './survey-work.ts';

/** More than anybody would answer; beyond it somebody plays with the form. */
export const MOST_QUESTIONS_KEPT = 150;

/** The version that somebody saw when she began to change it. */
export type SeenVersion = { number: number; revision: number };

export function contentHash(content: QuestionnaireContent): string {
  return createHash('sha256').update(canonicalJson(content)).digest('hex');
}

/** Begins a questionnaire with its first version. The same id again is the same questionnaire. */
export async function createQuestionnaire(
  stores: Pick<QuestionnaireStores, 'questionnaires' | 'events'>,
  actor: Actor,
  given: Pick<Questionnaire, 'id' | 'code' | 'planId' | 'audience'> & { content: QuestionnaireContent }
): Promise<'created' | 'not-allowed' | 'too-many-questions'> {
  if (refuseAction(actor, 'keep-questionnaires')) return 'not-allowed';
  const { content, ...rest } = given;
  if (questionsOf(content).length > MOST_QUESTIONS_KEPT) return 'too-many-questions';
  if (await stores.questionnaires.find(given.id)) return 'created';
  await stores.questionnaires.add({
    ...{ ...rest, mode: 'open', opensAt: null, closesAt: null, openVersion: null, smallBody: true }
  });
  await stores.questionnaires.addVersion(given.id, { number: 1, content, hash: contentHash(content) });
  await stores.events.add({
    ...{ actorId: actor.actorId, action: 'created', subject: 'questionnaire', subjectId: given.id },
    details: { audience: given.audience }
  });
  return 'created';
}

export type ChangeOutcome =
  | 'kept'
  | 'new-version'
  | 'nothing-new'
  | 'somebody-was-faster'
  | 'not-allowed'
  | 'gone'
  | 'too-many-questions';

/**
 * Changes what a questionnaire asks. A version that was opened never changes: the change makes the next one, which
 * nobody answers until it is opened too.
 */
export async function changeQuestionnaire(
  stores: Pick<QuestionnaireStores, 'questionnaires' | 'events'>,
  actor: Actor,
  { id, seen, content }: { id: string; seen: SeenVersion; content: QuestionnaireContent }
): Promise<ChangeOutcome> {
  if (refuseAction(actor, 'keep-questionnaires')) return 'not-allowed';
  if (questionsOf(content).length > MOST_QUESTIONS_KEPT) return 'too-many-questions';
  const questionnaire = await stores.questionnaires.lock(id);
  const latest = questionnaire && (await stores.questionnaires.latestVersion(id));
  if (!latest) return 'gone';
  if (latest.number !== seen.number || latest.revision !== seen.revision) return 'somebody-was-faster';
  const hash = contentHash(content);
  if (hash === latest.hash) return 'nothing-new';
  const number = latest.frozenAt === null ? latest.number : latest.number + 1;
  if (latest.frozenAt === null) await stores.questionnaires.changeDraft(id, { number, content, hash });
  else await stores.questionnaires.addVersion(id, { number, content, hash });
  await stores.events.add({
    ...{ actorId: actor.actorId, action: 'changed', subject: 'questionnaire', subjectId: id },
    details: { version: number, hash }
  });
  return latest.frozenAt === null ? 'kept' : 'new-version';
}

/** Removes a questionnaire that was never opened. */
export async function removeQuestionnaire(
  stores: Pick<QuestionnaireStores, 'questionnaires' | 'events'>,
  actor: Actor,
  id: string
): Promise<'removed' | 'not-allowed' | 'gone' | 'was-opened'> {
  if (refuseAction(actor, 'keep-questionnaires')) return 'not-allowed';
  const questionnaire = await stores.questionnaires.lock(id);
  if (!questionnaire) return 'gone';
  if (questionnaire.opensAt !== null) return 'was-opened';
  await stores.questionnaires.remove(id);
  await stores.events.add({
    ...{ actorId: actor.actorId, action: 'removed', subject: 'questionnaire', subjectId: id }
  });
  return 'removed';
}
