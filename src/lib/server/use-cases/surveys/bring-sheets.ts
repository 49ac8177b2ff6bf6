import { type Actor, refuseAction } from '#lib/domain/tenancy/permissions.ts';
import type { PublishResultStores } from './publish-results.ts';
import { type AskedVersion, type SentSheet, type SubmitOutcome, submitResponse } from './submit-response.ts';
import type { AnsweringStores, QuestionnaireStores } from './survey-work.ts';

type BringStores = AnsweringStores &
  Pick<QuestionnaireStores, 'events'> & {
    questionnaires: Pick<QuestionnaireStores['questionnaires'], 'lock'>;
    surveyResults: Pick<PublishResultStores['surveyResults'], 'find'>;
  };

/** Sheets of one transaction: it holds the only connection for some tens of milliseconds. */
export const BROUGHT_AT_ONCE = 20;

/** A sheet and the version that was answered, which may be an earlier one. */
export type SheetOfVersion = { asked: AskedVersion; sheet: SentSheet };

/**
 * Counts sheets that somebody brought to the office as a file, each once however often it comes. One event tells of them
 * together and names none.
 * @returns what became of each, in their order
 */
export async function bringSheets(
  stores: BringStores,
  actor: Actor,
  { questionnaireId, sheets }: { questionnaireId: string; sheets: readonly SheetOfVersion[] }
): Promise<SubmitOutcome[] | 'not-allowed' | 'published'> {
  if (refuseAction(actor, 'keep-questionnaires')) return 'not-allowed';
  // Either before the results are published, and in them, or after, and refused.
  await stores.questionnaires.lock(questionnaireId);
  if (await stores.surveyResults.find(questionnaireId)) return 'published';
  const outcomes: SubmitOutcome[] = [];
  for (const { asked, sheet } of sheets) outcomes.push(await submitResponse(stores, asked, sheet));
  const kept = outcomes.filter(({ outcome }) => outcome === 'kept').length;
  if (kept > 0)
    await stores.events.add({
      ...{ actorId: actor.actorId, action: 'brought', subject: 'responses', subjectId: questionnaireId },
      details: { responses: kept }
    });
  return outcomes;
}
