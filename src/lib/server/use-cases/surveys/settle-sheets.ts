import { randomUUID } from 'node:crypto';
import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import { type CountedSheet, peopleLines } from '#lib/domain/surveys/answering/tally.ts';
import {
  compareTypings,
  controlOf,
  type Settling,
  settledAnswers
} from '#lib/domain/surveys/paper/double-entry.ts';
import { contentOnPaper, paperQuestions } from '#lib/domain/surveys/paper/paper-field.ts';
import { isSheetNumber } from '#lib/domain/surveys/paper/sheet-numbers.ts';
import { type Actor, refuseAction } from '#lib/domain/tenancy/permissions.ts';
import type { PaperEntry, PaperSheet, PaperStores } from './paper-work.ts';
import { type AskedVersion, submitResponse } from './submit-response.ts';
import { responseOf } from './type-sheet.ts';

type SettleStores = Pick<PaperStores, 'questionnaires' | 'paperSheets' | 'events'>;

/** Settles the differences of a sheet: for each of them one typing holds, as the sheet itself says. */
export async function settleSheet(
  stores: SettleStores,
  actor: Actor,
  settled: { questionnaireId: string; number: number; settling: Settling; today: CalendarDay }
): Promise<'settled' | 'not-allowed' | 'gone' | 'undecided'> {
  if (refuseAction(actor, 'keep-questionnaires')) return 'not-allowed';
  const { questionnaireId, number, settling, today } = settled;
  if (!isSheetNumber(number)) return 'gone';
  const sheet = await stores.paperSheets.lock(questionnaireId, number);
  const version = sheet && (await stores.questionnaires.findVersion(questionnaireId, sheet.version));
  const entries = await stores.paperSheets.listEntries(questionnaireId, [number]);
  const isOpen = entries.length === 2 && entries.every(({ turn }) => turn !== 'settled');
  if (!version || !isOpen) return 'gone';
  const [first, second] = [responseOf(entries, 'first'), responseOf(entries, 'second')];
  const { differing } = compareTypings(paperQuestions(version.content), first, second);
  if (differing.some((id) => !settling.has(id))) return 'undecided';
  const decided = new Map([...settling].filter(([id]) => differing.includes(id)));
  await stores.paperSheets.addEntry(questionnaireId, {
    ...{ number, turn: 'settled', answers: Object.fromEntries(settledAnswers(first, second, decided)) },
    ...{ typedBy: actor.actorId, typedOn: today }
  });
  await stores.events.add({
    ...{ actorId: actor.actorId, action: 'settled', subject: 'paper-sheet', subjectId: questionnaireId },
    details: { number, differences: differing.length }
  });
  return 'settled';
}

/** Removes a sheet that was typed under a wrong number; one that counts stays. */
export async function removeSheet(
  stores: Pick<PaperStores, 'paperSheets' | 'events'>,
  actor: Actor,
  { questionnaireId, number }: { questionnaireId: string; number: number }
): Promise<'removed' | 'not-allowed' | 'gone'> {
  if (refuseAction(actor, 'keep-questionnaires')) return 'not-allowed';
  const sheet = isSheetNumber(number) && (await stores.paperSheets.lock(questionnaireId, number));
  if (!sheet || sheet.counted) return 'gone';
  await stores.paperSheets.remove(questionnaireId, number);
  await stores.events.add({
    ...{ actorId: actor.actorId, action: 'removed', subject: 'paper-sheet', subjectId: questionnaireId },
    details: { number }
  });
  return 'removed';
}

/** Sheets counted in one transaction: it holds the only connection for some tens of milliseconds. */
export const COUNTED_AT_ONCE = 30;

export type CountOutcome =
  | { outcome: 'counted'; sheets: number }
  | { outcome: 'not-allowed' | 'gone' | 'published' | 'not-checked' };

/**
 * Counts sheets that were typed, as soon as all of them are controlled and every difference is settled: in the same
 * tallies as answers from the web, by the channel `paper`. What was typed is forgotten with it, and nothing says which
 * answers came from which sheet.
 * @returns how many were counted; fewer than `COUNTED_AT_ONCE` when none is left
 */
export async function countSheets(
  stores: PaperStores,
  actor: Actor,
  { questionnaireId, today }: { questionnaireId: string; today: CalendarDay }
): Promise<CountOutcome> {
  if (refuseAction(actor, 'keep-questionnaires')) return { outcome: 'not-allowed' };
  const questionnaire = await stores.questionnaires.lock(questionnaireId);
  if (!questionnaire?.closesAt) return { outcome: 'gone' };
  if (await stores.surveyResults.find(questionnaireId)) return { outcome: 'published' };
  if (!controlOf(await stores.paperSheets.list(questionnaireId)).isFinished)
    return { outcome: 'not-checked' };
  const sheets = await stores.paperSheets.listReady(questionnaireId, COUNTED_AT_ONCE);
  const numbers = sheets.map(({ number }) => number);
  const entries = await stores.paperSheets.listEntries(questionnaireId, numbers);
  const { closesAt } = questionnaire;
  const counted: CountedSheet[] = [];
  const together: PaperStores = { ...stores, responseTallies: keptBack(stores.responseTallies, counted) };
  for (const sheet of sheets) await keep(together, { ...questionnaire, closesAt }, { sheet, entries, today });
  await stores.responseTallies.countMany(questionnaireId, peopleLines(counted));
  await stores.paperSheets.settle(questionnaireId, numbers);
  if (sheets.length > 0)
    await stores.events.add({
      ...{ actorId: actor.actorId, action: 'counted', subject: 'paper-sheet', subjectId: questionnaireId },
      details: { sheets: sheets.length }
    });
  return { outcome: 'counted', sheets: sheets.length };
}

/** Many sheets of one transaction count together: each on its own, they would take lines in an order of their own. */
function keptBack(
  tallies: PaperStores['responseTallies'],
  counted: CountedSheet[]
): PaperStores['responseTallies'] {
  return {
    ...tallies,
    count: async (_, version, profile, lines) => {
      counted.push({ version, profile, lines });
    }
  };
}

async function keep(
  stores: PaperStores,
  { id, smallBody, mode, closesAt }: Omit<AskedVersion, 'version' | 'content'>,
  { sheet, entries, today }: { sheet: PaperSheet; entries: readonly PaperEntry[]; today: CalendarDay }
): Promise<void> {
  const version = await stores.questionnaires.findVersion(id, sheet.version);
  if (!version) throw new Error('A sheet of paper names a version that is not there.');
  const own = entries.filter(({ number }) => number === sheet.number);
  const settled = responseOf(own, 'settled');
  const given = own.some(({ turn }) => turn === 'settled') ? settled : responseOf(own, 'first');
  const content = contentOnPaper(version.content);
  const sent = await submitResponse(
    stores,
    { id, smallBody, mode, closesAt, version: sheet.version, content },
    {
      ...{ given, channel: 'paper', language: sheet.language, key: randomUUID(), contact: '' },
      ...{ doubtful: false, sentOn: today, openAt: null }
    }
  );
  if (sent.outcome !== 'kept') throw new Error(`A typed sheet could not be counted: ${sent.outcome}.`);
}
