import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import { compareTypings, isSameTyping } from '#lib/domain/surveys/paper/double-entry.ts';
import type { PaperLanguage } from '#lib/domain/surveys/paper/page-code.ts';
import { contentOnPaper, paperQuestions } from '#lib/domain/surveys/paper/paper-field.ts';
import { isSheetNumber } from '#lib/domain/surveys/paper/sheet-numbers.ts';
import type { QuestionnaireContent } from '#lib/domain/surveys/questionnaire/questionnaire.ts';
import {
  type Answer,
  type AnswerFault,
  judgeResponse,
  type Response
} from '#lib/domain/surveys/questionnaire/response.ts';
import { type Actor, refuseAction } from '#lib/domain/tenancy/permissions.ts';
import type { PaperEntry, PaperSheet, PaperStores } from './paper-work.ts';

type TypeStores = Pick<PaperStores, 'questionnaires' | 'paperSheets' | 'surveyResults' | 'events'>;

/** A sheet as somebody typed it; nothing about the shape of `given` is believed. */
export type TypedSheet = {
  questionnaireId: string;
  number: number;
  version: number;
  language: PaperLanguage;
  turn: 'first' | 'second';
  given: ReadonlyMap<string, unknown>;
  typedOn: CalendarDay;
};

type Refusal =
  | 'not-allowed'
  | 'gone'
  | 'no-number'
  | 'published'
  | 'counted-already'
  | 'typed-already'
  | 'not-typed-yet'
  | 'same-person'
  | 'another-version';
export type TypeSheetOutcome =
  | { outcome: 'typed'; differing: number }
  | { outcome: 'faulty'; faults: ReadonlyMap<string, AnswerFault> }
  | { outcome: Refusal };

/**
 * Keeps what somebody typed from a sheet of paper, for the first time or, by another person, for the second. Nothing
 * counts yet. A sheet is known by its number, so it is not typed twice by mistake.
 */
export async function typeSheet(
  stores: TypeStores,
  actor: Actor,
  typed: TypedSheet
): Promise<TypeSheetOutcome> {
  if (refuseAction(actor, 'type-sheets')) return { outcome: 'not-allowed' };
  const { questionnaireId, number, turn } = typed;
  if (!isSheetNumber(number)) return { outcome: 'no-number' };
  // Two who type the same number at once come one after the other.
  if (!(await stores.questionnaires.lock(questionnaireId))) return { outcome: 'gone' };
  const version = await stores.questionnaires.findVersion(questionnaireId, typed.version);
  if (!version?.frozenAt) return { outcome: 'gone' };
  if (await stores.surveyResults.find(questionnaireId)) return { outcome: 'published' };
  const sheet = await stores.paperSheets.lock(questionnaireId, number);
  const entries = sheet ? await stores.paperSheets.listEntries(questionnaireId, [number]) : [];
  const refusal = refusalOf(sheet, entries, actor, typed);
  const judged = judgeResponse(contentOnPaper(version.content), typed.given);
  const response = judged.outcome === 'faulty' ? null : judged.response;
  if (refusal === 'typed-already' && sheet && response && isSentAgain(entries, actor, turn, response))
    return { outcome: 'typed', differing: turn === 'second' ? sheet.differing : 0 };
  if (refusal) return { outcome: refusal };
  if (judged.outcome === 'faulty') return { outcome: 'faulty', faults: judged.faults };
  const differing =
    turn === 'first'
      ? await keepFirst(stores, typed)
      : await compareSecond(stores, typed, version.content, { entries, second: judged.response });
  await stores.paperSheets.addEntry(questionnaireId, {
    ...{ number, turn, answers: Object.fromEntries(judged.response) },
    ...{ typedBy: actor.actorId, typedOn: typed.typedOn }
  });
  await stores.events.add({
    ...{ actorId: actor.actorId, action: 'typed', subject: 'paper-sheet', subjectId: questionnaireId },
    details: { number, turn }
  });
  return { outcome: 'typed', differing };
}

function refusalOf(
  sheet: PaperSheet | undefined,
  entries: readonly PaperEntry[],
  actor: Actor,
  { turn, version, language }: TypedSheet
): Refusal | null {
  if (sheet?.counted) return 'counted-already';
  if (turn === 'first') return entries.length > 0 ? 'typed-already' : null;
  if (!sheet || entries.length === 0) return 'not-typed-yet';
  if (entries.length > 1) return 'typed-already';
  if (entries[0]?.typedBy === actor.actorId) return 'same-person';
  return sheet.version === version && sheet.language === language ? null : 'another-version';
}

/**
 * Whether somebody sends what she has typed already, because she did not see that it was kept. Were she refused, she
 * would type the same person once more under another number.
 */
function isSentAgain(
  entries: readonly PaperEntry[],
  { actorId }: Actor,
  turn: TypedSheet['turn'],
  typed: Response
): boolean {
  const own = entries.filter((entry) => entry.turn === turn && entry.typedBy === actorId);
  return own.length > 0 && isSameTyping(responseOf(own, turn), typed);
}

async function keepFirst({ paperSheets }: TypeStores, typed: TypedSheet): Promise<number> {
  const { questionnaireId, number, version, language } = typed;
  await paperSheets.add({ questionnaireId, number, version, language });
  return 0;
}

async function compareSecond(
  { paperSheets }: TypeStores,
  { questionnaireId, number }: TypedSheet,
  content: QuestionnaireContent,
  { entries, second }: { entries: readonly PaperEntry[]; second: Response }
): Promise<number> {
  const { compared, differing } = compareTypings(
    paperQuestions(content),
    responseOf(entries, 'first'),
    second
  );
  await paperSheets.compared(questionnaireId, number, { compared, differing: differing.length });
  return differing.length;
}

/** What was typed in a turn; nothing where nobody did. */
export function responseOf(entries: readonly PaperEntry[], turn: PaperEntry['turn']): Response {
  const answers = entries.find((entry) => entry.turn === turn)?.answers ?? {};
  return new Map(Object.entries(answers) as [string, Answer][]);
}
