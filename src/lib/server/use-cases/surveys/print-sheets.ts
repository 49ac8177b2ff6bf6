import { sheetNumbers } from '#lib/domain/surveys/paper/sheet-numbers.ts';
import { type Actor, refuseAction } from '#lib/domain/tenancy/permissions.ts';
import type { QuestionnaireStores } from './survey-work.ts';

type PrintStores = Pick<QuestionnaireStores, 'events'> & {
  questionnaires: Pick<QuestionnaireStores['questionnaires'], 'lock'> & {
    markPrinted(id: string, number: number): Promise<void>;
  };
};

export type PrintOutcome =
  | { outcome: 'numbered'; from: number; count: number }
  | { outcome: 'not-allowed' | 'gone' };

/**
 * Gives out numbers of sheets that will be printed with them, and remembers how far they go: were two people's sheets to
 * bear one number, the second would be taken for one that is typed already.
 */
export async function printSheets(
  stores: PrintStores,
  actor: Actor,
  wanted: { questionnaireId: string; from: number; count: number }
): Promise<PrintOutcome> {
  if (refuseAction(actor, 'keep-questionnaires')) return { outcome: 'not-allowed' };
  const { questionnaireId } = wanted;
  const questionnaire = await stores.questionnaires.lock(questionnaireId);
  if (!questionnaire?.openVersion) return { outcome: 'gone' };
  const numbers = sheetNumbers({ ...wanted, count: Math.max(1, wanted.count || 1) });
  const [from = 1] = numbers;
  const to = numbers.at(-1) ?? from;
  await stores.questionnaires.markPrinted(questionnaireId, to);
  await stores.events.add({
    ...{ actorId: actor.actorId, action: 'printed', subject: 'paper-sheet', subjectId: questionnaireId },
    details: { from, to }
  });
  return { outcome: 'numbered', from, count: numbers.length };
}
