import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import { readLetterCode } from '#lib/domain/surveys/answering/letter-code.ts';
import {
  type Questionnaire,
  questionnaireState,
  takesCode
} from '#lib/domain/surveys/questionnaire/questionnaire.ts';
import { questionsOf } from '#lib/domain/surveys/questionnaire/survey.ts';
import type { Actor } from '#lib/domain/tenancy/permissions.ts';
import type { Stores } from '#lib/server/stores.ts';
import { BROUGHT_AT_ONCE, bringSheets } from '#lib/server/use-cases/surveys/bring-sheets.ts';
import {
  type AskedVersion,
  type SentSheet,
  type SubmitOutcome,
  submitResponse
} from '#lib/server/use-cases/surveys/submit-response.ts';
import { type SheetStep, withPage } from './answer-sheet.ts';
import { toBeJudged } from './raw-answers.ts';
import { openSheet, type SheetState } from './sheet-state.ts';

/** One sheet as a browser kept it: its sealed state and what was filled in on its page since then. */
export type BroughtSheet = { sealed: string; fields: [name: string, value: string][] };

/** A file of answers is text; an interviewer's day fits many times. */
export const LARGEST_BROUGHT_FILE = 5_000_000;
const MOST_SHEETS = 500;

/** The sheets of a file that a browser saved; null where it is no such file, or of another questionnaire. */
export function readBroughtFile(text: string, questionnaireCode: string): BroughtSheet[] | null {
  const file = parsed(text);
  if (file?.['opora'] !== 'answers' || file['questionnaire'] !== questionnaireCode) return null;
  const { sheets } = file;
  if (!Array.isArray(sheets) || sheets.length > MOST_SHEETS || !sheets.every(isSheet)) return null;
  return sheets;
}

function parsed(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

function isSheet(value: unknown): value is BroughtSheet {
  if (typeof value !== 'object' || value === null) return false;
  const { sealed, fields } = value as Record<string, unknown>;
  return typeof sealed === 'string' && Array.isArray(fields) && fields.every(isPair);
}

function isPair(value: unknown): boolean {
  return Array.isArray(value) && value.length === 2 && value.every((one) => typeof one === 'string');
}

/**
 * `kept` also where the same sheet is there already. `altered` was not begun by this installation; `refused` comes before
 * the opening. What is faulty can be completed: `step` is the sheet all on one page, with what is wrong with it.
 */
export type BroughtOutcome =
  | { outcome: 'kept' | 'altered' | 'refused' }
  | { outcome: 'faulty'; asked: AskedVersion; step: MendableStep; contact: string };

type MendableStep = Extract<SheetStep, { step: 'page' | 'contact-too-long' | 'code-refused' }>;

type Brought = {
  questionnaire: Pick<Questionnaire, 'id' | 'mode' | 'smallBody' | 'opensAt' | 'closesAt'>;
  sheet: BroughtSheet;
  formKey: string;
  now: Date;
};

/** A sheet with its version, which may be an earlier one. */
export type OpenedSheet = { asked: AskedVersion; state: SheetState; contact: string };

/** Reads a sheet that was answered before, by the version that was answered. Only what this installation began is taken. */
export async function openBrought(
  { questionnaires }: { questionnaires: Pick<Stores['questionnaires'], 'findVersion'> },
  { questionnaire, sheet, formKey, now }: Brought
): Promise<OpenedSheet | { outcome: 'altered' | 'refused' }> {
  const { id, mode, smallBody, closesAt } = questionnaire;
  const stands = questionnaireState(questionnaire, now);
  if (stands === 'draft' || stands === 'waiting') return { outcome: 'refused' };
  const came = openSheet(sheet.sealed, id, formKey);
  const version = came?.sound ? await questionnaires.findVersion(id, came.state.version) : undefined;
  if (!came || !version || closesAt === null) return { outcome: 'altered' };
  const { content, number } = version;
  const asked = { id, mode, smallBody, closesAt, version: number, content };
  const form = new FormData();
  for (const [name, value] of sheet.fields) form.append(name, value);
  const state = withPage(asked, came.state, form);
  const typedCode = readLetterCode(String(form.get('kod') ?? ''));
  if (takesCode(mode, state.channel) && typedCode !== null) state.code = typedCode;
  return { asked, state, contact: String(form.get('kontakt') ?? '') };
}

/** What is sent of a sheet; it may come after the end, for it was begun before. */
export function sentOf({ asked, state, contact }: OpenedSheet, today: CalendarDay): SentSheet {
  const { key, language, code, channel, answers } = state;
  const given = toBeJudged(questionsOf(asked.content), answers);
  return { given, channel, language, key, code, contact, doubtful: false, sentOn: today, openAt: null };
}

/** What became of a sheet that was sent. */
export function broughtOutcome(
  { asked, state: came, contact }: OpenedSheet,
  sent: SubmitOutcome
): BroughtOutcome {
  const state = { ...came, whole: true, page: 0 };
  const faulty = (step: MendableStep): BroughtOutcome => ({ outcome: 'faulty', asked, step, contact });
  switch (sent.outcome) {
    case 'kept':
      return { outcome: 'kept' };
    case 'faulty':
      return faulty({ step: 'page', state, faults: sent.faults, notice: null });
    case 'contact-too-long':
      return faulty({ step: 'contact-too-long', state });
    case 'no-such-code':
    case 'code-used':
      return faulty({ step: 'code-refused', refusal: sent.outcome, state });
    case 'not-open':
      return { outcome: 'refused' };
  }
}

type InBody = <T>(work: (stores: Stores) => Promise<T>) => Promise<T>;

/** Counts the sheets of a file that somebody brought to the office, in short steps; what became of each, in their order. */
export async function bringFile(
  inBody: InBody,
  actor: Actor,
  {
    sheets,
    today,
    ...given
  }: Omit<Brought, 'sheet'> & { sheets: readonly BroughtSheet[]; today: CalendarDay }
): Promise<BroughtOutcome[] | 'not-allowed' | 'published'> {
  const outcomes: BroughtOutcome[] = [];
  for (let at = 0; at < sheets.length; at += BROUGHT_AT_ONCE) {
    const some = sheets.slice(at, at + BROUGHT_AT_ONCE);
    const step = await inBody((stores) => bringStep(stores, actor, { ...given, sheets: some, today }));
    if (typeof step === 'string') return step;
    outcomes.push(...step);
  }
  return outcomes;
}

async function bringStep(
  stores: Stores,
  actor: Actor,
  {
    sheets,
    today,
    ...given
  }: Omit<Brought, 'sheet'> & { sheets: readonly BroughtSheet[]; today: CalendarDay }
): Promise<BroughtOutcome[] | 'not-allowed' | 'published'> {
  const opened: (OpenedSheet | { outcome: 'altered' | 'refused' })[] = [];
  for (const sheet of sheets) opened.push(await openBrought(stores, { ...given, sheet }));
  const sound = opened.flatMap((one) => ('outcome' in one ? [] : [one]));
  const sent = await bringSheets(stores, actor, {
    questionnaireId: given.questionnaire.id,
    sheets: sound.map((one) => ({ asked: one.asked, sheet: sentOf(one, today) }))
  });
  if (typeof sent === 'string') return sent;
  return opened.map((one) => {
    if ('outcome' in one) return one;
    const became = sent[sound.indexOf(one)];
    if (!became) throw new Error('A sheet that was brought has no outcome.');
    return broughtOutcome(one, became);
  });
}

/** Keeps a sheet of an interviewer, once, whichever way it comes and how many times. */
export async function bringSheet(
  stores: Stores,
  { today, ...brought }: Brought & { today: CalendarDay }
): Promise<BroughtOutcome> {
  const opened = await openBrought(stores, brought);
  if ('outcome' in opened) return opened;
  return broughtOutcome(opened, await submitResponse(stores, opened.asked, sentOf(opened, today)));
}
