import { profileOf } from '#lib/domain/surveys/answering/profile.ts';
import { questionnaireState } from '#lib/domain/surveys/questionnaire/questionnaire.ts';
import { questionsOf } from '#lib/domain/surveys/questionnaire/survey.ts';
import type { PublishResultStores } from './publish-results.ts';
import { receiptHash, wordsId } from './sheet-receipt.ts';
import { countedLines } from './submit-response.ts';
import type {
  AnsweringStores,
  KeptResponse,
  QuestionnaireStores,
  QuestionnaireVersion,
  ResponseState
} from './survey-work.ts';

type WithdrawStores = Pick<AnsweringStores, 'responses' | 'responseTallies' | 'responseTexts'> &
  Pick<QuestionnaireStores, 'published'> & {
    questionnaires: Pick<QuestionnaireStores['questionnaires'], 'lock' | 'findVersion'>;
    surveyResults: Pick<PublishResultStores['surveyResults'], 'find' | 'publish'>;
  };

/** How the sheet with this receipt stands; null where there is none. */
export async function findByReceipt(
  { responses }: Pick<WithdrawStores, 'responses'>,
  { questionnaireId, receipt }: { questionnaireId: string; receipt: string }
): Promise<ResponseState | null> {
  const sheet = await responses.lockByReceipt(questionnaireId, receiptHash(questionnaireId, receipt));
  return sheet?.state ?? null;
}

export type WithdrawOutcome =
  | { outcome: 'withdrawn' | 'withdrawn-already' | 'no-such-receipt' }
  /** `revision` where everybody could read the words until now. */
  | { outcome: 'words-erased'; revision: number | null };

/**
 * Takes one's own answers back: from the counts, with every word that was written. Only whoever holds the receipt can
 * do so. Once the questionnaire is closed results stand on the counts, so only the words go, from what is published too.
 */
export async function withdrawResponse(
  stores: WithdrawStores,
  { questionnaireId, receipt, now }: { questionnaireId: string; receipt: string; now: Date }
): Promise<WithdrawOutcome> {
  const sheet = await stores.responses.lockByReceipt(questionnaireId, receiptHash(questionnaireId, receipt));
  if (!sheet) return { outcome: 'no-such-receipt' };
  if (sheet.state === 'withdrawn' || sheet.state === 'discarded') return { outcome: 'withdrawn-already' };
  if (sheet.state === 'counted') {
    // Who releases words or publishes at the same time waits: what he shows would be older than what is erased here.
    const questionnaire = await stores.questionnaires.lock(questionnaireId);
    const isOpen = questionnaire && questionnaireState(questionnaire, now) === 'open';
    const version = await stores.questionnaires.findVersion(questionnaireId, sheet.version);
    if (!version) throw new Error('A sheet names a version that is not there.');
    if (isOpen) await takeBack(stores, sheet, version);
    const own = questionsOf(version.content).map(({ id }) => wordsId(receipt, id));
    const released = await stores.responseTexts.remove(own);
    if (!isOpen)
      return { outcome: 'words-erased', revision: await hidden(stores, questionnaireId, released) };
  }
  await stores.responses.settle([sheet.id], 'withdrawn');
  return { outcome: 'withdrawn' };
}

async function takeBack(
  { responseTallies }: WithdrawStores,
  { questionnaireId, answers, channel, version: number }: KeptResponse,
  { content }: QuestionnaireVersion
): Promise<void> {
  const response = new Map(Object.entries(answers));
  const lines = countedLines(content, response, channel);
  await responseTallies.takeBack(questionnaireId, number, profileOf(response), lines);
}

/** Words that were erased are no longer shown to anybody from now on. */
async function hidden(
  { surveyResults, published }: WithdrawStores,
  questionnaireId: string,
  released: number
): Promise<number | null> {
  if (released === 0 || !(await surveyResults.find(questionnaireId))) return null;
  await surveyResults.publish(questionnaireId);
  return published.raiseRevision();
}
