import { profileOf } from '#lib/domain/surveys/answering/profile.ts';
import { questionnaireState } from '#lib/domain/surveys/questionnaire/questionnaire.ts';
import { questionsOf } from '#lib/domain/surveys/questionnaire/survey.ts';
import { receiptHash, wordsId } from './sheet-receipt.ts';
import { countedLines } from './submit-response.ts';
import type { AnsweringStores, QuestionnaireStores, ResponseState } from './survey-work.ts';

type WithdrawStores = Pick<AnsweringStores, 'responses' | 'responseTallies' | 'responseTexts'> & {
  questionnaires: Pick<QuestionnaireStores['questionnaires'], 'find' | 'findVersion'>;
};

/** How the sheet with this receipt stands; null where there is none. */
export async function findByReceipt(
  { responses }: Pick<WithdrawStores, 'responses'>,
  { questionnaireId, receipt }: { questionnaireId: string; receipt: string }
): Promise<ResponseState | null> {
  const sheet = await responses.lockByReceipt(questionnaireId, receiptHash(questionnaireId, receipt));
  return sheet?.state ?? null;
}

export type WithdrawOutcome = 'withdrawn' | 'withdrawn-already' | 'no-such-receipt' | 'closed';

/**
 * Takes one's own answers back: from the counts, with every word that was written. Only whoever holds the receipt can
 * do so, until the questionnaire is closed; from then on results stand on it.
 */
export async function withdrawResponse(
  stores: WithdrawStores,
  { questionnaireId, receipt, now }: { questionnaireId: string; receipt: string; now: Date }
): Promise<WithdrawOutcome> {
  const questionnaire = await stores.questionnaires.find(questionnaireId);
  if (!questionnaire) return 'no-such-receipt';
  const sheet = await stores.responses.lockByReceipt(questionnaireId, receiptHash(questionnaireId, receipt));
  if (!sheet) return 'no-such-receipt';
  if (sheet.state === 'withdrawn' || sheet.state === 'discarded') return 'withdrawn-already';
  if (questionnaireState(questionnaire, now) !== 'open') return 'closed';
  if (sheet.state === 'counted') {
    const version = await stores.questionnaires.findVersion(questionnaireId, sheet.version);
    if (!version) throw new Error('A sheet names a version that is not there.');
    const response = new Map(Object.entries(sheet.answers));
    const lines = countedLines(version.content, response, sheet.channel);
    await stores.responseTallies.takeBack(questionnaireId, sheet.version, profileOf(response), lines);
    await stores.responseTexts.remove(questionsOf(version.content).map(({ id }) => wordsId(receipt, id)));
  }
  await stores.responses.settle([sheet.id], 'withdrawn');
  return 'withdrawn';
}
