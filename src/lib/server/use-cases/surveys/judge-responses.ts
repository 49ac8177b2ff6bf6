import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import { profileOf } from '#lib/domain/surveys/answering/profile.ts';
import { type CountedSheet, peopleLines } from '#lib/domain/surveys/answering/tally.ts';
import { type Actor, refuseAction } from '#lib/domain/tenancy/permissions.ts';
import { countedLines } from './submit-response.ts';
import type { AnsweringStores, KeptResponse, QuestionnaireStores } from './survey-work.ts';

type JudgeStores = Pick<AnsweringStores, 'responses' | 'responseTallies' | 'responseTexts'> &
  Pick<QuestionnaireStores, 'events'> & {
    questionnaires: Pick<QuestionnaireStores['questionnaires'], 'findVersion'>;
  };

/** Sheets judged in one transaction: it holds the only connection for some tens of milliseconds. */
export const JUDGED_AT_ONCE = 40;

export type Verdict = 'counted' | 'discarded';

/**
 * Counts or discards sheets that wait to be checked, all of one day alike: nobody reads single answers to judge them.
 * @returns how many were judged; fewer than `JUDGED_AT_ONCE` when none is left
 */
export async function judgeResponses(
  stores: JudgeStores,
  actor: Actor,
  { questionnaireId, sentOn, verdict }: { questionnaireId: string; sentOn: CalendarDay; verdict: Verdict }
): Promise<number | 'not-allowed'> {
  if (refuseAction(actor, 'keep-questionnaires')) return 'not-allowed';
  const sheets = await stores.responses.lockToCheck(questionnaireId, sentOn, JUDGED_AT_ONCE);
  if (sheets.length === 0) return 0;
  if (verdict === 'counted') await countAll(stores, questionnaireId, sheets);
  await stores.responses.settle(
    sheets.map(({ id }) => id),
    verdict
  );
  await stores.events.add({
    ...{ actorId: actor.actorId, action: verdict, subject: 'responses', subjectId: questionnaireId },
    details: { day: sentOn, responses: sheets.length }
  });
  return sheets.length;
}

async function countAll(
  stores: JudgeStores,
  questionnaireId: string,
  sheets: readonly KeptResponse[]
): Promise<void> {
  const counted: CountedSheet[] = [];
  for (const { version, answers, channel, heldWords } of sheets) {
    const asked = await stores.questionnaires.findVersion(questionnaireId, version);
    if (!asked) throw new Error('A sheet names a version that is not there.');
    const response = new Map(Object.entries(answers));
    const lines = countedLines(asked.content, response, channel);
    counted.push({ version, profile: profileOf(response), lines });
    await stores.responseTexts.add(questionnaireId, heldWords ?? []);
  }
  await stores.responseTallies.countMany(questionnaireId, peopleLines(counted));
}
