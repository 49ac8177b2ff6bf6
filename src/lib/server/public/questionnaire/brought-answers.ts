import type { CalendarDay } from '#lib/domain/shared/calendar-day.ts';
import type { Questionnaire } from '#lib/domain/surveys/questionnaire/questionnaire.ts';
import { questionsOf } from '#lib/domain/surveys/questionnaire/survey.ts';
import type { Stores } from '#lib/server/stores.ts';
import { submitResponse } from '#lib/server/use-cases/surveys/submit-response.ts';
import { withPage } from './answer-sheet.ts';
import { toBeJudged } from './raw-answers.ts';
import { openSheet } from './sheet-state.ts';

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

/** `kept` also where the same sheet is there already; a contact and a code of a letter may be refused as on the web. */
export type BroughtOutcome = 'kept' | 'faulty' | 'altered' | 'refused';

type Bringing = {
  questionnaire: Pick<Questionnaire, 'id' | 'mode' | 'smallBody' | 'closesAt'>;
  sheet: BroughtSheet;
  formKey: string;
  today: CalendarDay;
};

/**
 * Keeps a sheet that was answered before, by the version that was answered. Only a sheet that this installation began
 * is taken, and each once, whichever way it comes and how many times.
 */
export async function bringSheet(
  stores: Stores,
  { questionnaire, sheet, formKey, today }: Bringing
): Promise<BroughtOutcome> {
  const { id, mode, smallBody, closesAt } = questionnaire;
  const came = openSheet(sheet.sealed, id, formKey);
  if (!came?.sound) return 'altered';
  const version = await stores.questionnaires.findVersion(id, came.state.version);
  if (!version || closesAt === null) return 'altered';
  const { content, number } = version;
  const asked = { id, mode, smallBody, closesAt, version: number, content };
  const form = new FormData();
  for (const [name, value] of sheet.fields) form.append(name, value);
  const { key, language, code, channel, answers } = withPage(asked, came.state, form);
  const outcome = await submitResponse(stores, asked, {
    given: toBeJudged(questionsOf(content), answers),
    ...{ channel, language, key, code, contact: String(form.get('kontakt') ?? '') },
    ...{ doubtful: false, sentOn: today, openAt: null }
  });
  if (outcome.outcome === 'kept' || outcome.outcome === 'faulty') return outcome.outcome;
  return 'refused';
}
