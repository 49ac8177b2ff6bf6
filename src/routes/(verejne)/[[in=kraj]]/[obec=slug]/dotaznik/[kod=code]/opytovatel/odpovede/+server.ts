import { json } from '@sveltejs/kit';
import { WORDING_LANGUAGES } from '#lib/domain/surveys/questionnaire/question.ts';
import type { Translate } from '#lib/i18n/messages.ts';
import type { PublishedQuestionnaire } from '#lib/server/db/published-questionnaires.ts';
import {
  type BroughtOutcome,
  bringSheet,
  readBroughtFile
} from '#lib/server/public/questionnaire/brought-answers.ts';
import { shownPage } from '#lib/server/public/questionnaire/shown-page.ts';
import { inTransaction } from '#lib/server/stores.ts';
import { blankSheets, interviewerAsked, MOST_BLANKS } from '../interviewer-asked.ts';
import type { RequestHandler } from './$types';

/**
 * Takes sheets of an interviewer, each once, and gives a new blank in the language of the page for each that is kept.
 * After the end what was asked before it still comes, but nobody new is asked.
 */
export const POST: RequestHandler = async (event) => {
  const { locals, request, url } = event;
  const { asked, body, formKey, state } = await interviewerAsked(event);
  const nothing = { outcomes: [], faults: [], blanks: [], version: asked.version };
  // Sheets wait in the browser until it is opened.
  if (state === 'waiting') return json(nothing, { status: 409 });
  const sheets = readBroughtFile(await request.text(), asked.code);
  if (!sheets) return json(nothing, { status: 422 });
  const brought: BroughtOutcome[] = [];
  for (const sheet of sheets)
    brought.push(
      await inTransaction(locals.db, body.bodyId, async (stores) => {
        await stores.questionnaires.lock(asked.id);
        if (await stores.surveyResults.find(asked.id)) return { outcome: 'refused' as const };
        const given = { questionnaire: asked, sheet, formKey, now: new Date() };
        return bringSheet(stores, { ...given, today: locals.today });
      })
    );
  const outcomes = brought.map(({ outcome }) => outcome);
  const faults = brought.map((one) => faultsOf(one, { formKey, t: locals.t }));
  const kept = outcomes.filter((outcome) => outcome === 'kept').length;
  const blanks = state === 'open' ? blanksFor(url, asked, { kept, formKey }) : [];
  return json({ outcomes, faults, blanks, version: asked.version });
};

/** What is wrong with a sheet, in words: the interviewer asks for it while the person is still there. */
function faultsOf(brought: BroughtOutcome, { formKey, t }: { formKey: string; t: Translate }): string[] {
  if (brought.outcome !== 'faulty') return [];
  const { asked, step } = brought;
  const told = { asked, formKey, typedContact: '', needsCode: false, t };
  return shownPage(step, told).errors.map(({ text }) => text);
}

/**
 * A blank of what is asked now for each sheet that was kept, or as many of an earlier version as were filled in on it when
 * no blank was left.
 */
function blanksFor(
  { searchParams }: URL,
  asked: PublishedQuestionnaire,
  { kept, formKey }: { kept: number; formKey: string }
): string[] {
  const language = WORDING_LANGUAGES.find((one) => one === searchParams.get('jazyk')) ?? 'sk';
  const version = Number(searchParams.get('verzia'));
  const isThere = Number.isInteger(version) && version > 0 && version <= asked.version;
  const wanted = isThere ? Number(searchParams.get('prazdne')) : 0;
  const count = wanted > 0 ? Math.min(Math.trunc(wanted), MOST_BLANKS) : kept;
  return blankSheets(
    { id: asked.id, version: isThere ? version : asked.version },
    { language, count, formKey }
  );
}
